import type { GraphRead } from '../../core/graph-read.js';
import { hostOf } from '../key-host.js';
import { stepsOf } from '../steps.js';
import type { Grant } from '../types.js';
import { type AccessDiff, type Difference, personOf } from './access-diff.js';
import type { Past } from './past.js';
import { type ChangeRecord, recordFacts } from './records.js';

/** Facts of accounts, groups and custom roles that make a difference to roles (R7, R12, R13, R17). */
const roleFacts = ['state', 'locked', 'isAdmin', 'shareWithGroupLock', 'abilities'];
/** Records that explain one difference, at most. */
export const mostExplaining = 100;

const idOfEdge = (type: string, from: string | null, to: string) => `${type} ${from} ${to}`;

/** By key, the group above each group and project. */
type Parents = ReadonlyMap<string, string>;

const parentsOf = (past: Past | undefined): Parents =>
  new Map((past?.edges ?? []).flatMap(({ type, from, to }) => (type === 'HAS' ? [[to, from]] : [])));

/** The relationships of a grant, with each group between the two ends of a `HAS` step. */
function edgesOf(parents: Parents, grant: Grant): string[] {
  return stepsOf(grant).flatMap(({ relationship, from, to }) => {
    if (relationship !== 'HAS') return [idOfEdge(relationship, from, to)];
    const chain: string[] = [];
    for (let at = to; at !== from; ) {
      const parent = parents.get(at);
      if (parent === undefined) break;
      chain.push(idOfEdge('HAS', parent, at));
      at = parent;
    }
    return chain;
  });
}

/** What a difference hangs on: relationships of grants that were not the same at both times, and things with facts. */
function groundsOf(place: string, parentsThen: readonly [Parents, Parents], difference: Difference) {
  const holders = [difference.before, difference.after];
  const [had = new Map(), has = new Map()] = holders.map(
    (holder) => new Map((holder?.grants ?? []).map((grant) => [JSON.stringify(grant), grant])),
  );
  const parted = (some: ReadonlyMap<string, Grant>, others: ReadonlyMap<string, Grant>, parents: Parents) =>
    [...some].flatMap(([id, grant]) => (others.has(id) ? [] : edgesOf(parents, grant)));
  const customRoles = holders.flatMap((holder) =>
    (holder?.grants ?? []).flatMap(({ memberRoleId, shareRoleId }) =>
      [memberRoleId, shareRoleId].flatMap((id) => (id === null ? [] : `${hostOf(place)}/member_role/${id}`)),
    ),
  );
  const parents = parentsThen.flatMap((each) => each.get(place) ?? []);
  return {
    edges: new Set([...parted(had, has, parentsThen[0]), ...parted(has, had, parentsThen[1])]),
    things: new Set([place, personOf(difference).key, ...parents, ...customRoles]),
  };
}

/**
 * The change records between the two times that explain each of these differences, oldest first, at most 100 of each. None
 * where a source was read for the first time in between.
 */
export async function explainDifferences(
  read: GraphRead,
  diff: AccessDiff,
  differences: readonly Difference[],
): Promise<readonly (readonly ChangeRecord[])[]> {
  const parents = [parentsOf(diff.before.past), parentsOf(diff.after.past)] as const;
  const grounds = differences.map((difference) => groundsOf(diff.resource, parents, difference));
  const ends = grounds.flatMap(({ edges }) => [...edges].map((edge) => edge.split(' ')[2] ?? ''));
  const rows = await read<{ record: ChangeRecord }>(
    `UNWIND $keys AS key MATCH (c:Change {key: key})
     WHERE c.turn >= $from AND c.turn < $to AND (
       c.subject = 'relationship' AND c.type + ' ' + c.fromKey + ' ' + c.key IN $edges
       OR c.subject = 'node' AND key IN $things
         AND (c.operation <> 'updated' OR any(name IN c.properties WHERE name IN $facts)))
     RETURN ${recordFacts} AS record ORDER BY c.turn, c.id`,
    {
      keys: [...new Set([...ends, ...grounds.flatMap(({ things }) => [...things])])],
      edges: [...new Set(grounds.flatMap(({ edges }) => [...edges]))],
      things: [...new Set(grounds.flatMap(({ things }) => [...things]))],
      facts: roleFacts,
      from: diff.before.moment.turn,
      to: diff.after.moment.turn,
    },
  );
  const records = rows.map(({ record }) => record);
  return grounds.map(({ edges, things }) =>
    records
      .filter(({ subject, type, fromKey, key }) =>
        subject === 'node' ? things.has(key) : edges.has(idOfEdge(type, fromKey, key)),
      )
      .slice(0, mostExplaining),
  );
}
