import { entities } from '../gitlab/entities/index.js';
import type { Source, Target, TargetKind } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { claimPrefix } from './claims.js';

/** Who must have told of a thing for it to be a target: the source that lists it. */
const listedBy = { group: 'groups', project: 'projects', user: 'users' } as const;

/** Where to look for who told of a thing: users count as told by any mention when no list names them all. */
function told(connection: string, kind: keyof typeof listedBy, usersAreListed: boolean) {
  if (kind === 'user' && !usersAreListed)
    return { prefix: claimPrefix(connection), lists: '(n._claims + n._views)' };
  return { prefix: claimPrefix(connection, listedBy[kind]), lists: 'n._claims' };
}

type Row = { key: string; id: number; fullPath: string | null; top: boolean };

/**
 * The things whose lists a source reads, from the graph, a page at a time so that memory does not grow with them.
 * @param usersAreListed whether this run reads the list of all users; without it those only mentioned are targets too.
 */
export async function* targetsOf(
  graph: Graph,
  connection: string,
  account: { readonly key: string },
  source: Source,
  usersAreListed: boolean,
): AsyncGenerator<readonly Target[]> {
  if (source.targets === 'instance') {
    yield [{ kind: 'instance', key: account.key, id: 0, fullPath: '', top: true }];
    return;
  }
  const kind: Exclude<TargetKind, 'instance'> = source.targets;
  const { prefix, lists } = told(connection, kind, usersAreListed);
  let after = '';
  while (true) {
    const rows = await graph.read<Row>(
      `MATCH (n:${entities[kind].label}) WHERE n.key > $after AND any(entry IN ${lists} WHERE entry STARTS WITH $prefix)
       WITH n ORDER BY n.key LIMIT 500
       RETURN n.key AS key, n.id AS id, n.fullPath AS fullPath,
         EXISTS { (:GitLabAccount {key: $account})-[:HAS]->(n) } AS top ORDER BY key`,
      { after, prefix, account: account.key },
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const targets = rows.map((row) => ({ ...row, kind, fullPath: row.fullPath ?? '' }));
    yield source.wants ? targets.filter((target) => source.wants?.(target)) : targets;
    after = last.key;
  }
}

/** How many targets a source has, for the progress display. */
export async function countTargets(
  graph: Graph,
  connection: string,
  source: Source,
  usersAreListed: boolean,
): Promise<number> {
  if (source.targets === 'instance') return 1;
  const kind: Exclude<TargetKind, 'instance'> = source.targets;
  const { prefix, lists } = told(connection, kind, usersAreListed);
  const [row] = await graph.read<{ count: number }>(
    `MATCH (n:${entities[kind].label}) WHERE any(entry IN ${lists} WHERE entry STARTS WITH $prefix) RETURN count(n) AS count`,
    { prefix },
  );
  return row?.count ?? 0;
}
