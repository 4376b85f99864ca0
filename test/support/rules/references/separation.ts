import { workingProjects } from '../facts-a.js';
import { isMeant, letsRole, mayDeploy, namesOnRef, openEnvironments, withRole } from '../gates.js';
import {
  and,
  type Estate,
  flag,
  is,
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
import { highest, isActive, isOut, roles } from '../roles.js';
import type { Node } from '../world.js';

const features = ['buildsAccessLevel', 'repositoryAccessLevel', 'mergeRequestsAccessLevel'];

interface Approval {
  readonly rule: Node;
  /** How many approvals it asks for on the default branch; null for unknown, 0 for a rule of others. */
  readonly required: number | null;
}

/** What the project's approval rules of people ask for on its default branch. */
function approvalsOf(estate: Estate, project: Node, branch: Node | undefined): Approval[] {
  const protecting =
    branch === undefined
      ? []
      : estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch').map(({ from }) => from);
  const counts = (rule: Node): Truth => {
    if (value(rule, 'appliesToAllProtectedBranches') === true)
      return protecting.length > 0 || (branch === undefined ? null : flag(branch, 'protected'));
    const limits = estate.out(rule, 'APPLIES_TO').map(({ to }) => to);
    return limits.length === 0 || limits.some((one) => protecting.includes(one));
  };
  return estate
    .children(project, 'GitLabApprovalRule')
    .filter((rule) => ['regular', 'any_approver'].includes(String(value(rule, 'ruleType') ?? 'regular')))
    .filter((rule) => counts(rule) !== false)
    .map((rule) => {
      const required = known(rule, 'approvalsRequired') as number | null;
      return { rule, required: counts(rule) === true || required === 0 ? required : null };
    })
    .filter(({ required }) => required !== 0);
}

/** Whether the approvals of a project can be those of one person. */
function isOneEnough(estate: Estate, project: Node, approvals: readonly Approval[]): Truth {
  const isRead =
    estate.children(project, 'GitLabApprovalRule').length > 0 || flag(project, 'hasApprovalRules') === false;
  if (!isRead) return null;
  const more = (than: number) =>
    or(false, ...approvals.map(({ required }) => (required === null ? null : required > than)));
  const ownCounts = or(
    flag(project, 'mergeRequestsAuthorApproval'),
    not(flag(project, 'mergeRequestsDisableCommittersApproval')),
  );
  return and(not(more(1)), or(not(more(0)), ownCounts));
}

export const separationReferences: References = {
  'sod-conflict-merge-and-deploy': function* (estate, { productionNames, exceptions }) {
    for (const project of workingProjects(estate)) {
      if (features.some((name) => value(project, name) === 'disabled')) continue;
      const environments = openEnvironments(estate, project, list(productionNames));
      if (environments.length === 0) continue;
      const branch = estate.children(project, 'GitLabBranch').find((one) => value(one, 'default') === true);
      const approvals = approvalsOf(estate, project, branch);
      const alone = isOneEnough(estate, project, approvals);
      if (alone === false) continue;
      const rules =
        branch === undefined
          ? []
          : estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch').map(({ from }) => from);
      const isFree = branch !== undefined && rules.length === 0 && flag(branch, 'protected') === false;
      if (alone === null || (rules.length === 0 && !isFree)) {
        yield {
          fires: null,
          projectId: value(project, 'id'),
          identityId: null,
          projectKey: value(project, 'key'),
        };
        continue;
      }
      const grants = roles(estate, project).filter(({ level }) => level >= 30);
      for (const one of highest(grants)) {
        const { user } = one;
        if (isOut(user)) continue;
        const isNamed = (rule: Node) =>
          estate.into(rule, 'ALLOWED_TO_APPROVE').some((entry) => isMeant(estate, entry, user));
        const approves = and(
          ...approvals.map(({ rule }) => or(is(known(rule, 'ruleType'), 'any_approver'), isNamed(rule))),
        );
        const merges = (role: number) =>
          isFree ||
          or(
            ...rules.map((rule) =>
              or(
                letsRole(rule, 'mergeAccessLevels', role),
                namesOnRef(estate, rule, ['ALLOWED_TO_MERGE'], user, project),
              ),
            ),
          );
        const deploys = (role: number) =>
          environments.map((open) => mayDeploy(estate, open, project, user, role));
        const level = one.sure >= 30 ? one.sure : one.possible;
        yield {
          fires: and(
            isActive(user),
            !list(exceptions).some((name) => [text(user, 'username'), text(user, 'key')].includes(name)),
            approves,
            withRole(one, (role) => and(merges(role), or(...deploys(role)))),
          ),
          projectId: value(project, 'id'),
          identityId: value(user, 'id'),
          username: value(user, 'username'),
          path: value(project, 'fullPath'),
          accessLevel: level,
          approvals: approvals.length === 0 ? 'none required' : 'their own counts',
          branch: value(branch, 'name'),
          environments: sorted(
            environments
              .filter((open) => mayDeploy(estate, open, project, user, level) === true)
              .map(({ environment }) => text(environment, 'name')),
          ),
          userKey: value(user, 'key'),
          projectKey: value(project, 'key'),
        };
      }
    }
  },
};
