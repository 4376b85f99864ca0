import { instanceOf, typeOf } from '../facts-b.js';
import {
  and,
  days,
  type Estate,
  flag,
  known,
  number,
  or,
  type Parameters,
  type References,
  type Truth,
  text,
  texts,
  time,
  value,
} from '../reference.js';
import { isActive, isHuman, isOut } from '../roles.js';
import { labelOf, type Node } from '../world.js';

const dayMs = 86_400_000;
const names: Readonly<Record<number, string>> = {
  10: 'Guest',
  15: 'Planner',
  20: 'Reporter',
  25: 'Security Manager',
  30: 'Developer',
  40: 'Maintainer',
  50: 'Owner',
};

interface Access {
  readonly subject: Node;
  readonly place: Node;
  readonly role: string;
  readonly title: string;
  readonly givenAt: string | null;
  readonly isAlive: Truth;
  /** Whether the shorter period counts. */
  readonly isPrivileged: Truth;
}

/** Whether a membership is one that is to be looked at more often. */
function needsCare(user: Node, level: number): Truth {
  if (level >= 40) return true;
  if (level < 30) return false;
  if (!isHuman(user)) return true;
  return instanceOf(user) === 'gitlab.com' ? false : flag(user, 'external');
}

/** Memberships of people and bots, and keys and tokens that may write. */
function accesses(estate: Estate): Access[] {
  const found: Access[] = [];
  for (const place of estate.nodes('GitLabGroup', 'GitLabProject')) {
    for (const link of estate.into(place, 'MEMBER_OF', 'GitLabUser')) {
      const level = number(value(link, 'accessLevel'));
      const user = link.from;
      if ((value(link, 'state') ?? 'active') !== 'active' || level <= 5 || isOut(user)) continue;
      found.push({
        subject: user,
        place,
        role: names[level] ?? '',
        title: 'username',
        givenAt: known(link, 'createdAt') as string | null,
        isAlive: isActive(user),
        isPrivileged: needsCare(user, level),
      });
    }
    const lasting = { place, isAlive: true, isPrivileged: true };
    for (const { from: key, properties } of estate.into(place, 'GRANTS', 'GitLabDeployKey'))
      if (properties.canPush === true)
        found.push({
          ...lasting,
          subject: key,
          role: 'deploy key that may push',
          title: 'title',
          givenAt: known(key, 'createdAt') as string | null,
        });
    for (const { from: token } of estate.into(place, 'GRANTS', 'GitLabDeployToken')) {
      const isDead = or(flag(token, 'revoked'), flag(token, 'expired')) === true;
      if (isDead || !texts(token, 'scopes').some((scope) => scope.startsWith('write_'))) continue;
      const role = 'deploy token that may write';
      found.push({ ...lasting, subject: token, role, title: 'name', givenAt: null });
    }
  }
  return found;
}

/** When access was last reviewed and not taken away; null for never. */
function reviewOf(estate: Estate, subject: Node, place: Node): string | null {
  const reviews = estate
    .nodes('AccessReviewItem')
    .filter((one) => value(one, 'subjectKey') === value(subject, 'key'))
    .filter((one) => value(one, 'resourceKey') === value(place, 'key') && value(one, 'decision') !== 'revoke')
    .map((one) => text(one, 'decidedAt'));
  return reviews.sort().at(-1) ?? null;
}

/** Whether access that was last looked at then is overdue. */
function isOverdue(last: number | null, isPrivileged: Truth, parameters: Parameters): Truth {
  if (last === null) return null;
  const age = days(last, number(time(parameters.asOf)));
  const [short, long] = [age > number(parameters.privilegedDays), age > number(parameters.otherDays)];
  if (isPrivileged === null) return short === long ? short : null;
  return isPrivileged ? short : long;
}

interface Decision {
  readonly node: Node;
  readonly decision: string;
  readonly endedAt: string | null;
}

/** What ended access: the end of a grant, or a reviewer. */
function decisions(estate: Estate): Decision[] {
  const grants = estate.nodes('JitGrant').map((node) => ({
    node,
    decision: 'the grant ended',
    endedAt: known(node, 'validTo') as string | null,
  }));
  const revoked = estate
    .nodes('AccessReviewItem')
    .filter((node) => value(node, 'decision') === 'revoke')
    .map((node) => ({
      node,
      decision: 'a reviewer revoked it',
      endedAt: known(node, 'decidedAt') as string | null,
    }));
  return [...grants, ...revoked];
}

/** Whether the access that a decision is about is there. */
function isThere(estate: Estate, subject: Node, place: Node): boolean {
  if (estate.out(subject, 'MEMBER_OF').some(({ to }) => to === place)) return true;
  if (estate.out(subject, 'GRANTS').some(({ to }) => to === place)) return true;
  const isToken = labelOf(subject) === 'GitLabAccessToken' && estate.children(place).includes(subject);
  return isToken && value(subject, 'active') === true;
}

/** Whether a later grant or approval takes a decision back. */
function isTakenBack(estate: Estate, { node, endedAt }: Decision, now: number): boolean {
  const isSame = (other: Node) =>
    other !== node &&
    value(other, 'subjectKey') === value(node, 'subjectKey') &&
    value(other, 'resourceKey') === value(node, 'resourceKey');
  const isGranted = (other: Node) => (time(value(other, 'validTo')) ?? 0) > now;
  const isApproved = (other: Node) =>
    value(other, 'decision') !== 'revoke' &&
    endedAt !== null &&
    number(time(value(other, 'decidedAt'))) > number(time(endedAt));
  return (
    estate.nodes('JitGrant').some((one) => isSame(one) && isGranted(one)) ||
    estate.nodes('AccessReviewItem').some((one) => isSame(one) && isApproved(one))
  );
}

/** Whether a sync that found something began after a time. */
function isSyncedSince(estate: Estate, place: Node, since: number): boolean {
  const accounts = estate.nodes('GitLabAccount').filter((one) => value(one, 'host') === instanceOf(place));
  const names = accounts.map((account) => value(account, 'name'));
  return estate
    .nodes('SyncRun')
    .filter((run) => names.includes(value(run, 'connection')))
    .filter((run) => ['complete', 'partial'].includes(text(run, 'status')))
    .some((run) => number(time(value(run, 'startedAt'))) > since);
}

export const governanceReferences: References = {
  'access-review-overdue': function* (estate, parameters) {
    const areReviewsRead = estate.nodes('AccessReviewItem').length > 0;
    for (const { subject, place, role, title, givenAt, isAlive, isPrivileged } of accesses(estate)) {
      if (!areReviewsRead && isPrivileged === false) continue;
      const reviewedAt = reviewOf(estate, subject, place);
      const times = [givenAt, reviewedAt].flatMap((one) => time(one) ?? []);
      const last = times.length === 0 ? null : Math.max(...times);
      yield {
        fires: and(isAlive, isOverdue(last, isPrivileged, parameters), areReviewsRead ? true : null),
        subjectId: value(subject, 'id'),
        resourceId: value(place, 'id'),
        role,
        subject: value(subject, title),
        resourceType: typeOf(place),
        path: value(place, 'fullPath'),
        givenAt,
        reviewedAt,
        privileged: isPrivileged,
        subjectKey: value(subject, 'key'),
        resourceKey: value(place, 'key'),
      };
    }
  },

  'access-outlives-decision': function* (estate, { graceHours, asOf }) {
    const now = number(time(asOf));
    for (const one of decisions(estate)) {
      const subject = estate.withKey(value(one.node, 'subjectKey'));
      const place = estate.withKey(value(one.node, 'resourceKey'));
      if (subject === undefined || place === undefined) continue;
      const ended = time(one.endedAt);
      const due = ended === null ? null : ended + (number(graceHours) / 24) * dayMs;
      yield {
        fires: and(
          due === null ? null : due < now,
          isThere(estate, subject, place),
          !isTakenBack(estate, one, now),
          due !== null && isSyncedSince(estate, place, due) ? true : null,
        ),
        subjectId: value(subject, 'id'),
        resourceId: value(place, 'id'),
        decisionId: value(one.node, 'id'),
        subject: value(subject, 'username') ?? value(subject, 'title') ?? value(subject, 'name'),
        resourceType: typeOf(place),
        path: value(place, 'fullPath'),
        decision: one.decision,
        endedAt: one.endedAt,
        subjectKey: value(subject, 'key'),
        resourceKey: value(place, 'key'),
      };
    }
  },
};
