import type { WorldDeployKey, WorldDeployToken, WorldRunner, WorldToken } from './credential-types.js';
import type {
  World,
  WorldGroup,
  WorldGroupLink,
  WorldMembership,
  WorldMergeRequest,
  WorldProject,
  WorldUser,
} from './types.js';

/** Look-ups over one version of a world; lists are in the order of ids unless their name says otherwise. */
export interface WorldIndex {
  readonly users: readonly WorldUser[];
  readonly projects: readonly WorldProject[];
  readonly groupsByName: readonly WorldGroup[];
  readonly groupPath: ReadonlyMap<number, string>;
  readonly groupFullName: ReadonlyMap<number, string>;
  readonly groupByPath: ReadonlyMap<string, WorldGroup>;
  /** From the group itself up to its top. */
  ancestors(groupId: number): readonly WorldGroup[];
  /** The group's subgroups at any depth, without itself. */
  descendants(groupId: number): readonly WorldGroup[];
  readonly subgroups: ReadonlyMap<number, readonly WorldGroup[]>;
  readonly projectPath: ReadonlyMap<number, string>;
  readonly projectByPath: ReadonlyMap<string, WorldProject>;
  readonly projectsOfGroup: ReadonlyMap<number, readonly WorldProject[]>;
  readonly projectsOfOwner: ReadonlyMap<number, readonly WorldProject[]>;
  readonly forks: ReadonlyMap<number, readonly WorldProject[]>;
  readonly membersOfGroup: ReadonlyMap<number, readonly WorldMembership[]>;
  readonly membersOfProject: ReadonlyMap<number, readonly WorldMembership[]>;
  readonly membershipsOfUser: ReadonlyMap<number, readonly WorldMembership[]>;
  readonly linksOfGroup: ReadonlyMap<number, readonly WorldGroupLink[]>;
  readonly linksOfProject: ReadonlyMap<number, readonly WorldGroupLink[]>;
  readonly linksOfInvited: ReadonlyMap<number, readonly WorldGroupLink[]>;
  readonly mergeRequestsOfProject: ReadonlyMap<number, readonly WorldMergeRequest[]>;
  readonly tokensOfUser: ReadonlyMap<number, readonly WorldToken[]>;
  readonly tokenByValue: ReadonlyMap<string, WorldToken>;
  readonly tokensOfProject: ReadonlyMap<number, readonly WorldToken[]>;
  readonly tokensOfGroup: ReadonlyMap<number, readonly WorldToken[]>;
  readonly deployTokensOfProject: ReadonlyMap<number, readonly WorldDeployToken[]>;
  readonly deployTokensOfGroup: ReadonlyMap<number, readonly WorldDeployToken[]>;
  readonly deployKeysOfProject: ReadonlyMap<number, readonly WorldDeployKey[]>;
  readonly runnersOfProject: ReadonlyMap<number, readonly WorldRunner[]>;
  readonly runnersOfGroup: ReadonlyMap<number, readonly WorldRunner[]>;
  readonly instanceRunners: readonly WorldRunner[];
}

function groupBy<T>(
  rows: Iterable<T>,
  keysOf: (row: T) => number | null | readonly number[],
): Map<number, T[]> {
  const grouped = new Map<number, T[]>();
  for (const row of rows) {
    const keys = keysOf(row);
    if (keys === null) continue;
    for (const key of typeof keys === 'number' ? [keys] : keys) {
      const known = grouped.get(key);
      if (known === undefined) grouped.set(key, [row]);
      else known.push(row);
    }
  }
  return grouped;
}

function joined(world: World, separator: string, part: (group: WorldGroup) => string): Map<number, string> {
  const full = new Map<number, string>();
  const of = (group: WorldGroup): string => {
    const known = full.get(group.id);
    if (known !== undefined) return known;
    const parent = group.parentId === null ? undefined : world.groups.get(group.parentId);
    const value = parent === undefined ? part(group) : `${of(parent)}${separator}${part(group)}`;
    full.set(group.id, value);
    return value;
  };
  for (const group of world.groups.values()) of(group);
  return full;
}

/** The values of `load`, worked out when first asked for. */
function lazily<T extends object>(load: { readonly [K in keyof T]: () => T[K] }): T {
  const target = {} as T;
  for (const name of Object.keys(load) as (keyof T)[]) {
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = load[name]();
        Object.defineProperty(target, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return target;
}

function build(world: World): WorldIndex {
  const byId = <T extends { id: number }>(rows: Iterable<T>): T[] => [...rows].sort((a, b) => a.id - b.id);
  const ownTokens = (kind: string) => () =>
    groupBy(world.tokens.values(), (token) => (token.kind === kind ? token.sourceId : null));
  const index: WorldIndex = lazily<WorldIndex>({
    users: () => byId(world.users.values()),
    projects: () => byId(world.projects.values()),
    groupsByName: () =>
      [...world.groups.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id)),
    groupPath: () => joined(world, '/', (group) => group.path),
    groupFullName: () => joined(world, ' / ', (group) => group.name),
    groupByPath: () =>
      new Map(
        [...world.groups.values()].map((group) => [
          (index.groupPath.get(group.id) ?? '').toLowerCase(),
          group,
        ]),
      ),
    ancestors: () => (groupId) => {
      const chain: WorldGroup[] = [];
      for (
        let group = world.groups.get(groupId);
        group !== undefined;
        group = group.parentId === null ? undefined : world.groups.get(group.parentId)
      )
        chain.push(group);
      return chain;
    },
    descendants: () => (groupId) => {
      const found = [...(index.subgroups.get(groupId) ?? [])];
      // The list grows while it is walked, so that every level is reached.
      for (const group of found) found.push(...(index.subgroups.get(group.id) ?? []));
      return found.sort((a, b) => a.id - b.id);
    },
    subgroups: () => groupBy(byId(world.groups.values()), (group) => group.parentId),
    projectPath: () =>
      new Map(
        [...world.projects.values()].map((project) => {
          const home =
            project.groupId === null
              ? world.users.get(project.ownerId ?? 0)?.username
              : index.groupPath.get(project.groupId);
          return [project.id, `${home ?? ''}/${project.path}`];
        }),
      ),
    projectByPath: () =>
      new Map(
        [...world.projects.values()].map((project) => [
          (index.projectPath.get(project.id) ?? '').toLowerCase(),
          project,
        ]),
      ),
    projectsOfGroup: () => groupBy(index.projects, (project) => project.groupId),
    projectsOfOwner: () => groupBy(index.projects, (project) => project.ownerId),
    forks: () => groupBy(index.projects, (project) => project.forkedFromId),
    membersOfGroup: () =>
      groupBy(world.memberships.values(), (row) => (row.sourceType === 'group' ? row.sourceId : null)),
    membersOfProject: () =>
      groupBy(world.memberships.values(), (row) => (row.sourceType === 'project' ? row.sourceId : null)),
    membershipsOfUser: () => groupBy(world.memberships.values(), (row) => row.userId),
    linksOfGroup: () =>
      groupBy(world.groupLinks.values(), (link) => (link.kind === 'group' ? link.sharedId : null)),
    linksOfProject: () =>
      groupBy(world.groupLinks.values(), (link) => (link.kind === 'project' ? link.sharedId : null)),
    linksOfInvited: () => groupBy(world.groupLinks.values(), (link) => link.invitedGroupId),
    mergeRequestsOfProject: () => groupBy(world.mergeRequests.values(), (request) => request.projectId),
    tokensOfUser: () => groupBy(world.tokens.values(), (token) => token.userId),
    tokenByValue: () => new Map([...world.tokens.values()].map((token) => [token.value, token])),
    tokensOfProject: ownTokens('project'),
    tokensOfGroup: ownTokens('group'),
    deployTokensOfProject: () =>
      groupBy(world.deployTokens.values(), (token) =>
        token.sourceType === 'project' ? token.sourceId : null,
      ),
    deployTokensOfGroup: () =>
      groupBy(world.deployTokens.values(), (token) => (token.sourceType === 'group' ? token.sourceId : null)),
    deployKeysOfProject: () => groupBy(world.deployKeys.values(), (key) => [...key.projects.keys()]),
    runnersOfProject: () => groupBy(world.runners.values(), (runner) => runner.projectIds),
    runnersOfGroup: () => groupBy(world.runners.values(), (runner) => runner.groupIds),
    instanceRunners: () =>
      [...world.runners.values()].filter((runner) => runner.runnerType === 'instance_type'),
  });
  return index;
}

const indexes = new WeakMap<World, { version: number; index: WorldIndex }>();

/** The look-ups of the world as it is now; built anew, part by part, after each `touch`. */
export function indexOf(world: World): WorldIndex {
  const known = indexes.get(world);
  if (known !== undefined && known.version === world.version) return known.index;
  const index = build(world);
  indexes.set(world, { version: world.version, index });
  return index;
}
