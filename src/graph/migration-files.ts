import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../core/errors.js';
import { splitStatements } from './statements.js';

/** A migration as its file has it. */
export type MigrationFile = {
  readonly version: number;
  readonly name: string;
  readonly file: string;
  /** SHA-256 of the text with `\n` line ends, in hex. */
  readonly checksum: string;
  readonly statements: readonly string[];
};

/**
 * The migrations of a folder, in order. Versions begin with 1 and have no gaps.
 * @throws MIGRATION_INVALID for a bad name, a gap, a duplicate, or text that is no list of statements.
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw appError('MIGRATION_INVALID', { file: folder, reason: 'the folder cannot be read' }, error);
  });
  const files = names.filter((name) => name.endsWith('.cypher'));
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  migrations.sort((a, b) => a.version - b.version || a.file.localeCompare(b.file));
  for (const [index, { version, file }] of migrations.entries()) {
    if (version === index + 1) continue;
    const reason =
      version <= index ? `there are two of version ${version}` : `there is no version ${index + 1}`;
    throw appError('MIGRATION_INVALID', { file, reason });
  }
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<MigrationFile> {
  const [, digits, name] = /^V(\d{4})__([a-z0-9_]+)\.cypher$/.exec(file) ?? [];
  if (digits === undefined || name === undefined) {
    throw appError('MIGRATION_INVALID', { file, reason: 'its name is not like V0001__name.cypher' });
  }
  const text = (await readFile(join(folder, file), 'utf8')).replace(/\r\n?/g, '\n');
  const checksum = createHash('sha256').update(text).digest('hex');
  return { version: Number(digits), name, file, checksum, statements: statementsOf(file, text) };
}

function statementsOf(file: string, text: string): string[] {
  try {
    const statements = splitStatements(text);
    if (statements.length > 0) return statements;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw appError('MIGRATION_INVALID', { file, reason }, error);
  }
  throw appError('MIGRATION_INVALID', { file, reason: 'it has no statement' });
}
