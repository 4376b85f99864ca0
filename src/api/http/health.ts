import { join } from 'node:path';
import type { Logger } from '../../core/logger.js';
import { packageRoot } from '../../core/paths.js';
import type { Graph } from '../../graph/driver.js';
import { migrationStatus } from '../../graph/migrations.js';

/** Milliseconds that Neo4j gets to answer. */
const patienceMs = 5000;

/** Whether the service can do its work, and on what state of GitLab. */
export interface Readiness {
  readonly ready: boolean;
  readonly neo4j: 'ok' | 'unreachable';
  /** `pending`: this version's are not applied yet; `foreign`: another version's are. */
  readonly migrations: 'ok' | 'pending' | 'foreign' | 'unknown';
  /** The last sync of each connection that ended well, with its age in seconds. */
  readonly lastSyncs: readonly {
    readonly connection: string;
    readonly finishedAt: string | null;
    readonly ageSeconds: number | null;
  }[];
}

const away: Readiness = { ready: false, neo4j: 'unreachable', migrations: 'unknown', lastSyncs: [] };

async function look(graph: Graph): Promise<Readiness> {
  const states = (await migrationStatus(graph, join(packageRoot, 'migrations'))).map(({ state }) => state);
  const migrations = states.every((state) => state === 'applied')
    ? 'ok'
    : states.includes('pending')
      ? 'pending'
      : 'foreign';
  const rows = await graph.read<{ connection: string; finishedAt: string | null }>(
    `MATCH (c:Connection) OPTIONAL MATCH (r:SyncRun {id: c.lastRun})
     RETURN c.name AS connection, r.finishedAt AS finishedAt ORDER BY connection`,
    {},
    { timeoutMs: patienceMs },
  );
  const now = Date.now();
  const lastSyncs = rows.map(({ connection, finishedAt }) => ({
    connection,
    finishedAt,
    ageSeconds: finishedAt === null ? null : Math.max(0, Math.round((now - Date.parse(finishedAt)) / 1000)),
  }));
  return { ready: migrations === 'ok', neo4j: 'ok', migrations, lastSyncs };
}

/** Asks Neo4j, for five seconds at most. Never fails: what cannot be told is told as such. */
export async function readiness(graph: Graph, logger: Logger): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(away), patienceMs);
  });
  try {
    return await Promise.race([look(graph), late]);
  } catch (err) {
    logger.warn({ err }, 'Not ready');
    return away;
  } finally {
    clearTimeout(timer);
  }
}
