import { isArchived } from '../facts-a.js';
import { wasRead } from '../facts-b.js';
import {
  and,
  type Estate,
  known,
  number,
  or,
  type References,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { type Grant, given, isActive, isHuman, isOut } from '../roles.js';
import type { Link, Node } from '../world.js';
import { contribution } from './dormancy.js';

const dayMs = 86_400_000;

/** Whether somebody was active anywhere since then: by contributions, or by the day of the last activity. */
function isActiveSomewhere(estate: Estate, user: Node, since: number, limit: number): Truth {
  const some = estate.out(user, 'ACTIVE_IN', 'GitLabGroup');
  if (some.some((link) => Number(value(link, 'anyWithinDays')) <= limit)) return true;
  if (!wasRead(user, 'lastActivityOn')) return null;
  const last = time(known(user, 'lastActivityOn'));
  return last !== null && last >= Math.floor(since / dayMs) * dayMs;
}

/** Whether the graph shows that somebody did something in the project. */
function didSomething(estate: Estate, user: Node, project: Node, since: number): boolean {
  const isSince = (at: unknown) => typeof at === 'string' && Date.parse(at) >= since;
  const here = ({ to }: Link) => estate.parent(to, 'GitLabProject') === project;
  const does = (type: string, name: string) =>
    estate.out(user, type).some((link) => here(link) && isSince(value(link.to, name)));
  const commits = estate.out(user, 'COMMITTED_TO').filter(({ to }) => to === project);
  return (
    commits.some((link) => isSince(value(link, 'lastAuthoredAt'))) ||
    does('TRIGGERED', 'createdAt') ||
    does('MERGED', 'mergedAt') ||
    does('OPENED', 'createdAt') ||
    does('APPROVED', 'createdAt')
  );
}

/** Whether the latest pipelines are all, or reach back beyond that time. */
function doPipelinesReach(estate: Estate, project: Node, since: number): boolean {
  const pipelines = estate.children(project, 'GitLabPipeline');
  return pipelines.length < 10 || pipelines.some((one) => Date.parse(text(one, 'createdAt')) < since);
}

export const unusedReferences: References = {
  'unused-elevated-access': function* (estate, { minAccessLevel, unusedDays, asOf }) {
    const limit = number(unusedDays);
    const since = number(time(asOf)) - limit * dayMs;
    for (const project of estate.nodes('GitLabProject')) {
      if (isArchived(project)) continue;
      const grants = given(estate, project).filter(
        ({ by, level }) => by !== 'ownership' && level >= number(minAccessLevel),
      );
      const top = estate
        .above(project, 'GitLabGroup')
        .find((group) => !text(group, 'fullPath').includes('/'));
      const lastActivity = time(known(project, 'lastActivityAt'));
      const isIdle = lastActivity !== null && lastActivity < since;
      const areContributionsRead = top !== undefined && estate.into(top, 'ACTIVE_IN').length > 0;
      for (const user of new Set(grants.map((grant) => grant.user))) {
        const elsewhere = isActiveSomewhere(estate, user, since, limit);
        if (!isHuman(user) || isOut(user) || elsewhere === false) continue;
        const mine = grants.filter((grant) => grant.user === user);
        const isOld = (grant: Grant): Truth => {
          const at = time(grant.since);
          return at === null ? null : at < since;
        };
        const isAbsent = areContributionsRead && contribution(estate, user, top).atLeast >= limit;
        let unused: Truth = null;
        if ((isIdle || isAbsent) && doPipelinesReach(estate, project, since)) unused = true;
        if (didSomething(estate, user, project, since)) unused = false;
        const sure = mine.filter(({ counts }) => counts === true);
        yield {
          fires: and(
            isActive(user),
            elsewhere,
            unused,
            or(false, ...mine.map((grant) => and(grant.counts, isOld(grant)))),
          ),
          projectId: value(project, 'id'),
          userId: value(user, 'id'),
          username: value(user, 'username'),
          path: value(project, 'fullPath'),
          accessLevel: Math.max(0, ...sure.map(({ level }) => level)),
          direct: mine.some(({ by }) => by === 'membership'),
          basis: isIdle ? 'the project is idle' : 'no contribution',
          lastActivityAt: known(project, 'lastActivityAt'),
          userKey: value(user, 'key'),
          projectKey: value(project, 'key'),
        };
      }
    }
  },
};
