import { instanceOf, isOnlyMentioned, rootOf } from '../facts-b.js';
import {
  and,
  type Estate,
  flag,
  known,
  list,
  not,
  or,
  type References,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import type { Node } from '../world.js';

/** Whether strangers may sign up without an administrator's approval, as any connection to the instance tells. */
function isOpenToStrangers(estate: Estate, project: Node): Truth {
  const accounts = estate.nodes('GitLabAccount').filter((one) => value(one, 'host') === instanceOf(project));
  if (accounts.length === 0) return null;
  const told = accounts.map((account) =>
    and(flag(account, 'signupEnabled'), not(flag(account, 'requireAdminApprovalAfterUserSignup'))),
  );
  return told.some((one) => one !== null) ? told.includes(true) : null;
}

/** Whether code is for some only: private or internal. */
function isClosed(project: Node): Truth {
  const visibility = known(project, 'visibility');
  return visibility === null ? null : visibility !== 'public';
}

/** Forks of the closed ones among projects that lie in a personal namespace or below another top-level group. */
function outsideForks(estate: Estate, projects: readonly Node[]): string[] {
  const found: string[] = [];
  for (const project of projects.filter((one) => isClosed(one) === true))
    for (const { from } of estate.into(project, 'FORKED_FROM', 'GitLabProject'))
      if (value(from, 'namespaceKind') === 'user' || rootOf(from) !== rootOf(project))
        found.push(text(from, 'fullPath'));
  return sorted(found).slice(0, 10);
}

/** Whether the top-level group of a project keeps forks inside; unknown where that group is not visible. */
function isKeptInside(estate: Estate, project: Node): Truth {
  if (known(project, 'namespaceKind') === 'user') return false;
  const top = estate.above(project, 'GitLabGroup').find((group) => !text(group, 'fullPath').includes('/'));
  return top === undefined ? null : flag(top, 'preventForkingOutsideGroup');
}

export const visibilityReferences: References = {
  'public-project-unexpected': function* (estate, { approvedProjects, approvedGroups }) {
    for (const project of estate.nodes('GitLabProject')) {
      if (isOnlyMentioned(project)) continue;
      const path = text(project, 'fullPath');
      const visibility = known(project, 'visibility');
      const isApproved =
        list(approvedProjects).includes(path) ||
        list(approvedGroups).some((group) => path.startsWith(`${group}/`));
      let isSeen: Truth = null;
      if (visibility === 'public') isSeen = true;
      if (visibility === 'internal') isSeen = isOpenToStrangers(estate, project);
      if (visibility === 'private') isSeen = false;
      yield {
        fires: and(!isApproved, isSeen),
        projectId: value(project, 'id'),
        path,
        visibility,
        archived: value(project, 'archived'),
        severity: visibility === 'public' ? 'high' : 'medium',
        projectKey: value(project, 'key'),
      };
    }
  },

  'private-code-forking-open': function* (estate) {
    const columns = (scope: Node, scopeType: string, forks: readonly string[]) => ({
      scopeId: value(scope, 'id'),
      scopeType,
      path: value(scope, 'fullPath'),
      visibility: value(scope, 'visibility'),
      outsideForks: forks,
      severity: forks.length > 0 ? 'high' : 'medium',
      scopeKey: value(scope, 'key'),
    });
    for (const group of estate.nodes('GitLabGroup')) {
      if (isOnlyMentioned(group) || text(group, 'fullPath').includes('/')) continue;
      yield {
        fires: not(flag(group, 'preventForkingOutsideGroup')),
        ...columns(group, 'group', outsideForks(estate, estate.projectsOf(group))),
      };
    }
    for (const project of estate.nodes('GitLabProject')) {
      if (isOnlyMentioned(project)) continue;
      const forking = known(project, 'forkingAccessLevel');
      yield {
        fires: and(
          isClosed(project),
          forking === null ? null : forking === 'enabled',
          not(or(isKeptInside(estate, project))),
        ),
        ...columns(project, 'project', outsideForks(estate, [project])),
      };
    }
  },
};
