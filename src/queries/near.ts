import { distance } from 'fastest-levenshtein';
import { appError } from '../core/errors.js';
import type { SavedQuery } from './types.js';

/** At most three of `names` that a slip of the fingers, or a part of the name, may have meant by `given`; nearest first. */
export function nearNames(given: string, names: readonly string[]): string[] {
  const wanted = given.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const score = (name: string) => {
    const candidate = name.toLowerCase();
    const part = wanted.length >= 3 && candidate.includes(wanted);
    return part ? 0 : distance(wanted, candidate);
  };
  return names
    .map((name) => ({ name, score: score(name) }))
    .filter((entry) => entry.score <= limit)
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map((entry) => entry.name);
}

/**
 * The query named `id`.
 * @throws QUERY_UNKNOWN with near names.
 */
export function findSavedQuery(queries: readonly SavedQuery[], id: string): SavedQuery {
  const found = queries.find((query) => query.id === id);
  if (found !== undefined) return found;
  const near = nearNames(
    id,
    queries.map((query) => query.id),
  );
  throw appError('QUERY_UNKNOWN', { id, near });
}
