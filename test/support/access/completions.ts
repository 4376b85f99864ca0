import { decidingAbilities } from './questions.js';
import type { AccessWorld, Entries, Place } from './world.js';

/** Adds to a world what a list that was not read could hold. */
export type Completion = (world: AccessWorld) => AccessWorld;

const nothing: Completion = (world) => world;
const nobody: Entries = { levels: [], users: [], groups: [], keys: [] };
const administrators: Entries = { ...nobody, levels: [60] };
const justOne = (userId: number): Entries => ({ ...nobody, users: [userId] });

/** A custom role with every ability that an answer depends on. */
const almighty = {
  id: 399,
  name: 'almighty',
  baseAccessLevel: 10,
  abilities: decidingAbilities,
};

function member(userId: number, of: Place, accessLevel: number, custom: boolean): Completion {
  const memberRoleId = custom ? almighty.id : undefined;
  const membership = { userId, of, accessLevel, state: 'active' as const, expired: false, memberRoleId };
  return (world) => ({
    ...world,
    // Only Ultimate has custom roles.
    memberRoles: custom ? [...world.memberRoles, almighty] : world.memberRoles,
    memberships: [
      ...world.memberships,
      custom && world.account.tier !== 'ultimate' ? { ...membership, memberRoleId: undefined } : membership,
    ],
  });
}

/** A group of which nothing was known, with one member, that is invited to a place. */
function invited(userId: number, to: Place, accessLevel: number): Completion {
  const group = {
    id: 199,
    path: 'unseen',
    parentId: undefined,
    visibility: 'private',
    shareWithGroupLock: false,
  } as const;
  const joined = member(userId, { kind: 'group', id: group.id }, accessLevel, true);
  return (world) =>
    joined({
      ...world,
      groups: [...world.groups, group],
      shares: [...world.shares, { groupId: group.id, to, accessLevel: 50, memberRoleId: undefined }],
    });
}

const levels = [50, 40, 30, 20, 15, 10];

function branchRules(of: Place, userId: number): Completion[] {
  const one = justOne(userId);
  const terms = [
    [nobody, nobody],
    [one, nobody],
    [nobody, one],
    [one, one],
    [administrators, administrators],
  ] as const;
  return terms.flatMap(([push, merge]) =>
    [true, false].map((allowForcePush): Completion => {
      const rule = { id: 499, of, name: '*', push, merge, allowForcePush };
      return (world) => ({ ...world, protectedBranches: [...world.protectedBranches, rule] });
    }),
  );
}

function tagRules(projectId: number, userId: number): Completion[] {
  return [nobody, justOne(userId), administrators].map((create): Completion => {
    const rule = { projectId, name: '*', create };
    return (world) => ({ ...world, protectedTags: [...world.protectedTags, rule] });
  });
}

function environmentRules(of: Place, userId: number): Completion[] {
  const one = justOne(userId);
  const terms = [
    [nobody, nobody],
    [one, nobody],
    [one, one],
    [nobody, one],
    [one, administrators],
  ] as const;
  return ['production', 'staging', 'review/1', 'other'].flatMap((name) =>
    terms.map(([deploy, approve]): Completion => {
      const rule = { of, name, deploy, approve };
      return (world) => ({ ...world, protectedEnvironments: [...world.protectedEnvironments, rule] });
    }),
  );
}

/** What a list that was not read could hold that matters to one person: extremes, and nothing. */
export function completionsOf(source: string, place: Place, userId: number): readonly Completion[] {
  if (source.endsWith('-members')) {
    const minimal = place.kind === 'group' ? [member(userId, place, 5, false)] : [];
    const any = levels.flatMap((level) =>
      [false, true].map((custom) => member(userId, place, level, custom)),
    );
    return [nothing, ...minimal, ...any];
  }
  if (source === 'group-details') return [nothing, ...levels.map((level) => invited(userId, place, level))];
  if (source.endsWith('branch-rules')) return [nothing, ...branchRules(place, userId)];
  if (source === 'protected-tags') return [nothing, ...tagRules(place.id, userId)];
  return [nothing, ...environmentRules(place, userId)];
}
