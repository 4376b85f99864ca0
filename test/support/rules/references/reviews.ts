import { isFree, workingProjects } from '../facts-a.js';
import {
  and,
  between,
  type Estate,
  fits,
  flag,
  has,
  isUnreadable,
  known,
  list,
  not,
  number,
  or,
  type References,
  sorted,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';
import { liveProjects } from './branches.js';
import { isProduction } from './runners.js';

/** Whether a rule counts for the default branch of its project. */
function counts(estate: Estate, rule: Node, project: Node): Truth {
  const branch = estate.children(project, 'GitLabBranch').find((one) => value(one, 'default') === true);
  const protecting =
    branch === undefined
      ? []
      : estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch').map(({ from }) => from);
  const otherwise = branch === undefined ? null : false;
  const limits = estate.out(rule, 'APPLIES_TO', 'GitLabProtectedBranch').map(({ to }) => to);
  if (limits.length > 0) return limits.some((one) => protecting.includes(one)) || otherwise;
  return flag(rule, 'appliesToAllProtectedBranches') === true ? protecting.length > 0 || otherwise : true;
}

export const reviewReferences: References = {
  'insufficient-approvals': function* (
    estate,
    { minApprovals, criticalMinApprovals, criticalProjects, productionNames },
  ) {
    for (const project of liveProjects(estate)) {
      if (value(project, 'defaultBranch') === null || isFree(estate, project)) continue;
      const rules = estate
        .children(project, 'GitLabApprovalRule')
        .filter(
          (rule) =>
            ['regular', 'any_approver'].includes(text(rule, 'ruleType')) ||
            (text(rule, 'ruleType') === 'report_approver' &&
              text(rule, 'reportType') === 'any_merge_request'),
        );
      const hasRules = flag(project, 'hasApprovalRules');
      const areRead = hasRules === false || estate.children(project, 'GitLabApprovalRule').length > 0;
      const before = Number(known(project, 'approvalsBeforeMerge') ?? 0);
      let sure = before;
      let isCertain = areRead;
      for (const rule of rules) {
        const required = known(rule, 'approvalsRequired');
        const so = counts(estate, rule, project);
        if (so === false) continue;
        if (so === null || required === null) isCertain = false;
        else sure = Math.max(sure, Number(required));
      }
      const environments = estate.children(project, 'GitLabEnvironment');
      const production = or(
        ...environments
          .filter((one) => (value(one, 'state') ?? 'available') === 'available')
          .map((one) => isProduction(one, list(productionNames))),
        isUnreadable(project, 'hasProtectedEnvironments') ? null : false,
      );
      const critical = list(criticalProjects).includes(text(project, 'fullPath'));
      const isLess = (limit: number): Truth => (sure >= limit ? false : isCertain || null);
      const high = isLess(number(minApprovals));
      yield {
        fires: or(high, and(or(critical, production), isLess(number(criticalMinApprovals)))),
        projectId: value(project, 'id'),
        branch: value(project, 'defaultBranch'),
        path: value(project, 'fullPath'),
        approvals: sure,
        critical,
        production,
        severity: high === true ? 'high' : 'medium',
        projectKey: value(project, 'key'),
      };
    }
  },

  'unreviewed-merge': function* (estate, { lookbackDays, asOf }) {
    const from = number(time(asOf)) - number(lookbackDays) * 86_400_000;
    for (const project of estate.nodes('GitLabProject')) {
      const branch = isUnreadable(project, 'defaultBranch') ? null : value(project, 'defaultBranch');
      for (const request of estate.children(project, 'GitLabMergeRequest')) {
        if (value(request, 'state') !== 'merged') continue;
        if (branch !== null && value(request, 'targetBranch') !== branch) continue;
        const at = isUnreadable(request, 'mergedAt') ? null : time(value(request, 'mergedAt'));
        // As of a time in the past, what came later is not there yet.
        if (at !== null && (at < from || at > number(time(asOf)))) continue;
        const author = estate.into(request, 'OPENED', 'GitLabUser')[0]?.from;
        const approvers = estate.into(request, 'APPROVED', 'GitLabUser').map((one) => one.from);
        const others = approvers.filter((one) => one !== author);
        const reviewed =
          author === undefined ? between(approvers.length > 1, approvers.length > 0) : others.length > 0;
        yield {
          fires: and(
            reviewed === true ? false : and(not(reviewed), has(request, 'approved') || null),
            branch === null ? null : true,
            at === null ? null : true,
          ),
          projectId: value(project, 'id'),
          mrIidOrSha: text(request, 'iid'),
          path: value(project, 'fullPath'),
          author: value(author, 'username'),
          mergedBy: value(estate.into(request, 'MERGED', 'GitLabUser')[0]?.from, 'username'),
          targetBranch: value(request, 'targetBranch'),
          mergedAt: value(request, 'mergedAt'),
          ownApproval: author !== undefined && approvers.includes(author),
          webUrl: value(request, 'webUrl'),
          mergeRequestKey: value(request, 'key'),
        };
      }
    }
  },

  'security-approval-policy-weak': function* (estate, { bypassMembers, criticalProjects }) {
    for (const project of workingProjects(estate)) {
      const policies = estate.into(project, 'GOVERNS', 'GitLabApprovalPolicy').map(({ from }) => from);
      const one = {
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        projectKey: value(project, 'key'),
      };
      if (policies.length === 0 && list(criticalProjects).includes(text(project, 'fullPath')))
        yield {
          fires: flag(project, 'hasApprovalPolicies') === false || null,
          policyName: 'none',
          why: ['no policy'],
          ...one,
        };
      const members = (group: readonly Node[], level: number) =>
        new Set(
          group
            .flatMap((place) => estate.into(place, 'MEMBER_OF', 'GitLabUser'))
            .filter((member) => (value(member, 'state') ?? 'active') === 'active')
            .filter((member) => Number(value(member, 'accessLevel')) >= level)
            .map(({ from }) => from),
        ).size;
      for (const policy of policies) {
        const warns = known(policy, 'enforcementType');
        const fallback = known(policy, 'fallbackBehavior');
        const levels = known(policy, 'bypassAccessLevels') as readonly number[] | null;
        const places = [project, ...estate.above(project, 'GitLabGroup')];
        const byRole = levels?.some((level) => members(places, level) > number(bypassMembers)) ?? null;
        const byGroup = estate
          .out(policy, 'BYPASSED_BY', 'GitLabGroup')
          .some(({ to }) => members([to], 6) > number(bypassMembers));
        const branches = known(policy, 'branches') as readonly string[] | null;
        const type = known(policy, 'branchType');
        let otherBranch: Truth = null;
        if (['all', 'default'].includes(String(type))) otherBranch = false;
        else if (branches !== null)
          otherBranch = !branches.some((pattern) => fits(pattern, text(project, 'defaultBranch')));
        const reasons: readonly (readonly [string, Truth])[] = [
          ['warn only', warns === null ? null : warns === 'warn'],
          ['fails open', fallback === null ? null : fallback === 'open'],
          ['broad bypass', or(byRole, byGroup)],
          ['not the default branch', otherBranch],
        ];
        yield {
          fires: or(...reasons.map(([, so]) => so)),
          policyName: value(policy, 'name'),
          why: reasons.filter(([, so]) => so === true).map(([why]) => why),
          ...one,
        };
      }
    }
  },

  'privileged-job-without-jit': function* (estate, { productionNames }) {
    for (const project of estate.nodes('GitLabProject')) {
      const policies = estate
        .into(project, 'GOVERNS')
        .map(({ from }) => from)
        .filter((one) => labelOf(one) === 'JitPolicy' && value(one, 'action') === 'deploy');
      const asks =
        estate.nodes('JitPolicy').length === 0
          ? null
          : policies.some((one) => ['approve', 'block'].includes(text(one, 'mode')));
      const environments = estate
        .children(project, 'GitLabEnvironment')
        .filter((one) => isProduction(one, list(productionNames)) === true);
      const declared = estate
        .children(project, 'GitLabCiConfig')
        .flatMap((config) => estate.children(config, 'GitLabCiJob'));
      for (const pipeline of estate.children(project, 'GitLabPipeline'))
        for (const job of estate.children(pipeline, 'GitLabJob')) {
          const targets = sorted(
            declared
              .filter((one) => value(one, 'name') === value(job, 'name'))
              .map((one) => text(one, 'environment'))
              .filter((name) => environments.some((one) => value(one, 'name') === name)),
          );
          if (targets.length === 0 || !['SUCCESS', 'FAILED', 'RUNNING'].includes(text(job, 'status')))
            continue;
          const user = estate.into(pipeline, 'TRIGGERED', 'GitLabUser')[0]?.from;
          const at = text(pipeline, 'createdAt');
          const grants = user === undefined ? [] : estate.out(user, 'HOLDS').map(({ to }) => to);
          const isCovered = grants.some(
            (grant) =>
              value(grant, 'status') === 'approved' &&
              value(grant, 'action') === 'deploy' &&
              estate.out(grant, 'COVERS').some(({ to }) => to === project) &&
              Date.parse(text(grant, 'validFrom')) <= Date.parse(at) &&
              Date.parse(at) <= Date.parse(text(grant, 'validTo')),
          );
          yield {
            fires: and(asks, isCovered ? false : user !== undefined || null),
            jobId: value(job, 'id'),
            path: value(project, 'fullPath'),
            job: value(job, 'name'),
            environment: targets[0],
            username: value(user, 'username'),
            createdAt: value(pipeline, 'createdAt'),
            projectId: value(project, 'id'),
            jobKey: value(job, 'key'),
            projectKey: value(project, 'key'),
          };
        }
    }
  },
};
