import fc from 'fast-check';
import { anyWorld } from './generate.js';
import { isUnlisted } from './places.js';
import type { AccessWorld, Place, UnreadableLists, WorldRunner } from './world.js';

/** The lists whose denial a generated world may have, by what they are lists of. */
const lists = {
  group: ['group-members', 'group-details', 'group-branch-rules', 'group-protected-environments'],
  project: [
    'project-members',
    'branch-rules',
    'protected-tags',
    'project-protected-environments',
    'job-token-settings',
    'job-token-projects',
    'job-token-groups',
    'project-deploy-keys',
    'deploy-key-owners',
  ],
} as const;

/** Drops from a world what only these lists tell, and names them as denied. */
export function withoutLists(world: AccessWorld, unreadable: UnreadableLists): AccessWorld {
  const unlisted = (place: WorldRunner['serves'][number]) =>
    place.kind !== 'instance' && isUnlisted({ unreadable }, place);
  const denied = (source: string, place: Place) =>
    unlisted(place) || unreadable[source]?.includes(`${place.kind}/${place.id}`) === true;
  const inProject = (source: string, id: number) => denied(source, { kind: 'project', id });
  return {
    ...world,
    unreadable,
    groups: world.groups.map((group) =>
      unlisted({ kind: 'group', id: group.id })
        ? { ...group, visibility: undefined, shareWithGroupLock: undefined, ipRestrictionRanges: undefined }
        : group,
    ),
    variables: world.variables.filter(({ of }) => !unlisted(of)),
    accessTokens: world.accessTokens.filter(({ of }) => of === undefined || !unlisted(of)),
    deployTokens: world.deployTokens.filter(({ of }) => !unlisted(of)),
    memberships: world.memberships.filter(({ of }) => !denied(`${of.kind}-members`, of)),
    shares: world.shares.filter(({ to }) => !denied('group-details', to)),
    protectedBranches: world.protectedBranches.filter(
      ({ of }) => !denied(of.kind === 'group' ? 'group-branch-rules' : 'branch-rules', of),
    ),
    protectedTags: world.protectedTags.filter(({ projectId }) => !inProject('protected-tags', projectId)),
    protectedEnvironments: world.protectedEnvironments.filter(
      ({ of }) => !denied(`${of.kind}-protected-environments`, of),
    ),
    projects: world.projects.map((project) => ({
      ...project,
      inboundJobTokenScopeEnabled: inProject('job-token-settings', project.id)
        ? undefined
        : project.inboundJobTokenScopeEnabled,
    })),
    jobTokenAllowances: world.jobTokenAllowances.filter(
      ({ from, toProjectId }) => !inProject(`job-token-${from.kind}s`, toProjectId),
    ),
    deployKeys: world.deployKeys.map((key) => {
      const enabledIn = key.enabledIn.filter(({ projectId }) => !inProject('project-deploy-keys', projectId));
      // Only the projects in which a key is enabled tell whose it is.
      const isHidden =
        enabledIn.length === 0 ||
        key.enabledIn.some(({ projectId }) => inProject('deploy-key-owners', projectId));
      return { ...key, enabledIn, ownerId: isHidden ? undefined : key.ownerId };
    }),
  };
}

const userFacts = ['state', 'admin', 'auditor', 'external'] as const;
const groupFacts = ['visibility', 'shareWithGroupLock'] as const;
const projectFacts = [
  'visibility',
  'archived',
  'emptyRepo',
  'repository',
  'mergeRequests',
  'builds',
  'environments',
  'jobTokenMayPush',
] as const;

/** Facts that were not read, by the place of their thing in its list. */
interface UnknownFacts {
  readonly users: readonly (readonly [number, (typeof userFacts)[number]])[];
  readonly groups: readonly (readonly [number, (typeof groupFacts)[number]])[];
  readonly projects: readonly (readonly [number, (typeof projectFacts)[number]])[];
  readonly memberRoles: readonly number[];
  readonly tier: boolean;
  readonly adminMode: boolean;
}

function without<T extends object>(
  things: readonly T[],
  unknown: readonly (readonly [number, keyof T])[],
): readonly T[] {
  return things.map((thing, index) => {
    const names = unknown.filter(([at]) => at === index).map(([, name]) => [name, undefined] as const);
    return { ...thing, ...Object.fromEntries(names) };
  });
}

/** Drops single facts from a world. */
function withoutFacts(world: AccessWorld, unknown: UnknownFacts): AccessWorld {
  return {
    ...world,
    account: {
      ...world.account,
      tier: unknown.tier ? undefined : world.account.tier,
      adminMode: unknown.adminMode ? undefined : world.account.adminMode,
    },
    users: without(world.users, unknown.users),
    groups: without(world.groups, unknown.groups),
    projects: without(world.projects, unknown.projects),
    memberRoles: world.memberRoles.filter((_, index) => !unknown.memberRoles.includes(index)),
  };
}

const facts = <Name extends string>(names: readonly Name[], count: number) =>
  fc.array(fc.tuple(fc.nat({ max: 7 }), fc.constantFrom(...names)), { maxLength: count });

const anyUnknownFacts: fc.Arbitrary<UnknownFacts> = fc.record({
  users: facts(userFacts, 1),
  groups: facts(groupFacts, 1),
  projects: facts(projectFacts, 2),
  memberRoles: fc.array(fc.nat({ max: 2 }), { maxLength: 1 }),
  tier: fc.nat({ max: 9 }).map((n) => n === 9),
  adminMode: fc.nat({ max: 4 }).map((n) => n === 4),
});

function deniedLists(world: AccessWorld, picks: readonly number[]): UnreadableLists {
  const all = [
    ...world.groups.flatMap(({ id }) => lists.group.map((source) => ({ source, scope: `group/${id}` }))),
    ...world.projects.flatMap(({ id }) =>
      lists.project.map((source) => ({ source, scope: `project/${id}` })),
    ),
  ];
  const indexes = new Set(picks.map((pick) => pick % all.length));
  const denied: Record<string, string[]> = {};
  // Whatever is below it mentions a group that is not listed.
  const tops = world.groups.filter(
    ({ id, parentId }) =>
      parentId === undefined &&
      (world.groups.some((group) => group.parentId === id) ||
        world.projects.some(({ groupId }) => groupId === id)),
  );
  const [top] = picks.flatMap((pick) => (pick % 5 === 0 ? tops.slice(pick % 3, (pick % 3) + 1) : []));
  if (top !== undefined) denied.groups = [`group/${top.id}`];
  for (const { source, scope } of all.filter((_, index) => indexes.has(index))) {
    denied[source] = [...(denied[source] ?? []), scope];
  }
  return denied;
}

/** A world as it is, and as one sees it from whom a few lists and facts are kept. */
export interface WorldWithGaps {
  readonly whole: AccessWorld;
  readonly seen: AccessWorld;
}

/** Any world with what a reader with fewer rights knows of it: answers about the second must not contradict the first. */
export const anyWorldWithGaps: fc.Arbitrary<WorldWithGaps> = fc
  .tuple(anyWorld, fc.array(fc.nat({ max: 9999 }), { maxLength: 4 }), anyUnknownFacts)
  .map(([whole, picks, unknown]) => ({
    whole,
    seen: withoutFacts(withoutLists(whole, deniedLists(whole, picks)), unknown),
  }));
