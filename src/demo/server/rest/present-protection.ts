import {
  defaultApprovalSettings,
  type WorldApprovalRule,
  type WorldApprovalSettings,
  type WorldBranchRule,
  type WorldPushRule,
  type WorldRuleEntry,
  type WorldTagRule,
} from '../../world/protection/types.js';
import { branchRulesOf, liveEntries } from '../../world/protection/view.js';
import type { World, WorldGroup, WorldProject } from '../../world/types.js';
import type { Settings } from '../options.js';
import { type RestContext, userOf } from './context.js';
import { listedGroup } from './present-groups.js';
import { basicUser } from './present-users.js';

const roleNames: Readonly<Record<number, string>> = {
  0: 'No one',
  30: 'Developers + Maintainers',
  40: 'Maintainers',
  60: 'Instance admins',
};

/** GitLab's words for an entry. */
export function describeEntry(world: World, entry: WorldRuleEntry): string {
  if (entry.kind === 'role') return roleNames[entry.level] ?? `Role ${entry.level}`;
  if (entry.kind === 'user') return world.users.get(entry.id)?.name ?? 'User';
  if (entry.kind === 'group') return world.groups.get(entry.id)?.name ?? 'Group';
  return world.deployKeys.get(entry.id)?.title ?? 'Deploy key';
}

/** The entries that this tier knows: users and groups may be named from Premium on. */
export function shownEntries(
  world: World,
  settings: Settings,
  entries: readonly WorldRuleEntry[],
): readonly WorldRuleEntry[] {
  return liveEntries(world, entries).filter(
    ({ kind }) => settings.tier !== 'free' || kind === 'role' || kind === 'deploy_key',
  );
}

function shownLevels(
  { world, settings }: RestContext,
  ruleId: number,
  entries: readonly WorldRuleEntry[],
): Record<string, unknown>[] {
  return shownEntries(world, settings, entries).map((entry, position) => ({
    id: ruleId * 1000 + position,
    // Whoever is named has the role Maintainer in the table too.
    access_level: entry.kind === 'role' ? entry.level : 40,
    access_level_description: describeEntry(world, entry),
    ...(entry.kind === 'deploy_key' ? { deploy_key_id: entry.id } : {}),
    ...(settings.edition === 'ce'
      ? {}
      : {
          user_id: entry.kind === 'user' ? entry.id : null,
          group_id: entry.kind === 'group' ? entry.id : null,
        }),
  }));
}

/** A protected branch. */
export function protectedBranch(context: RestContext, rule: WorldBranchRule): Record<string, unknown> {
  const shown = {
    id: rule.id,
    name: rule.name,
    push_access_levels: shownLevels(context, rule.id, rule.push),
    merge_access_levels: shownLevels(context, rule.id, rule.merge),
    allow_force_push: rule.allowForcePush,
  };
  if (context.settings.edition === 'ce') return shown;
  return {
    ...shown,
    unprotect_access_levels: shownLevels(context, rule.id, rule.unprotect),
    code_owner_approval_required: rule.codeOwnerApprovalRequired,
  };
}

/** A protected tag. */
export function protectedTag(context: RestContext, rule: WorldTagRule): Record<string, unknown> {
  return { name: rule.name, create_access_levels: shownLevels(context, rule.id, rule.create) };
}

/** An approval rule with the people and groups that it names. */
export function approvalRule(
  context: RestContext,
  project: WorldProject,
  rule: WorldApprovalRule,
): Record<string, unknown> {
  const { world, caller } = context;
  const users = rule.userIds.map((id) => basicUser(context, userOf(context, id)));
  const groups = rule.groupIds.flatMap((id) => world.groups.get(id) ?? []);
  const visible = groups.filter((group) => caller.rights.canReadGroup(group));
  const branches = branchRulesOf(world, project, true).filter(
    ({ id }) => rule.appliesToAll || rule.branchRuleIds.includes(id),
  );
  return {
    id: rule.id,
    name: rule.name,
    rule_type: rule.ruleType,
    report_type: rule.reportType,
    eligible_approvers: users,
    approvals_required: rule.approvalsRequired,
    users,
    groups: visible.map((group) => listedGroup(context, group)),
    contains_hidden_groups: visible.length < groups.length,
    protected_branches: branches.map((branch) => protectedBranch(context, branch)),
    applies_to_all_protected_branches: rule.appliesToAll,
  };
}

/** The approval settings of a project. */
export function approvalSettings({ world }: RestContext, project: WorldProject): Record<string, unknown> {
  const settings = world.protection.approvalSettings.get(project.id) ?? defaultApprovalSettings;
  return {
    approvers: [],
    approver_groups: [],
    approvals_before_merge: 0,
    reset_approvals_on_push: settings.resetApprovalsOnPush,
    selective_code_owner_removals: settings.selectiveCodeOwnerRemovals,
    disable_overriding_approvers_per_merge_request: settings.disableOverridingApprovers,
    merge_requests_author_approval: settings.authorApproval,
    merge_requests_disable_committers_approval: settings.disableCommittersApproval,
    require_password_to_approve: settings.requirePassword,
    require_reauthentication_to_approve: settings.requirePassword,
  };
}

/** The approval settings that a top-level group has for all projects below it. */
export function groupApprovalSetting({ world }: RestContext, group: WorldGroup): Record<string, unknown> {
  const settings: WorldApprovalSettings =
    world.protection.groupApprovalSettings.get(group.id) ?? defaultApprovalSettings;
  const shown = (value: boolean) => ({ value, locked: false, inherited_from: null });
  return {
    allow_author_approval: shown(settings.authorApproval),
    allow_committer_approval: shown(!settings.disableCommittersApproval),
    allow_overrides_to_approver_list_per_merge_request: shown(!settings.disableOverridingApprovers),
    retain_approvals_on_push: shown(!settings.resetApprovalsOnPush),
    selective_code_owner_removals: shown(settings.selectiveCodeOwnerRemovals),
    require_password_to_approve: shown(settings.requirePassword),
    require_reauthentication_to_approve: shown(settings.requirePassword),
  };
}

/** A push rule. */
export function pushRule(rule: WorldPushRule): Record<string, unknown> {
  return {
    id: rule.id,
    ...(rule.sourceType === 'project' ? { project_id: rule.sourceId } : {}),
    created_at: rule.createdAt,
    commit_message_regex: rule.commitMessageRegex,
    commit_message_negative_regex: '',
    branch_name_regex: rule.branchNameRegex,
    deny_delete_tag: rule.denyDeleteTag,
    member_check: rule.memberCheck,
    prevent_secrets: rule.preventSecrets,
    author_email_regex: rule.authorEmailRegex,
    file_name_regex: rule.fileNameRegex,
    max_file_size: rule.maxFileSize,
    commit_committer_check: null,
    commit_committer_name_check: false,
    reject_unsigned_commits: rule.rejectUnsignedCommits,
    reject_non_dco_commits: null,
  };
}
