import { isOf } from '../world/governance/build.js';
import type { WorldIndex } from '../world/indexes.js';
import type { World, WorldMembership } from '../world/types.js';
import type { Rights } from './rights.js';

/** Which members of a group or project are asked for; GraphQL has the same names in upper case. */
export type Relation =
  | 'direct'
  | 'inherited'
  | 'descendants'
  | 'shared_from_groups'
  | 'invited_groups'
  | 'shared_into_ancestors';

/** A membership as seen from somewhere: over a share the role is the lower of the two. */
export interface SeenMember {
  readonly row: WorldMembership;
  readonly accessLevel: number;
}

/** A row of a list of members: a membership, or an invitation by e-mail, which has no user. */
export interface ListedMember {
  readonly row: Pick<
    WorldMembership,
    'id' | 'sourceType' | 'sourceId' | 'createdAt' | 'createdById' | 'expiresAt'
  > & { readonly userId: number | null };
  readonly accessLevel: number;
}

/** What members are read from. */
export interface MemberView {
  readonly world: World;
  readonly index: WorldIndex;
  readonly rights: Rights;
  /** Minimal Access (5) exists from Premium on. */
  readonly minimalAccess: boolean;
}

const asIs = (rows: readonly WorldMembership[] | undefined): SeenMember[] =>
  (rows ?? []).map((row) => ({ row, accessLevel: row.accessLevel }));

function capped(members: readonly SeenMember[], level: number): SeenMember[] {
  return members.map(({ row, accessLevel }) => ({ row, accessLevel: Math.min(accessLevel, level) }));
}

function withAncestors(view: MemberView, groupId: number): SeenMember[] {
  return view.index.ancestors(groupId).flatMap((group) => asIs(view.index.membersOfGroup.get(group.id)));
}

function sharedInto(view: MemberView, groupIds: readonly number[]): SeenMember[] {
  return groupIds
    .flatMap((groupId) => view.index.linksOfGroup.get(groupId) ?? [])
    .filter((link) => {
      const invited = view.world.groups.get(link.invitedGroupId);
      return invited !== undefined && view.rights.canReadGroup(invited);
    })
    .flatMap((link) => capped(asIs(view.index.membersOfGroup.get(link.invitedGroupId)), link.accessLevel));
}

/** One row a person, the one with the highest role; in the order of user ids. */
function distinct(view: MemberView, members: readonly SeenMember[]): SeenMember[] {
  const best = new Map<number, SeenMember>();
  for (const member of members) {
    if (member.accessLevel <= 5 && !view.minimalAccess) continue;
    const known = best.get(member.row.userId);
    if (known === undefined || known.accessLevel < member.accessLevel) best.set(member.row.userId, member);
  }
  return [...best.values()].sort((a, b) => a.row.userId - b.row.userId);
}

/** The members of a group by relation. */
export function groupMembers(
  view: MemberView,
  groupId: number,
  relations: readonly Relation[],
): SeenMember[] {
  const { index } = view;
  const above = index.ancestors(groupId).slice(1);
  return distinct(view, [
    ...(relations.includes('direct') ? asIs(index.membersOfGroup.get(groupId)) : []),
    ...(relations.includes('inherited')
      ? above.flatMap((group) => asIs(index.membersOfGroup.get(group.id)))
      : []),
    ...(relations.includes('descendants')
      ? index.descendants(groupId).flatMap((group) => asIs(index.membersOfGroup.get(group.id)))
      : []),
    ...(relations.includes('shared_from_groups')
      ? sharedInto(
          view,
          index.ancestors(groupId).map((group) => group.id),
        )
      : []),
  ]);
}

/** The members of a project by relation. What arrives through a group shared with an invited group is missing (R10). */
export function projectMembers(
  view: MemberView,
  projectId: number,
  relations: readonly Relation[],
): SeenMember[] {
  const { index } = view;
  const groupId = view.world.projects.get(projectId)?.groupId ?? null;
  const invited = (index.linksOfProject.get(projectId) ?? []).filter((link) => {
    const group = view.world.groups.get(link.invitedGroupId);
    return group !== undefined && view.rights.canReadGroup(group);
  });
  return distinct(view, [
    ...(relations.includes('direct') ? asIs(index.membersOfProject.get(projectId)) : []),
    ...(relations.includes('inherited') && groupId !== null ? withAncestors(view, groupId) : []),
    ...(relations.includes('invited_groups')
      ? invited.flatMap((link) => capped(withAncestors(view, link.invitedGroupId), link.accessLevel))
      : []),
    ...(relations.includes('shared_into_ancestors') && groupId !== null
      ? sharedInto(
          view,
          index.ancestors(groupId).map((group) => group.id),
        )
      : []),
  ]);
}

/** Who is invited to a project by e-mail: GraphQL lists them among the members for those who may administer it. */
export function invitedToProject({ world, rights }: MemberView, projectId: number): ListedMember[] {
  if (rights.projectLevel(projectId) < 40) return [];
  return [...world.governance.invitations.values()]
    .filter(isOf('project', projectId))
    .map((row) => ({ row: { ...row, userId: null, createdById: null }, accessLevel: row.accessLevel }));
}
