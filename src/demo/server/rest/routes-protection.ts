import {
  approvalRulesOf,
  branchRulesOf,
  ownBranchRules,
  statusChecksOf,
  tagRulesOf,
} from '../../world/protection/view.js';
import type { WorldProject } from '../../world/types.js';
import { forbidden, notFound } from '../failure.js';
import {
  groupOf,
  list,
  projectOf,
  type RestContext,
  type Route,
  requireGroupLevel,
  requireProjectLevel,
} from './context.js';
import {
  approvalRule,
  approvalSettings,
  groupApprovalSetting,
  protectedBranch,
  protectedTag,
  pushRule,
} from './present-protection.js';
import { requireTier } from './routes-instance.js';

/** The project of a path, whose code the caller may read; 403 when not (R14). */
function codeOf(context: RestContext): WorldProject {
  const project = projectOf(context);
  const { rights } = context.caller;
  const level = rights.projectLevel(project.id);
  const reads = rights.readsAll || project.visibility !== 'private' || level >= 15;
  if (!reads) throw forbidden();
  return project;
}

function branchRules(context: RestContext): unknown {
  const project = codeOf(context);
  const paid = context.settings.tier !== 'free';
  return list(branchRulesOf(context.world, project, paid), (rule) => ({
    ...protectedBranch(context, rule),
    ...(context.settings.edition === 'ce' ? {} : { inherited: rule.sourceType === 'group' }),
  }));
}

function groupBranchRules(context: RestContext): unknown {
  const group = groupOf(context);
  requireTier(context, 'premium', 'ultimate');
  requireGroupLevel(context, group, 50);
  return list(ownBranchRules(context.world, 'group', group.id), (rule) => protectedBranch(context, rule));
}

function statusChecks(context: RestContext): unknown {
  const project = projectOf(context);
  requireTier(context, 'ultimate');
  requireProjectLevel(context, project, 40);
  return list(statusChecksOf(context.world, project.id), (check) => ({
    id: check.id,
    name: check.name,
    project_id: project.id,
    external_url: check.url,
    hmac: check.hmac,
    protected_branches: branchRulesOf(context.world, project, true)
      .filter(({ id }) => check.branchRuleIds.includes(id))
      .map((rule) => ({
        id: rule.id,
        project_id: project.id,
        name: rule.name,
        created_at: rule.createdAt,
        updated_at: rule.createdAt,
        code_owner_approval_required: rule.codeOwnerApprovalRequired,
      })),
  }));
}

function pushRuleOf(context: RestContext, kind: 'project' | 'group'): unknown {
  const source = kind === 'project' ? projectOf(context) : groupOf(context);
  if (context.settings.tier === 'free') throw notFound('');
  if (kind === 'project') {
    if (context.caller.rights.projectLevel(source.id) < 40) throw forbidden();
  } else if (context.caller.rights.groupLevel(source.id) < 50) throw forbidden();
  const rule = context.world.protection.pushRules.get(`${kind}/${source.id}`);
  if (rule === undefined) throw notFound('Push Rule');
  return pushRule(rule);
}

/** Endpoints of protected branches and tags, approvals, status checks and push rules. */
export const protectionRoutes: readonly Route[] = [
  { template: '/projects/:id/protected_branches', answer: branchRules },
  { template: '/groups/:id/protected_branches', answer: groupBranchRules },
  {
    template: '/projects/:id/protected_tags',
    answer: (context) => {
      const project = projectOf(context);
      requireProjectLevel(context, project, 40);
      return list(tagRulesOf(context.world, project.id), (rule) => protectedTag(context, rule));
    },
  },
  {
    template: '/projects/:id/approval_rules',
    answer: (context) => {
      const project = projectOf(context);
      requireTier(context, 'premium', 'ultimate');
      requireProjectLevel(context, project, 30);
      return list(approvalRulesOf(context.world, project.id), (rule) => approvalRule(context, project, rule));
    },
  },
  {
    template: '/projects/:id/approvals',
    answer: (context) => {
      const project = projectOf(context);
      requireTier(context, 'premium', 'ultimate');
      requireProjectLevel(context, project, 40);
      return approvalSettings(context, project);
    },
  },
  {
    template: '/groups/:id/merge_request_approval_setting',
    answer: (context) => {
      const group = groupOf(context);
      requireTier(context, 'premium', 'ultimate');
      requireGroupLevel(context, group, 50);
      return groupApprovalSetting(context, group);
    },
  },
  { template: '/projects/:id/external_status_checks', answer: statusChecks },
  { template: '/projects/:id/push_rule', answer: (context) => pushRuleOf(context, 'project') },
  { template: '/groups/:id/push_rule', answer: (context) => pushRuleOf(context, 'group') },
];
