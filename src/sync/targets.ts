import { entities } from '../gitlab/entities/index.js';
import { nodeKey } from '../gitlab/model/entity.js';
import type { Source, Target, TargetKind } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { claimPrefix } from './claims.js';

/** Targets that are taken from the graph at once. */
const pageSize = 500;

/** Who must have told of a thing for it to be a target: the source that lists it. */
const listedBy = { group: 'groups', project: 'projects', user: 'users' } as const;

/** Where to look for who told of a thing: users count as told by any mention when no list names them all. */
function told(connection: string, kind: keyof typeof listedBy, usersAreListed: boolean) {
  if (kind === 'user' && !usersAreListed)
    return { prefix: claimPrefix(connection), lists: '(n._claims + n._views)' };
  return { prefix: claimPrefix(connection, listedBy[kind]), lists: 'n._claims' };
}

type Row = Omit<Target, 'kind' | 'fullPath'> & { fullPath: string | null };

/**
 * The things whose lists a source reads, from the graph, a page at a time so that memory does not grow with them.
 * @param usersAreListed whether this run reads the list of all users; without it those only mentioned are targets too.
 * @param only keys of the things that matter; undefined: all.
 */
export async function* targetsOf(
  graph: Graph,
  connection: string,
  account: { readonly key: string },
  source: Source,
  usersAreListed: boolean,
  only?: ReadonlySet<string>,
): AsyncGenerator<readonly Target[]> {
  if (source.targets === 'instance') {
    yield [{ kind: 'instance', key: account.key, id: 0, fullPath: '', top: true, properties: {} }];
    return;
  }
  const kind: Exclude<TargetKind, 'instance'> = source.targets;
  const { prefix, lists } = told(connection, kind, usersAreListed);
  const page = (start: string, parameters: Readonly<Record<string, unknown>>) =>
    graph.read<Row>(
      `${start} AND any(entry IN ${lists} WHERE entry STARTS WITH $prefix)
       WITH n ORDER BY n.key LIMIT ${pageSize}
       RETURN n.key AS key, n.id AS id, n.fullPath AS fullPath,
         n {${(source.reads ?? []).map((name) => `.${name}`).join(', ')}} AS properties,
         EXISTS { (:GitLabAccount {key: $account})-[:HAS]->(n) } AS top ORDER BY key`,
      { ...parameters, prefix, account: account.key },
    );
  const targets = (rows: readonly Row[]) => {
    const all = rows.map((row) => ({ ...row, kind, fullPath: row.fullPath ?? '' }));
    return source.wants ? all.filter((target) => source.wants?.(target)) : all;
  };
  const { label } = entities[kind];
  if (only !== undefined) {
    const keys = [...only].sort();
    for (let start = 0; start < keys.length; start += pageSize) {
      const part = keys.slice(start, start + pageSize);
      yield targets(
        await page(`UNWIND $keys AS key MATCH (n:${label} {key: key}) WHERE true`, { keys: part }),
      );
    }
    return;
  }
  let after = '';
  while (true) {
    const rows = await page(`MATCH (n:${label}) WHERE n.key > $after`, { after });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield targets(rows);
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

/** The key of a group, project or user that something outside named; undefined when the graph does not know it. */
export async function keyOfTarget(
  graph: Graph,
  host: string,
  target:
    | { readonly kind: 'project' | 'group'; readonly id: number }
    | { readonly kind: 'user'; readonly username: string },
): Promise<string | undefined> {
  if (target.kind !== 'user') return nodeKey(host, target);
  const rows = await graph.read<{ key: string }>(
    'MATCH (u:GitLabUser {username: $username}) WHERE u.key STARTS WITH $prefix RETURN u.key AS key',
    { username: target.username, prefix: `${host}/user/` },
  );
  return rows[0]?.key;
}
