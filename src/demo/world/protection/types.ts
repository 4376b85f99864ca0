/** Whom a rule lets do something: a role by `level`, or one user, group or deploy key. */
export type WorldRuleEntry =
  | { readonly kind: 'role'; readonly level: number }
  | { readonly kind: 'user' | 'group' | 'deploy_key'; readonly id: number };

/** A protected branch of a project, or of a top-level group for all projects below it. */
export interface WorldBranchRule {
  readonly id: number;
  readonly sourceType: 'project' | 'group';
  readonly sourceId: number;
  readonly name: string;
  allowForcePush: boolean;
  codeOwnerApprovalRequired: boolean;
  push: readonly WorldRuleEntry[];
  merge: readonly WorldRuleEntry[];
  unprotect: readonly WorldRuleEntry[];
  readonly createdAt: string;
}

/** A protected tag of a project. */
export interface WorldTagRule {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  create: readonly WorldRuleEntry[];
}

/** An approval rule of a project; without branches it counts for all. */
export interface WorldApprovalRule {
  readonly id: number;
  readonly projectId: number;
  name: string;
  readonly ruleType: 'regular' | 'any_approver' | 'report_approver' | 'code_owner';
  readonly reportType: string | null;
  approvalsRequired: number;
  userIds: number[];
  groupIds: number[];
  appliesToAll: boolean;
  /** Ids of branch rules. */
  branchRuleIds: number[];
}

/** An external status check of a project; without branches it counts for all. */
export interface WorldStatusCheck {
  readonly id: number;
  readonly projectId: number;
  name: string;
  /** May carry credentials, as real ones do. */
  url: string;
  hmac: boolean;
  branchRuleIds: number[];
}

/** What a push rule can ask for, by GitLab's names. */
export interface PushRuleSettings {
  commitMessageRegex: string;
  branchNameRegex: string;
  authorEmailRegex: string;
  fileNameRegex: string | null;
  denyDeleteTag: boolean;
  memberCheck: boolean;
  preventSecrets: boolean;
  maxFileSize: number;
  rejectUnsignedCommits: boolean | null;
}

/** The push rule of a project or group; there is one at most. */
export interface WorldPushRule extends PushRuleSettings {
  readonly id: number;
  readonly sourceType: 'project' | 'group';
  readonly sourceId: number;
  readonly createdAt: string;
}

/** The approval settings of a project. */
export interface WorldApprovalSettings {
  resetApprovalsOnPush: boolean;
  selectiveCodeOwnerRemovals: boolean;
  disableOverridingApprovers: boolean;
  authorApproval: boolean;
  disableCommittersApproval: boolean;
  requirePassword: boolean;
}

/** How the default branches of a group's new projects are protected. */
export interface WorldBranchDefaults {
  branch: string | null;
  push: readonly number[];
  merge: readonly number[];
  allowForcePush: boolean;
  developerCanInitialPush: boolean;
}

/** What protects code in the world, and how changes of it are reviewed. */
export interface WorldProtection {
  /** Branches besides the default one, by project. */
  readonly branches: Map<number, readonly string[]>;
  readonly branchRules: Map<number, WorldBranchRule>;
  readonly tagRules: Map<number, WorldTagRule>;
  readonly approvalRules: Map<number, WorldApprovalRule>;
  readonly statusChecks: Map<number, WorldStatusCheck>;
  /** By `project/<id>` or `group/<id>`. */
  readonly pushRules: Map<string, WorldPushRule>;
  /** By project; those not in it have GitLab's defaults. */
  readonly approvalSettings: Map<number, WorldApprovalSettings>;
  /** By top-level group. */
  readonly groupApprovalSettings: Map<number, WorldApprovalSettings>;
  /** By group; those not in it have GitLab's defaults. */
  readonly branchDefaults: Map<number, WorldBranchDefaults>;
}

/** No protection anywhere. */
export function emptyProtection(): WorldProtection {
  return {
    branches: new Map(),
    branchRules: new Map(),
    tagRules: new Map(),
    approvalRules: new Map(),
    statusChecks: new Map(),
    pushRules: new Map(),
    approvalSettings: new Map(),
    groupApprovalSettings: new Map(),
    branchDefaults: new Map(),
  };
}

/** The approval settings that GitLab starts with. */
export const defaultApprovalSettings: Readonly<WorldApprovalSettings> = {
  resetApprovalsOnPush: true,
  selectiveCodeOwnerRemovals: false,
  disableOverridingApprovers: false,
  authorApproval: false,
  disableCommittersApproval: false,
  requirePassword: false,
};

/** The defaults of branches that GitLab starts with. */
export const defaultBranchDefaults: Readonly<WorldBranchDefaults> = {
  branch: null,
  push: [40],
  merge: [40],
  allowForcePush: false,
  developerCanInitialPush: false,
};
