import type { AutomationWorld } from './automation/types.js';
import type { WorldCicd } from './ci/types.js';
import type { WorldCode } from './code/types.js';
import type { WorldContributions, WorldNote, WorldRequestCommit } from './contributions/types.js';
import type { WorldDeployKey, WorldDeployToken, WorldRunner, WorldToken } from './credential-types.js';
import type { WorldGovernance } from './governance/types.js';
import type { WorldProtection } from './protection/types.js';

/** GitLab's role numbers; unknown ones are possible in newer versions. */
export type AccessLevel = number;
/** GitLab's visibility of groups and projects. */
type Visibility = 'private' | 'internal' | 'public';
/** What kind of account a user is, in lower case; GraphQL's `UserType` is the same in upper case. */
type UserType = 'human' | 'project_bot' | 'service_account' | 'ghost' | 'alert_bot';
/** GitLab's account states. */
type UserState =
  | 'active'
  | 'blocked'
  | 'deactivated'
  | 'ldap_blocked'
  | 'banned'
  | 'blocked_pending_approval';

/** An account: a person, a bot of an access token, a service account or one of GitLab's own. */
export interface WorldUser {
  readonly id: number;
  /** The id of the personal namespace. */
  readonly namespaceId: number;
  username: string;
  name: string;
  email: string;
  publicEmail: string;
  state: UserState;
  readonly userType: UserType;
  readonly bot: boolean;
  admin: boolean;
  auditor: boolean;
  external: boolean;
  privateProfile: boolean;
  twoFactorEnabled: boolean;
  readonly createdAt: string;
  lastSignInAt: string | null;
  /** A date, YYYY-MM-DD. */
  lastActivityOn: string | null;
  /** `samlProviderId` where the provider is that of a group. */
  identities: { provider: string; externUid: string; samlProviderId?: number }[];
}

/** A group; its full path is that of its parents and its own. */
export interface WorldGroup {
  readonly id: number;
  parentId: number | null;
  name: string;
  path: string;
  description: string | null;
  visibility: Visibility;
  readonly createdAt: string;
  requireTwoFactorAuthentication: boolean;
  /** Hours. */
  twoFactorGracePeriod: number;
  shareWithGroupLock: boolean;
  preventSharingGroupsOutsideHierarchy: boolean;
  membershipLock: boolean;
  projectCreationLevel: 'noone' | 'owner' | 'maintainer' | 'developer' | 'administrator';
  subgroupCreationLevel: 'owner' | 'maintainer';
  requestAccessEnabled: boolean;
  readonly runnersToken: string;
}

/** The features of a project that have an access level of their own. */
export const projectFeatures = [
  'issues',
  'repository',
  'merge_requests',
  'forking',
  'wiki',
  'builds',
  'snippets',
  'pages',
  'analytics',
  'container_registry',
  'environments',
  'feature_flags',
  'infrastructure',
  'monitor',
  'releases',
  'security_and_compliance',
  'package_registry',
  'model_experiments',
  'model_registry',
  'requirements',
] as const;
/** One of `projectFeatures`. */
export type ProjectFeature = (typeof projectFeatures)[number];
/** `public` is possible for pages and the package registry only. */
export type FeatureLevel = 'disabled' | 'private' | 'enabled' | 'public';

/** CI/CD settings of a project. */
export interface WorldCiSettings {
  publicJobs: boolean;
  sharedRunnersEnabled: boolean;
  groupRunnersEnabled: boolean;
  ciForwardDeploymentEnabled: boolean;
  /** Whether the job token's outbound access is limited. */
  ciJobTokenScopeEnabled: boolean;
  inboundJobTokenScopeEnabled: boolean;
  ciPipelineVariablesMinimumOverrideRole: 'no_one_allowed' | 'developer' | 'maintainer' | 'owner';
  ciPushRepositoryForJobTokenAllowed: boolean;
  restrictUserDefinedVariables: boolean;
  ciConfigPath: string | null;
  ciAllowForkPipelinesToRunInParentProject: boolean;
  autoDevopsEnabled: boolean;
}

/** A project of a group (`groupId`) or of a personal namespace (`ownerId`): exactly one is set. */
export interface WorldProject {
  readonly id: number;
  groupId: number | null;
  ownerId: number | null;
  name: string;
  path: string;
  description: string | null;
  visibility: Visibility;
  /** Null when the repository is empty. */
  defaultBranch: string | null;
  emptyRepo: boolean;
  archived: boolean;
  forkedFromId: number | null;
  creatorId: number;
  readonly createdAt: string;
  lastActivityAt: string;
  features: Record<ProjectFeature, FeatureLevel>;
  ci: WorldCiSettings;
  onlyAllowMergeIfPipelineSucceeds: boolean;
  onlyAllowMergeIfAllDiscussionsAreResolved: boolean;
  removeSourceBranchAfterMerge: boolean;
  mergeMethod: 'merge' | 'rebase_merge' | 'ff';
  squashOption: 'never' | 'always' | 'default_on' | 'default_off';
  requestAccessEnabled: boolean;
  topics: string[];
  readonly runnersToken: string;
  /** May carry credentials, as real ones do. */
  importUrl: string | null;
}

/** One person's direct membership of a group or project. */
export interface WorldMembership {
  readonly id: number;
  readonly userId: number;
  readonly sourceType: 'group' | 'project';
  readonly sourceId: number;
  accessLevel: AccessLevel;
  /** A date; a row past it stays until GitLab deletes it (R9). */
  expiresAt: string | null;
  state: 'active' | 'awaiting';
  memberRoleId: number | null;
  readonly createdAt: string;
  createdById: number | null;
}

/** A custom role. */
export interface WorldMemberRole {
  readonly id: number;
  name: string;
  description: string | null;
  /** Null: a role of the instance. */
  readonly groupId: number | null;
  baseAccessLevel: AccessLevel;
  abilities: string[];
}

/** A share: `invitedGroupId` has access to the group or project `sharedId`. */
export interface WorldGroupLink {
  readonly id: number;
  readonly kind: 'group' | 'project';
  readonly sharedId: number;
  readonly invitedGroupId: number;
  accessLevel: AccessLevel;
  expiresAt: string | null;
  readonly createdAt: string;
}

/** A merge request of `projectId` from `sourceProjectId` (null when the fork is gone). */
export interface WorldMergeRequest {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  sourceProjectId: number | null;
  title: string;
  description: string | null;
  state: 'opened' | 'merged' | 'closed' | 'locked';
  draft: boolean;
  sourceBranch: string;
  targetBranch: string;
  authorId: number;
  assigneeIds: number[];
  reviewerIds: number[];
  approverIds: number[];
  mergeUserId: number | null;
  closedById: number | null;
  approvalsRequired: number;
  sha: string;
  /** Newest first. */
  commits: WorldRequestCommit[];
  /** Oldest first. */
  notes: WorldNote[];
  readonly createdAt: string;
  updatedAt: string;
  mergedAt: string | null;
  closedAt: string | null;
}

/** The tokens (ids) that a reader of the simulated GitLab may use, each of different rights. */
export interface WorldPrincipals {
  readonly admin: number;
  readonly owner: number;
  readonly auditor: number;
  readonly developer: number;
  readonly readUserOnly: number;
  readonly expired: number;
  readonly revoked: number;
  readonly groupToken: number;
}

/** A whole GitLab instance as plain mutable data; every map is keyed by id. */
export interface World {
  readonly seed: number;
  /** Whether there is more than people, places, memberships, credentials, runners and merge requests; else there never is. */
  readonly isWhole: boolean;
  /** The logical clock, in milliseconds since the epoch; moves on with each mutation. */
  now: number;
  /** Grows with each mutation; whoever writes into the maps must call `touch`. */
  version: number;
  /** The highest id given out so far, by kind. */
  readonly lastIds: Record<string, number>;
  readonly users: Map<number, WorldUser>;
  readonly groups: Map<number, WorldGroup>;
  readonly projects: Map<number, WorldProject>;
  readonly memberships: Map<number, WorldMembership>;
  readonly memberRoles: Map<number, WorldMemberRole>;
  readonly groupLinks: Map<number, WorldGroupLink>;
  readonly mergeRequests: Map<number, WorldMergeRequest>;
  readonly tokens: Map<number, WorldToken>;
  readonly deployTokens: Map<number, WorldDeployToken>;
  readonly deployKeys: Map<number, WorldDeployKey>;
  readonly runners: Map<number, WorldRunner>;
  readonly code: WorldCode;
  readonly governance: WorldGovernance;
  readonly automation: AutomationWorld;
  readonly protection: WorldProtection;
  readonly cicd: WorldCicd;
  readonly contributions: WorldContributions;
  principals: WorldPrincipals;
  /** The account that takes over what deleted people leave behind. */
  ghostId: number;
}
