import { groupOf, groupsAbove, isDenied, projectOf, same, selfAndAncestors } from './places.js';
import { all, any, is, type Verdict } from './verdict.js';
import type { AccessWorld, Membership, Place, Share, WorldUser } from './world.js';

/** Who acts, with the administrator rights that count for this act (R25). */
export interface Actor {
  readonly user: WorldUser;
  readonly admin: Verdict;
}

/** One way to a role. The custom role `any` is one that could be behind a list that was not read. */
interface Grant {
  readonly accessLevel: number;
  readonly memberRoleId: number | 'any' | undefined;
  readonly counts: Verdict;
}

/** The least role that is certain and the greatest that is possible; they differ only where a list is unknown. */
export interface Bounds {
  readonly certain: number;
  readonly possible: number;
}

const minimalAccess = 5;
/** What could be in a list of members or invited groups that was not read. */
const anything: Grant = { accessLevel: 50, memberRoleId: 'any', counts: null };

/** Whether the account may act at all (R12). */
export function isActive(user: WorldUser): Verdict {
  return all(is(user.state, 'active'), !user.locked);
}

/** The direct memberships of a person in a place, those that do not count too. */
export function membershipsOf(world: AccessWorld, userId: number, place: Place): readonly Membership[] {
  return world.memberships.filter((one) => one.userId === userId && same(one.of, place));
}

/** R2: not awaiting, and above Minimal Access; an expired one counts (R9). */
export function membershipCounts(membership: Membership): Verdict {
  return all(is(membership.state, 'active'), membership.accessLevel > minimalAccess);
}

function direct(world: AccessWorld, userId: number, place: Place): Grant[] {
  const grants = membershipsOf(world, userId, place).map((membership) => ({
    accessLevel: membership.accessLevel,
    memberRoleId: membership.memberRoleId,
    counts: membershipCounts(membership),
  }));
  return isDenied(world, place, `${place.kind}-members`) ? [...grants, anything] : grants;
}

/** R17: the lower base role brings its custom role; equal ones bring the user's, if the link has one too. */
function customRoleOverShare(membership: Grant, share: Share): Grant['memberRoleId'] {
  // A member who is not known could have a role from 10 on: below the link's, or equal to it.
  if (share.accessLevel <= minimalAccess) return undefined;
  if (membership.memberRoleId === 'any')
    return share.accessLevel > 10 || share.memberRoleId !== undefined ? 'any' : undefined;
  if (membership.accessLevel < share.accessLevel) return membership.memberRoleId;
  if (membership.accessLevel > share.accessLevel) return share.memberRoleId;
  return share.memberRoleId === undefined ? undefined : membership.memberRoleId;
}

/** R4: direct members of an invited group, at the lower of the two roles; shares do not chain (R6). */
function overGroupShare(world: AccessWorld, userId: number, share: Share): Grant[] {
  return direct(world, userId, { kind: 'group', id: share.groupId }).map((membership) => ({
    accessLevel: Math.min(membership.accessLevel, share.accessLevel),
    memberRoleId: customRoleOverShare(membership, share),
    counts: membership.counts,
  }));
}

/** R3, R4, R11: all ways to a role in a group, over itself and the groups above it. */
function groupGrants(world: AccessWorld, userId: number, groupId: number): Grant[] {
  const grants: Grant[] = [];
  for (const { id } of selfAndAncestors(world, groupId)) {
    const place = { kind: 'group', id } as const;
    grants.push(...direct(world, userId, place));
    for (const share of world.shares.filter(({ to }) => same(to, place))) {
      if (share.accessLevel > minimalAccess) grants.push(...overGroupShare(world, userId, share));
    }
    if (isDenied(world, place, 'group-details')) grants.push(anything);
  }
  return grants;
}

/** R5, R7: all members of an invited group, with those over its own group shares; no custom roles (R17). */
function overProjectShare(world: AccessWorld, userId: number, share: Share): Grant[] {
  const { groupId } = projectOf(world, share.to.id);
  const unlocked = groupId === undefined ? true : is(groupOf(world, groupId).shareWithGroupLock, false);
  return groupGrants(world, userId, share.groupId).map((grant) => ({
    accessLevel: Math.min(grant.accessLevel, share.accessLevel),
    memberRoleId: undefined,
    counts: all(unlocked, grant.counts),
  }));
}

/** R1: all ways to a role in a project. */
function projectGrants(world: AccessWorld, userId: number, projectId: number): Grant[] {
  const project = projectOf(world, projectId);
  const place = { kind: 'project', id: projectId } as const;
  const grants = direct(world, userId, place);
  if (project.ownerId === userId) grants.push({ accessLevel: 50, memberRoleId: undefined, counts: true });
  if (project.groupId !== undefined) grants.push(...groupGrants(world, userId, project.groupId));
  for (const share of world.shares.filter(
    ({ to, accessLevel }) => same(to, place) && accessLevel > minimalAccess,
  )) {
    grants.push(...overProjectShare(world, userId, share));
  }
  return grants;
}

function grantsIn(world: AccessWorld, userId: number, place: Place): Grant[] {
  return place.kind === 'group'
    ? groupGrants(world, userId, place.id)
    : projectGrants(world, userId, place.id);
}

function bounds(grants: readonly Grant[]): Bounds {
  const highest = (some: readonly Grant[]) => Math.max(0, ...some.map(({ accessLevel }) => accessLevel));
  return {
    certain: highest(grants.filter(({ counts }) => counts === true)),
    possible: highest(grants.filter(({ counts }) => counts !== false)),
  };
}

/** The member role of a person (R1 to R7, R11); Minimal Access is one of the group itself only (R2). */
export function memberRole(world: AccessWorld, user: WorldUser, place: Place): Bounds {
  const grants = grantsIn(world, user.id, place);
  if (place.kind === 'project') return bounds(grants);
  const minimal = membershipsOf(world, user.id, place)
    .filter(({ accessLevel }) => accessLevel === minimalAccess)
    .map(({ state }) => ({
      accessLevel: minimalAccess,
      memberRoleId: undefined,
      counts: is(state, 'active'),
    }));
  const minimalShares = world.shares
    .filter(({ to, accessLevel }) => same(to, place) && accessLevel <= minimalAccess)
    .flatMap((share) => overGroupShare(world, user.id, share));
  return bounds([...grants, ...minimal, ...minimalShares]);
}

/** The role: 50 for an administrator everywhere (R13), otherwise the member role. */
export function role(world: AccessWorld, actor: Actor, place: Place): Bounds {
  const member = memberRole(world, actor.user, place);
  return {
    certain: actor.admin === true ? 50 : member.certain,
    possible: actor.admin === false ? member.possible : 50,
  };
}

/** Whether a role is at least this one. */
export function atLeast({ certain, possible }: Bounds, accessLevel: number): Verdict {
  if (certain >= accessLevel) return true;
  return possible >= accessLevel ? null : false;
}

function brings(world: AccessWorld, grant: Grant, ability: string): Verdict {
  const { memberRoleId } = grant;
  if (memberRoleId === undefined) return false;
  // Only Ultimate has custom roles.
  if (memberRoleId === 'any') return [undefined, 'ultimate'].includes(world.account.tier) ? null : false;
  const known = world.memberRoles.find(({ id }) => id === memberRoleId);
  return known === undefined ? null : known.abilities.includes(ability);
}

/** R17: whether one of the custom roles of a person brings an ability, for who has a role of 10 or more. */
export function hasAbility(world: AccessWorld, actor: Actor, place: Place, ability: string): Verdict {
  const grants = grantsIn(world, actor.user.id, place);
  return all(
    atLeast(memberRole(world, actor.user, place), 10),
    any(...grants.map((grant) => all(grant.counts, brings(world, grant, ability)))),
  );
}

/** R22, R33: whether a person is a direct member of a group, or also an inherited one, with at least this role. */
export function isMemberOf(
  world: AccessWorld,
  userId: number,
  groupId: number,
  options: { readonly inherited: boolean; readonly atLeast: number },
): Verdict {
  const groups = options.inherited ? selfAndAncestors(world, groupId) : [groupOf(world, groupId)];
  const grants = groups.flatMap(({ id }) => direct(world, userId, { kind: 'group', id }));
  return any(...grants.map(({ accessLevel, counts }) => all(counts, accessLevel >= options.atLeast)));
}

/** The top-level group of a project; none of a personal one. */
export function topGroup(world: AccessWorld, projectId: number): Place | undefined {
  const top = groupsAbove(world, projectOf(world, projectId)).at(-1);
  return top && { kind: 'group', id: top.id };
}
