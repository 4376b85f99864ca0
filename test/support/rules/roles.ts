import { type Estate, flag, is, known, not, type Truth, value } from './reference.js';
import { labelOf, type Node, type Value } from './world.js';

/** A way to a role in a place. */
export interface Grant {
  readonly user: Node;
  readonly level: number;
  /** False ones are not listed; null: whether the invitation is void could not be read (R7). */
  readonly counts: true | null;
  readonly by: 'membership' | 'ownership' | 'invitation';
  /** When the membership behind it was made; null for unknown. */
  readonly since: Value;
}

/** R2: memberships that are active and above Minimal Access. */
function direct(estate: Estate, place: Node): Grant[] {
  return estate
    .into(place, 'MEMBER_OF', 'GitLabUser')
    .filter((member) => (value(member, 'state') ?? 'active') === 'active')
    .map((member) => ({
      user: member.from,
      level: Number(value(member, 'accessLevel')),
      counts: true as const,
      by: 'membership' as const,
      since: known(member, 'createdAt'),
    }))
    .filter(({ level }) => level > 5);
}

/** R7: whether the namespace of a project voids invitations of groups to it. */
function isVoid(estate: Estate, place: Node): Truth {
  const namespace = estate.parent(place, 'GitLabGroup');
  return namespace !== undefined && labelOf(place) === 'GitLabProject'
    ? flag(namespace, 'shareWithGroupLock')
    : false;
}

/** Roles that are given in a place itself, not inherited: R1, R4, R5, R7. */
export function given(estate: Estate, place: Node): Grant[] {
  const grants = direct(estate, place);
  for (const { from } of estate.into(place, 'OWNS', 'GitLabUser'))
    grants.push({ user: from, level: 50, counts: true, by: 'ownership', since: null });
  const nobody = isVoid(estate, place);
  for (const share of estate.into(place, 'INVITED_TO', 'GitLabGroup')) {
    const shareLevel = Number(value(share, 'accessLevel'));
    if (nobody === true || shareLevel <= 5) continue;
    // R4: to a group come the direct members; R5: to a project all that have a role in the invited group.
    const guests = labelOf(place) === 'GitLabGroup' ? direct(estate, share.from) : roles(estate, share.from);
    for (const guest of guests)
      grants.push({
        user: guest.user,
        level: Math.min(guest.level, shareLevel),
        counts: nobody === null ? null : guest.counts,
        by: 'invitation',
        since: guest.since,
      });
  }
  return grants;
}

/** All roles in a place, inherited ones included (R3). */
export function roles(estate: Estate, place: Node): Grant[] {
  return [place, ...estate.above(place, 'GitLabGroup')].flatMap((home) => given(estate, home));
}

/** The highest level that a person may have, and the highest that is sure (0: none). */
export interface Highest {
  readonly user: Node;
  readonly possible: number;
  readonly sure: number;
}

/** The grants of each person as one. */
export function highest(grants: readonly Grant[]): Highest[] {
  return [...new Set(grants.map(({ user }) => user))].map((user) => {
    const mine = grants.filter((grant) => grant.user === user);
    const most = (some: readonly Grant[]) => Math.max(0, ...some.map(({ level }) => level));
    return { user, possible: most(mine), sure: most(mine.filter(({ counts }) => counts === true)) };
  });
}

/** No bot and no service account; GitLab marks those. */
export function isHuman(user: Node): boolean {
  return value(user, 'bot') !== true && (value(user, 'userType') ?? 'HUMAN') === 'HUMAN';
}
/** Whether the account may act (R12). */
export function isActive(user: Node): Truth {
  return is(value(user, 'state'), 'active');
}
/** Whether one certainly cannot act. */
export function isOut(user: Node): boolean {
  return not(isActive(user)) === true;
}
