import { isAdmin, wasRead } from '../facts-b.js';
import {
  and,
  days,
  type Estate,
  isUnreadable,
  known,
  list,
  number,
  type References,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { isActive, isHuman } from '../roles.js';
import type { Node } from '../world.js';

const isAccepted = (user: Node, exceptions: readonly string[]) =>
  exceptions.includes(text(user, 'username')) || exceptions.includes(text(user, 'key'));

/** Whether one was not seen for so many days; who never was, is as old as the account. */
function isDormant(user: Node, now: number, limit: number): Truth {
  const names = ['lastSignInAt', 'currentSignInAt', 'lastActivityOn'];
  const seen = names.map((name) => time(known(user, name))).filter((one) => one !== null);
  if (seen.some((one) => days(one, now) <= limit)) return false;
  if (names.some((name) => isUnreadable(user, name))) return null;
  if (seen.length > 0) return true;
  const made = time(known(user, 'createdAt'));
  return made === null ? null : days(made, now) > limit;
}

/** The days that the last contribution in a top-level group is at least, and at most, old. */
export function contribution(estate: Estate, user: Node, top: Node): { atLeast: number; atMost: number } {
  const link = estate.out(user, 'ACTIVE_IN').find(({ to }) => to === top);
  if (link === undefined) return { atLeast: 90, atMost: Number.POSITIVE_INFINITY };
  const windows = [0, 7, 30, 90];
  const atMost = number(value(link, 'anyWithinDays'));
  return { atLeast: windows[windows.indexOf(atMost) - 1] ?? 0, atMost };
}

export const dormancyReferences: References = {
  'dormant-instance-admin': function* (estate, { inactiveDays, asOf, exceptions }) {
    const now = number(time(asOf));
    for (const user of estate.nodes('GitLabUser')) {
      if (isAdmin(user) === false) continue;
      const seen = ['lastSignInAt', 'currentSignInAt', 'lastActivityOn']
        .map((name) => text(user, name))
        .filter((one) => one !== '');
      yield {
        fires: and(
          isAdmin(user),
          isActive(user),
          !isAccepted(user, list(exceptions)),
          isDormant(user, now, number(inactiveDays)),
        ),
        userId: value(user, 'id'),
        username: value(user, 'username'),
        lastSeen: seen.sort().at(-1) ?? null,
        createdAt: value(user, 'createdAt'),
        userKey: value(user, 'key'),
      };
    }
  },

  'stale-group-member': function* (estate, { inactiveDays, asOf, exceptions }) {
    const now = number(time(asOf));
    const limit = number(inactiveDays);
    for (const group of estate.nodes('GitLabGroup')) {
      const top = estate.above(group, 'GitLabGroup').at(-1) ?? group;
      const areContributionsRead = estate.into(top, 'ACTIVE_IN').length > 0;
      for (const link of estate.into(group, 'MEMBER_OF', 'GitLabUser')) {
        const user = link.from;
        if ((value(link, 'state') ?? 'active') !== 'active' || !isHuman(user)) continue;
        const since = time(known(link, 'createdAt'));
        let isIdle: Truth = null;
        if (areContributionsRead) {
          const { atLeast, atMost } = contribution(estate, user, top);
          if (atLeast >= limit) isIdle = true;
          if (atMost <= limit) isIdle = false;
        } else if (wasRead(user, 'lastActivityOn')) {
          const last = time(known(user, 'lastActivityOn'));
          isIdle = last === null || days(last, now) >= limit;
        }
        yield {
          fires: and(
            isActive(user),
            !isAccepted(user, list(exceptions)),
            since === null ? null : days(since, now) > limit,
            isIdle,
          ),
          groupId: value(group, 'id'),
          userId: value(user, 'id'),
          username: value(user, 'username'),
          path: value(group, 'fullPath'),
          accessLevel: value(link, 'accessLevel'),
          memberSince: value(link, 'createdAt'),
          basis: areContributionsRead ? 'contributions' : 'last activity',
          lastActivityOn: known(user, 'lastActivityOn'),
          userKey: value(user, 'key'),
          groupKey: value(group, 'key'),
        };
      }
    }
  },
};
