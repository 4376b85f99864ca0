import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { hostOf } from '../key-host.js';
import { kindOfKey } from './keys.js';
import { momentOf } from './moment.js';
import { PastReader } from './past.js';

/** Things that one name may stand for. */
const mostCandidates = 20;

const isPlace = (key: string) => ['group', 'project'].includes(kindOfKey(key));

/** Keys of what has the key or path now. */
async function now(read: GraphRead, value: string): Promise<string[]> {
  const rows = await read<{ key: string }>(
    `CALL () {
       MATCH (n:${entityLabel} {key: $value}) RETURN n
       UNION MATCH (n:GitLabProject {fullPath: $value}) RETURN n
       UNION MATCH (n:GitLabGroup {fullPath: $value}) RETURN n }
     RETURN n.key AS key ORDER BY key LIMIT $limit`,
    { value, limit: mostCandidates },
  );
  return rows.map(({ key }) => key).filter(isPlace);
}

/** Keys of what is gone, or had the path before it was moved or renamed. An index is used only when all that is in it is asked for. */
async function formerly(read: GraphRead, value: string, time: string): Promise<string[]> {
  const rows = await read<{ key: string }>(
    `CALL () {
       MATCH (c:Change {key: $value, operation: 'deleted', subject: 'node'}) RETURN c
       UNION MATCH (w:WriteTurn) MATCH (c:Change {host: w.host})
       WHERE c.type IN ['group', 'project'] AND c.turn >= 0 AND c.at > $time AND c.subject = 'node' AND c.before CONTAINS $path RETURN c }
     RETURN DISTINCT c.key AS key ORDER BY key LIMIT $limit`,
    {
      value,
      time: new Date(time).toISOString(),
      path: `"fullPath":${JSON.stringify(value)}`,
      limit: mostCandidates,
    },
  );
  return rows.map(({ key }) => key).filter(isPlace);
}

/** Of some things, those that were there at a time, with what they were called. */
async function thereAt(read: GraphRead, keys: readonly string[], time: string) {
  const found = await Promise.all(
    keys.map(async (key) => {
      const reader = new PastReader(read, await momentOf(read, hostOf(key), time));
      const facts = (await reader.nodes([key])).get(key);
      return facts === undefined ? [] : [{ key, path: facts.fullPath }];
    }),
  );
  return found.flat();
}

/**
 * The key of the group or project that was meant: the one that had this key or full path then, or else the one that has it
 * now and was there then.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, HISTORY_NOT_THERE; HISTORY_FUTURE, HISTORY_UNKNOWN.
 */
export async function resolveThen(read: GraphRead, value: string, time: string): Promise<string> {
  const current = await now(read, value);
  const former = await formerly(read, value, time);
  if (current.length + former.length === 0) throw appError('ACCESS_UNKNOWN', { what: 'resource', value });
  const there = await thereAt(read, [...new Set([...current, ...former])], time);
  const named = there.filter(({ key, path }) => key === value || path === value);
  const meant = named.length > 0 ? named : there.filter(({ key }) => current.includes(key));
  const [first, ...others] = meant;
  if (first === undefined) throw appError('HISTORY_NOT_THERE', { resource: value, time });
  if (others.length > 0)
    throw appError('ACCESS_AMBIGUOUS', { what: 'resource', value, candidates: meant.map(({ key }) => key) });
  return first.key;
}
