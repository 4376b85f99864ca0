import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { packageQueries } from '../core/paths.js';
import { withIncludes } from './includes.js';
import { parseSavedQuery } from './parse.js';
import type { QueryProblem, SavedQuery } from './types.js';

/** A saved query is a page of text; more than this is some other file. */
const maxBytes = 256 * 1024;
const suffix = '.cypher';

interface Found {
  readonly path: string;
  readonly file: string;
  readonly category: string;
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'ENOTDIR') return 'it is not a folder';
  return error instanceof Error ? error.message : String(error);
}

function cypherFiles(folder: string, path: string, category: string, names: readonly string[]): Found[] {
  return names
    .filter((name) => name.endsWith(suffix) && !name.startsWith('.'))
    .map((name) => ({ path: join(path, name), file: relative(folder, join(path, name)), category }));
}

/** The `.cypher` files of a folder (category `custom`) and of the folders in it (category: their name), in order. */
async function findFiles(folder: string, problems: QueryProblem[]): Promise<Found[]> {
  const report = (file: string) => (error: unknown) => {
    problems.push({ file, reason: reasonOf(error) });
    return [];
  };
  const entries = await readdir(folder, { withFileTypes: true }).catch(report(folder));
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  const nested = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const below = await Promise.all(
    nested.map(async ({ name }) => {
      const path = join(folder, name);
      return cypherFiles(folder, path, name, await readdir(path).catch(report(path)));
    }),
  );
  return [...cypherFiles(folder, folder, 'custom', names), ...below.flat()].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );
}

async function loadFile(found: Found): Promise<SavedQuery> {
  const { size } = await stat(found.path);
  if (size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024} KiB`);
  const text = await readFile(found.path, 'utf8');
  const query = parseSavedQuery(text, {
    name: basename(found.path, suffix),
    category: found.category,
    file: found.file,
  });
  return { ...query, shipped: resolve(found.path).startsWith(packageQueries + sep) };
}

/**
 * Loads every `<folder>/<category>/<id>.cypher` (and `<folder>/<id>.cypher`, category `custom`) of the folders, sorted
 * by category and id. What cannot be used is skipped and reported; of two queries with one id the first folder's stays,
 * so a user's folder cannot replace a query that others rely on. Throws nothing.
 */
export async function loadSavedQueries(
  folders: readonly string[],
): Promise<{ queries: SavedQuery[]; problems: QueryProblem[] }> {
  const queries = new Map<string, SavedQuery>();
  const problems: QueryProblem[] = [];
  for (const folder of folders) {
    for (const found of await findFiles(folder, problems)) {
      try {
        const query = await loadFile(found);
        const first = queries.get(query.id);
        if (first === undefined) queries.set(query.id, query);
        else problems.push({ file: found.path, reason: `its id is already that of ${first.file}` });
      } catch (error) {
        problems.push({ file: found.path, reason: reasonOf(error) });
      }
    }
  }
  const order = (query: SavedQuery) => `${query.category}\u0000${query.id}`;
  const sorted = [...queries.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { queries: withIncludes(sorted, problems), problems };
}
