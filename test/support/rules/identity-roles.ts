/** The roles of a user by the places where they are given (R1 to R7, R17), as `identity-permissions` tells them. */
import { type Estate, flag, number, type Truth, value } from './reference.js';
import { type Link, labelOf, type Node } from './world.js';

/** Something that an identity may do. */
export interface Permission {
  readonly what: string;
  /** The group, project or instance in which; undefined: wherever it reaches. */
  readonly place: Node | undefined;
  /** Keys of the groups and projects whose lists tell it, and facts of the identity that do. */
  readonly lists: readonly string[];
}

/** A way to a role in a place: by membership, ownership or invitation. */
interface Way {
  readonly level: number;
  readonly customRole: unknown;
  /** Groups and projects whose lists tell it. */
  readonly told: readonly Node[];
  /** Null where it could not be read whether the invitation is void (R7). */
  readonly counts: true | null;
}

/** GitLab's roles, the lowest first. */
export const roleNames = [
  [5, 'Minimal Access'],
  [10, 'Guest'],
  [15, 'Planner'],
  [20, 'Reporter'],
  [25, 'Security Manager'],
  [30, 'Developer'],
  [40, 'Maintainer'],
  [50, 'Owner'],
] as const;

const keyOf = (node: Node) => String(value(node, 'key'));
const levelOf = (link: Link) => number(value(link, 'accessLevel'));

/** The role in each place where one is given, the highest of several, and the custom roles that go with them. */
export function placeRoles(estate: Estate, user: Node): { permissions: Permission[]; unread: string[] } {
  const permissions: Permission[] = [];
  const unread: string[] = [];
  for (const place of estate.nodes('GitLabGroup', 'GitLabProject')) {
    const ways = waysTo(estate, user, place);
    if (ways.length === 0) continue;
    const level = Math.max(...ways.map((way) => way.level));
    const isSure = ways.some((way) => way.level === level && way.counts === true);
    const doubt = `invitations to ${keyOf(place)}`;
    if (!isSure) unread.push(doubt);
    const lists = [...ways.flatMap(({ told }) => told.map(keyOf)), ...(isSure ? [] : [doubt])];
    permissions.push({ what: nameOf(level), place, lists });
    for (const customRole of new Set(ways.map((way) => way.customRole)))
      if (customRole !== null) permissions.push({ what: `custom role ${String(customRole)}`, place, lists });
  }
  return { permissions, unread };
}

function nameOf(level: number): string {
  const [, name] = roleNames.findLast(([least]) => least <= level) ?? [];
  if (name === undefined) throw new Error(`no role ${level}`);
  return name;
}

function waysTo(estate: Estate, user: Node, place: Node): Way[] {
  const found: Way[] = [];
  for (const member of memberships(estate, user, place))
    found.push(way(levelOf(member), value(member, 'memberRoleId'), [place]));
  if (estate.out(user, 'OWNS').some(({ to }) => to === place)) found.push(way(50, null, []));
  for (const share of estate.into(place, 'INVITED_TO', 'GitLabGroup'))
    found.push(
      ...(labelOf(place) === 'GitLabGroup'
        ? waysToGroup(estate, user, share)
        : waysToProject(estate, user, share)),
    );
  return found;
}

function way(level: number, customRole: unknown, told: readonly Node[], counts: true | null = true): Way {
  return { level, customRole, told, counts };
}

/** R2: awaiting ones grant nothing. */
function memberships(estate: Estate, user: Node, place: Node): Link[] {
  return estate
    .out(user, 'MEMBER_OF')
    .filter((member) => member.to === place && (value(member, 'state') ?? 'active') === 'active');
}
/** R2: Minimal Access grants nothing elsewhere. */
function guests(estate: Estate, user: Node, place: Node): Link[] {
  return memberships(estate, user, place).filter((member) => levelOf(member) > 5);
}

/** R4, R6: only direct members of the invited group. */
function waysToGroup(estate: Estate, user: Node, share: Link): Way[] {
  return guests(estate, user, share.from).map((member) =>
    way(Math.min(levelOf(member), levelOf(share)), customRoleOf(member, share), [share.from, share.to]),
  );
}

/** R17: the lower of both brings its own custom role; of equal ones the member's counts, if the invitation has one, too. */
function customRoleOf(member: Link, share: Link): unknown {
  const [own, theirs] = [value(member, 'memberRoleId'), value(share, 'memberRoleId')];
  if (levelOf(member) < levelOf(share)) return own;
  if (levelOf(member) > levelOf(share)) return theirs;
  return theirs === null ? null : own;
}

/** R5: members of the invited group, those above it, and those of groups that are invited to one of these. */
function waysToProject(estate: Estate, user: Node, share: Link): Way[] {
  const locked = isLocked(estate, share.to);
  if (locked === true) return [];
  const counts = locked === null ? null : true;
  const found: Way[] = [];
  for (const group of [share.from, ...estate.above(share.from, 'GitLabGroup')]) {
    for (const member of guests(estate, user, group))
      found.push(way(Math.min(levelOf(member), levelOf(share)), null, [group, share.to], counts));
    for (const invitation of estate.into(group, 'INVITED_TO', 'GitLabGroup'))
      for (const member of guests(estate, user, invitation.from)) {
        const level = Math.min(levelOf(member), levelOf(invitation), levelOf(share));
        found.push(way(level, null, [invitation.from, group, share.to], counts));
      }
  }
  return found;
}

/** R7: whether the project's own namespace voids invitations to it. */
function isLocked(estate: Estate, project: Node): Truth {
  const namespace = estate.parent(project, 'GitLabGroup');
  return namespace === undefined ? false : flag(namespace, 'shareWithGroupLock');
}
