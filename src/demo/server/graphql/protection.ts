import type {
  WorldApprovalRule,
  WorldBranchRule,
  WorldRuleEntry,
  WorldStatusCheck,
} from '../../world/protection/types.js';
import {
  approvalRulesOf,
  branchesOf,
  branchRulesOf,
  matches,
  statusChecksOf,
} from '../../world/protection/view.js';
import type { WorldProject } from '../../world/types.js';
import { describeEntry, shownEntries } from '../rest/present-protection.js';
import { byId, type Connection, connect } from './connection.js';
import { type Arguments, asTime, type Fields, type GraphQLContext, globalId } from './context.js';
import type { GraphQLPart } from './part.js';

/** A branch rule: a protected branch, or one of the two rules that stand for many branches. */
interface BranchRuleRow {
  readonly id: number;
  readonly project: WorldProject;
  readonly model: string;
  readonly name: string;
  readonly rule: WorldBranchRule | undefined;
  readonly approvals: readonly WorldApprovalRule[];
  readonly checks: readonly WorldStatusCheck[];
}

function rowsOf(project: WorldProject, { world, settings }: GraphQLContext): BranchRuleRow[] {
  const paid = settings.tier !== 'free';
  const approvals = paid ? approvalRulesOf(world, project.id) : [];
  const checks = settings.tier === 'ultimate' ? statusChecksOf(world, project.id) : [];
  const row = (
    model: string,
    name: string,
    isFor: (one: { branchRuleIds: readonly number[]; appliesToAll?: boolean }) => boolean,
    rule?: WorldBranchRule,
  ): BranchRuleRow => ({
    // The rules on many branches come first, and their global id has the project's number.
    id: rule?.id ?? (model.endsWith('AllBranchesRule') ? -2 : -1),
    project,
    model,
    name,
    rule,
    approvals: approvals.filter(isFor),
    checks: checks.filter(isFor),
  });
  const everywhere = [
    row(
      'Projects::AllBranchesRule',
      'All branches',
      (one) => one.branchRuleIds.length === 0 && one.appliesToAll !== true,
    ),
    row('Projects::AllProtectedBranchesRule', 'All protected branches', (one) => one.appliesToAll === true),
  ].filter((one) => one.approvals.length + one.checks.length > 0);
  const named = [...branchRulesOf(world, project, paid)]
    .sort((a, b) => a.id - b.id)
    .map((rule) =>
      row('Projects::BranchRule', rule.name, (one) => one.branchRuleIds.includes(rule.id), rule),
    );
  return [...everywhere, ...named];
}

const projectFields: Fields<WorldProject> = {
  userPermissions: (project, _args, { caller }) => ({
    adminProject: caller.rights.projectLevel(project.id) >= 40,
  }),
  // Whoever may not read branch rules gets a list without any, as in GitLab.
  branchRules: (project, args, context) =>
    connect(context.caller.rights.projectLevel(project.id) >= 40 ? rowsOf(project, context) : [], args, byId),
  pushRules: (project, _args, { world, settings, caller }) => {
    const rule = world.protection.pushRules.get(`project/${project.id}`);
    if (rule === undefined || settings.tier === 'free' || caller.rights.projectLevel(project.id) < 40)
      return null;
    return { rejectUnsignedCommits: rule.rejectUnsignedCommits === true };
  },
};

const branches = ({ project, rule }: BranchRuleRow, { world }: GraphQLContext) =>
  branchesOf(world, project).filter((name) => rule === undefined || matches(rule.name, name));

const branchRuleFields: Fields<BranchRuleRow> = {
  id: ({ model, rule, project }) => globalId(model, rule?.id ?? project.id),
  isDefault: ({ rule, project }) => rule !== undefined && rule.name === project.defaultBranch,
  isProtected: ({ model }) => model !== 'Projects::AllBranchesRule',
  matchingBranchesCount: (row, _args, context) => branches(row, context).length,
  createdAt: ({ rule }) => asTime(rule?.createdAt ?? null),
  updatedAt: ({ rule }) => asTime(rule?.createdAt ?? null),
  branchProtection: ({ rule }) => rule ?? null,
  approvalRules: ({ approvals }, args) => connect(approvals, args, byId),
  externalStatusChecks: ({ checks }, args) => connect(checks, args, byId),
};

interface EntryRow {
  readonly id: number;
  readonly entry: WorldRuleEntry;
}

const levels =
  (entriesOf: (rule: WorldBranchRule) => readonly WorldRuleEntry[]) =>
  (rule: WorldBranchRule, args: Arguments, { world, settings }: GraphQLContext): Connection<EntryRow> =>
    connect(
      shownEntries(world, settings, entriesOf(rule)).map((entry, id) => ({ id, entry })),
      args,
      byId,
    );

const protectionFields: Fields<WorldBranchRule> = {
  isGroupLevel: ({ sourceType }) => sourceType === 'group',
  pushAccessLevels: levels(({ push }) => push),
  mergeAccessLevels: levels(({ merge }) => merge),
  unprotectAccessLevels: levels(({ unprotect }) => unprotect),
};

const levelFields: Fields<EntryRow> = {
  accessLevel: ({ entry }) => (entry.kind === 'role' ? entry.level : 40),
  accessLevelDescription: ({ entry }, _args, { world }) => describeEntry(world, entry),
  user: ({ entry }, _args, { world, base }) => {
    const user = entry.kind === 'user' ? world.users.get(entry.id) : undefined;
    if (user === undefined) return null;
    const web = { webUrl: `${base}/${user.username}`, webPath: `/${user.username}`, avatarUrl: null };
    return { ...user, ...web, id: globalId('User', user.id) };
  },
  group: ({ entry }, _args, { world, base, index, caller }) => {
    const group = entry.kind === 'group' ? world.groups.get(entry.id) : undefined;
    if (group === undefined || !caller.rights.canReadGroup(group)) return null;
    return {
      id: globalId('Group', group.id),
      name: group.name,
      webUrl: `${base}/groups/${index.groupPath.get(group.id) ?? ''}`,
      avatarUrl: null,
    };
  },
  deployKey: ({ entry }, _args, { world }) =>
    entry.kind === 'deploy_key' ? (world.deployKeys.get(entry.id) ?? null) : null,
};

const approvalFields: Fields<WorldApprovalRule> = {
  id: ({ id }) => globalId('ApprovalProjectRule', id),
  type: ({ ruleType }) => ruleType.toUpperCase(),
};

const checkFields: Fields<WorldStatusCheck> = {
  id: ({ id }) => globalId('MergeRequests::ExternalStatusCheck', id),
  externalUrl: ({ url }) => url,
};

const paging = 'after: String, before: String, first: Int, last: Int';
const connection = (node: string): string => `
  type ${node}Edge { cursor: String! node: ${node} }
  type ${node}Connection { edges: [${node}Edge] nodes: [${node}] pageInfo: PageInfo! }`;
const level =
  'accessLevel: Int! accessLevelDescription: String! user: AccessLevelUser group: AccessLevelGroup';

/** Branch rules with whom they name, approval rules, external status checks and push rules. */
export const protectionGraphql: GraphQLPart = {
  sdl: `
    scalar GlobalID
    scalar ProjectsBranchRuleID
    enum ApprovalRuleType { ANY_APPROVER CODE_OWNER REGULAR REPORT_APPROVER }
    type AccessLevelGroup { id: ID! name: String! webUrl: String! avatarUrl: String }
    type PushAccessLevel { ${level} deployKey: AccessLevelDeployKey }
    type MergeAccessLevel { ${level} }
    type UnprotectAccessLevel { ${level} }
    type ApprovalProjectRule { id: GlobalID! name: String type: ApprovalRuleType approvalsRequired: Int }
    type ExternalStatusCheck { id: GlobalID! name: String! externalUrl: String! hmac: Boolean! }
    type PushRules { rejectUnsignedCommits: Boolean! }
    type ProjectPermissions { adminProject: Boolean! }
    type BranchProtection {
      allowForcePush: Boolean! codeOwnerApprovalRequired: Boolean! isGroupLevel: Boolean!
      pushAccessLevels(${paging}): PushAccessLevelConnection
      mergeAccessLevels(${paging}): MergeAccessLevelConnection
      unprotectAccessLevels(${paging}): UnprotectAccessLevelConnection
    }
    type BranchRule {
      id: ProjectsBranchRuleID name: String! isDefault: Boolean! isProtected: Boolean! matchingBranchesCount: Int!
      createdAt: Time updatedAt: Time branchProtection: BranchProtection
      approvalRules(${paging}): ApprovalProjectRuleConnection
      externalStatusChecks(${paging}): ExternalStatusCheckConnection
    }
    ${['PushAccessLevel', 'MergeAccessLevel', 'UnprotectAccessLevel', 'ApprovalProjectRule', 'ExternalStatusCheck', 'BranchRule'].map(connection).join('')}
    extend type Project {
      userPermissions: ProjectPermissions! pushRules: PushRules
      branchRules(${paging}, buildMissing: Boolean): BranchRuleConnection
    }
  `,
  resolvers: {
    Project: projectFields,
    BranchRule: branchRuleFields,
    BranchProtection: protectionFields,
    PushAccessLevel: levelFields,
    MergeAccessLevel: levelFields,
    UnprotectAccessLevel: levelFields,
    ApprovalProjectRule: approvalFields,
    ExternalStatusCheck: checkFields,
  },
  enterpriseFields: {
    Project: ['pushRules'],
    BranchRule: ['approvalRules', 'externalStatusChecks'],
    BranchProtection: ['codeOwnerApprovalRequired', 'unprotectAccessLevels', 'isGroupLevel'],
    PushAccessLevel: ['user', 'group'],
    MergeAccessLevel: ['user', 'group'],
  },
  costs: { 'Project.branchRules': 1 },
};
