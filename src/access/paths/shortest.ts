import { groupBy } from '../../core/collections.js';
import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { relationshipHelp } from '../../gitlab/model/help.js';
import { roleName } from '../steps.js';
import { type StepRow, shortestPathsStatement } from './statement.js';

/** Paths that can be asked for at most. */
export const mostPaths = 50;

/** A step with a sentence about it. */
export type PathStep = StepRow & { readonly sentence: string };

/**
 * The key of a node by its key, `@username`, username, or the full path of a group or project.
 * @throws AppError NODE_UNKNOWN, ACCESS_AMBIGUOUS (one name on several GitLabs).
 */
export async function resolveNode(read: GraphRead, value: string): Promise<string> {
  const found = await read<{ key: string }>(
    `CALL () {
       MATCH (n:${entityLabel} {key: $value}) RETURN n.key AS key, 0 AS rank
       UNION MATCH (n:GitLabUser {username: $username}) RETURN n.key AS key, 1 AS rank
       UNION MATCH (n:GitLabGroup {fullPath: $value}) RETURN n.key AS key, 1 AS rank
       UNION MATCH (n:GitLabProject {fullPath: $value}) RETURN n.key AS key, 1 AS rank
     } RETURN key ORDER BY rank, key LIMIT 20`,
    { value, username: value.replace(/^@/, '') },
  );
  const [first, ...others] = found;
  if (first === undefined) throw appError('NODE_UNKNOWN', { value });
  if (first.key === value || others.length === 0) return first.key;
  throw appError('ACCESS_AMBIGUOUS', { what: 'name', value, candidates: found.map(({ key }) => key) });
}

function sentenceOf({ relationship, direction, from, to, accessLevel }: StepRow): string {
  const values: Readonly<Record<string, string>> = {
    from,
    to,
    role: accessLevel === null ? 'a member' : roleName(accessLevel),
  };
  const template = relationshipHelp[relationship].carries[direction] ?? '';
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}

/**
 * The shortest paths between two nodes over the relationships that carry access, all of one length; none when there is
 * no way. A path is a lead, not a decision: it does not weigh roles, states, scopes and settings, as `explainAccess` does.
 * @param asked ends as `resolveNode` takes them; `max` paths, 1 to `mostPaths`, 5 by default. Of more, the database chooses.
 * @throws AppError NODE_UNKNOWN, ACCESS_AMBIGUOUS, REQUEST_INVALID (`max` is out of range).
 */
export async function shortestAccessPaths(
  read: GraphRead,
  asked: { readonly from: string; readonly to: string; readonly max?: number },
): Promise<readonly (readonly PathStep[])[]> {
  const { max = 5 } = asked;
  if (!Number.isInteger(max) || max < 1 || max > mostPaths)
    throw appError('REQUEST_INVALID', { reason: `max must be from 1 to ${mostPaths}` });
  const [from, to] = await Promise.all([resolveNode(read, asked.from), resolveNode(read, asked.to)]);
  const rows = await read<StepRow>(shortestPathsStatement, { from, to, max });
  const steps = rows.map((row) => ({ ...row, sentence: sentenceOf(row) }));
  return [...groupBy(steps, ({ path }) => String(path)).values()];
}
