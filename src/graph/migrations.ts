import { appError } from '../core/errors.js';
import type { Graph } from './driver.js';
import { type MigrationFile, readMigrations } from './migration-files.js';
import { type LockTimes, withMigrationLock } from './migration-lock.js';

/**
 * One migration and where it stands: `changed` when its file is not the one that was applied, `missing` when it was
 * applied by a newer version of the program and has no file here.
 */
export type MigrationStatus = {
  readonly version: number;
  readonly name: string;
  readonly file?: string;
  readonly state: 'applied' | 'pending' | 'changed' | 'missing';
  /** ISO 8601, by the database's clock. */
  readonly appliedAt?: string;
  readonly durationMs?: number;
};

/** How to apply migrations. */
export type MigrateOptions = Partial<LockTimes> & {
  /** Hears of each migration that was applied. */
  readonly onApplied?: (migration: {
    readonly version: number;
    readonly name: string;
    readonly durationMs: number;
  }) => void;
};

type Applied = {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: string;
  readonly durationMs: number;
};

const defaults: LockTimes = { waitMs: 120_000, ttlMs: 60_000 };

/**
 * All migrations of the folder and of the database, in order. Changes nothing.
 * @throws MIGRATION_INVALID when the folder's files are not well-formed.
 */
export async function migrationStatus(graph: Graph, folder: string): Promise<MigrationStatus[]> {
  return statusOf(await readMigrations(folder), await readApplied(graph));
}

/**
 * Applies the folder's pending migrations, one instance at a time, and gives how many they were. Each statement is a
 * transaction of its own, because Neo4j allows no schema and data changes in one; a migration that failed half-way
 * begins again with its first statement, so statements must be fit to run twice (`IF NOT EXISTS`, `MERGE`).
 * @throws MIGRATION_INVALID, MIGRATION_CHANGED, MIGRATION_LOCKED, or Neo4j's own failure of a statement.
 */
export async function migrate(graph: Graph, folder: string, options: MigrateOptions = {}): Promise<number> {
  const files = await readMigrations(folder);
  if ((await pending(graph, files)).length === 0) return 0;
  const times = { waitMs: options.waitMs ?? defaults.waitMs, ttlMs: options.ttlMs ?? defaults.ttlMs };
  return withMigrationLock(graph, times, async (keep) => {
    await graph.write(
      'CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (m:Migration) REQUIRE m.version IS UNIQUE',
    );
    // Another instance may have applied some while this one waited.
    const todo = await pending(graph, files);
    for (const file of todo) {
      const durationMs = await apply(graph, file, keep);
      options.onApplied?.({ version: file.version, name: file.name, durationMs });
    }
    return todo.length;
  });
}

async function apply(graph: Graph, file: MigrationFile, keep: () => Promise<void>): Promise<number> {
  const started = performance.now();
  for (const statement of file.statements) {
    await keep();
    await graph.write(statement);
  }
  await keep();
  const durationMs = Math.round(performance.now() - started);
  const { version, name, checksum } = file;
  await graph.write(
    `MERGE (m:Migration {version: $version})
     SET m.name = $name, m.checksum = $checksum, m.appliedAt = datetime.realtime(), m.durationMs = $durationMs`,
    { version, name, checksum, durationMs },
  );
  return durationMs;
}

/** The files that are still to be applied, after a check that all others are as they were. */
async function pending(graph: Graph, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const status = statusOf(files, await readApplied(graph));
  for (const {
    state,
    version,
    name,
    file = `V${String(version).padStart(4, '0')}__${name}.cypher`,
  } of status) {
    if (state === 'changed') throw appError('MIGRATION_CHANGED', { file });
    if (state === 'missing') {
      const reason = 'this database had it applied, by a newer version, but the file is not here';
      throw appError('MIGRATION_INVALID', { file, reason });
    }
  }
  const waiting = new Set(status.filter(({ state }) => state === 'pending').map(({ version }) => version));
  return files.filter(({ version }) => waiting.has(version));
}

function statusOf(files: readonly MigrationFile[], applied: readonly Applied[]): MigrationStatus[] {
  const known = new Map(applied.map((migration) => [migration.version, migration]));
  const fromFiles = files.map(({ version, name, file, checksum }): MigrationStatus => {
    const done = known.get(version);
    if (done === undefined) return { version, name, file, state: 'pending' };
    const { appliedAt, durationMs } = done;
    return {
      version,
      name,
      file,
      state: done.checksum === checksum ? 'applied' : 'changed',
      appliedAt,
      durationMs,
    };
  });
  const missing = applied
    .filter(({ version }) => version > files.length)
    .map(({ version, name, appliedAt, durationMs }): MigrationStatus => {
      return { version, name, state: 'missing', appliedAt, durationMs };
    });
  return [...fromFiles, ...missing];
}

function readApplied(graph: Graph): Promise<Applied[]> {
  return graph.read<Applied>(
    `MATCH (m:Migration)
     RETURN m.version AS version, m.name AS name, m.checksum AS checksum,
            toString(m.appliedAt) AS appliedAt, m.durationMs AS durationMs
     ORDER BY version`,
  );
}
