import { entities } from '../gitlab/entities/index.js';
import { nodeKey } from '../gitlab/model/entity.js';
import type { Source, Target, TargetKind } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { claimPrefix } from './claims.js';

/** Targets that are taken from the graph at once. */
const pageSize = 2000;

/** Who must have told of a thing for it to be a target: the source that lists it. */
const listedBy = { group: 'groups', project: 'projects', user: 'users' } as const;

/** Where to look for who told of a thing: users count as told by any mention when no list names them all. */
function told(connection: string, kind: keyof typeof listedBy, usersAreListed: boolean) {
  if (kind === 'user' && !usersAreListed)
    return { prefix: claimPrefix(connection), lists: '(n._claims + n._views)' };
  return { prefix: claimPrefix(connection, listedBy[kind]), lists: 'n._claims' };
}

type Row = Omit<Target, 'kind' | 'fullPath'> & { fullPath: string | null };
type OwnerKind = Exclude<TargetKind, 'instance'>;

/** What a source reads lists of, and what it does not because other lists tell the same. */
export interface SourceTargets {
  readonly wanted: readonly Target[];
  readonly others: readonly Target[];
}

/** Whose targets are taken. */
export interface TargetsOptions {
  readonly graph: Graph;
  readonly connection: string;
  /** Key of the connection's account. */
  readonly account: string;
  /** The sources that will ask: what they read of their targets is taken with them. */
  readonly sources: readonly Pick<Source, 'targets' | 'reads'>[];
  /** Whether the run reads the list of all users; without it those only mentioned are targets too. */
  readonly usersAreListed: boolean;
  /** Keys of those that are taken (default all). */
  readonly only?: ReadonlySet<string>;
}

/**
 * The things whose lists are read, as they are in the graph when one of a kind is first asked for. Many sources read lists of the
 * same things, so each kind is taken once.
 */
export class Targets {
  readonly #taken = new Map<OwnerKind, Promise<readonly Target[]>>();

  constructor(private readonly options: TargetsOptions) {}

  /** The targets of a source, and those that it leaves out. */
  async of({ targets, wants }: Pick<Source, 'targets' | 'wants'>): Promise<SourceTargets> {
    if (targets === 'instance') {
      const { account: key } = this.options;
      const instance = { kind: targets, key, id: 0, fullPath: '', top: true, properties: {} };
      return { wanted: [instance], others: [] };
    }
    const taken = this.#taken.get(targets) ?? this.#take(targets);
    this.#taken.set(targets, taken);
    const all = await taken;
    if (wants === undefined) return { wanted: all, others: [] };
    return {
      wanted: all.filter((target) => wants(target)),
      others: all.filter((target) => !wants(target)),
    };
  }

  async #take(kind: OwnerKind): Promise<Target[]> {
    const { graph, connection, account, sources, usersAreListed, only } = this.options;
    const { prefix, lists } = told(connection, kind, usersAreListed);
    const reads = new Set(sources.flatMap((source) => (source.targets === kind ? (source.reads ?? []) : [])));
    const targets: Target[] = [];
    let after = '';
    while (true) {
      const rows = await graph.read<Row>(
        `MATCH (n:${entities[kind].label}) WHERE n.key > $after${only === undefined ? '' : ' AND n.key IN $only'}
           AND any(entry IN ${lists} WHERE entry STARTS WITH $prefix)
         WITH n ORDER BY n.key LIMIT ${pageSize}
         RETURN n.key AS key, n.id AS id, n.fullPath AS fullPath,
           n {${[...reads].map((name) => `.${name}`).join(', ')}} AS properties,
           EXISTS { (:GitLabAccount {key: $account})-[:HAS]->(n) } AS top ORDER BY key`,
        { after, prefix, account, only: [...(only ?? [])] },
      );
      for (const row of rows) targets.push({ ...row, kind, fullPath: row.fullPath ?? '' });
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) return targets;
      after = last.key;
    }
  }
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
