/** Fields that only the Enterprise Edition has. */
export const enterpriseFields: Readonly<Record<string, readonly string[]>> = {
  MergeRequest: ['approvalsRequired', 'approvalsLeft'],
};

const paging = 'after: String, before: String, first: Int, last: Int';
const mergeRequestArguments = `${paging}, iids: [String!], sort: MergeRequestSort, state: MergeRequestState, updatedAfter: Time, updatedBefore: Time, createdAfter: Time, createdBefore: Time`;
const runnerArguments = `${paging}, paused: Boolean, status: CiRunnerStatus, type: CiRunnerType, sort: CiRunnerSort`;

function connection(name: string, node: string, counted = true): string {
  return `
    type ${name}Edge { cursor: String! node: ${node} }
    type ${name}Connection { ${counted ? 'count(limit: Int): Int!' : ''} edges: [${name}Edge] nodes: [${node}] pageInfo: PageInfo! }
  `;
}

const userFields = `
  id: UserID! username: String! name: String! state: UserState! type: UserType! bot: Boolean! human: Boolean active: Boolean
  publicEmail: String webUrl: String! webPath: String! avatarUrl: String createdAt: Time lastActivityOn: Date email: String
  groupCount: Int
  personalAccessTokens(${paging}, revoked: Boolean, state: AccessTokenState): PersonalAccessTokenConnection
`;

const memberFields =
  'id: ID! accessLevel: AccessLevel createdAt: Time updatedAt: Time expiresAt: Time createdBy: UserCore user: UserCore';

/**
 * The part of GitLab's GraphQL schema that the simulated one serves, in GitLab's names: whatever is valid here is valid
 * there (https://docs.gitlab.com/api/graphql/reference/).
 */
export const sdl = `
  scalar Time
  scalar Date
  scalar UserID
  scalar CiRunnerID
  scalar CiRunnerManagerID
  scalar MergeRequestID
  scalar ProjectID
  scalar GroupID

  enum UserType { ADMIN_BOT ALERT_BOT AUTOMATION_BOT GHOST HUMAN PROJECT_BOT SERVICE_ACCOUNT SERVICE_USER SUPPORT_BOT IMPORT_USER PLACEHOLDER }
  enum UserState { active banned blocked blocked_pending_approval deactivated ldap_blocked }
  enum AccessLevelEnum { ADMIN DEVELOPER GUEST MAINTAINER MINIMAL_ACCESS NO_ACCESS OWNER PLANNER REPORTER }
  enum GroupMemberRelation { DESCENDANTS DIRECT INHERITED SHARED_FROM_GROUPS }
  enum ProjectMemberRelation { DESCENDANTS DIRECT INHERITED INVITED_GROUPS SHARED_INTO_ANCESTORS }
  enum MergeRequestState { all closed locked merged opened }
  enum MergeRequestSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC created_asc created_desc updated_asc updated_desc }
  enum CiRunnerType { GROUP_TYPE INSTANCE_TYPE PROJECT_TYPE }
  enum CiRunnerStatus { NEVER_CONTACTED OFFLINE ONLINE STALE }
  enum CiRunnerAccessLevel { NOT_PROTECTED REF_PROTECTED }
  enum CiRunnerMembershipFilter { ALL_AVAILABLE DESCENDANTS DIRECT }
  enum CiRunnerSort { CONTACTED_ASC CONTACTED_DESC CREATED_ASC CREATED_DESC }
  enum ProjectFeatureAccessLevel { DISABLED ENABLED PRIVATE }
  enum ProjectArchived { EXCLUDE INCLUDE ONLY }
  enum AccessTokenState { ACTIVE INACTIVE }
  enum GroupSort { CREATED_AT_ASC CREATED_AT_DESC ID_ASC ID_DESC NAME_ASC NAME_DESC PATH_ASC PATH_DESC }
  enum NamespaceProjectSort { ACTIVITY_DESC FULL_PATH_ASC FULL_PATH_DESC PATH_ASC PATH_DESC }
  enum Sort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC created_asc created_desc updated_asc updated_desc }

  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
  type Metadata { version: String! revision: String! enterprise: Boolean! }
  type QueryComplexity { limit: Int score: Int }
  type AccessLevel { integerValue: Int stringValue: AccessLevelEnum humanAccess: String }
  type ProjectFeatureAccess { integerValue: Int stringValue: ProjectFeatureAccessLevel }

  interface User { ${userFields} }
  type UserCore implements User { ${userFields} }
  type CurrentUser implements User { ${userFields} }
  type MergeRequestAuthor implements User { ${userFields} }
  type MergeRequestReviewer implements User { ${userFields} }
  type MergeRequestAssignee implements User { ${userFields} }
  type AccessLevelUser { id: ID! username: String! name: String! publicEmail: String webUrl: String! webPath: String! avatarUrl: String }

  type AccessTokenLegacyScope { value: String! }
  type AccessTokenGranularScope { namespace: Namespace }
  union PersonalAccessTokenScope = AccessTokenGranularScope | AccessTokenLegacyScope
  type PersonalAccessToken {
    id: ID! name: String! description: String createdAt: Time! expiresAt: Date lastUsedAt: Time revoked: Boolean! active: Boolean!
    granular: Boolean! lastUsedIps: [String!]! scopes: [PersonalAccessTokenScope!]!
  }

  interface MemberInterface { ${memberFields} }
  type GroupMember implements MemberInterface { ${memberFields} group: Group }
  type ProjectMember implements MemberInterface { ${memberFields} project: Project }

  interface GroupInterface { id: ID name: String fullName: String fullPath: ID! webUrl: String avatarUrl: String }
  type Group implements GroupInterface {
    id: ID name: String fullName: String fullPath: ID! webUrl: String! avatarUrl: String path: String! description: String
    visibility: String createdAt: Time updatedAt: Time parent: Group archived: Boolean
    requireTwoFactorAuthentication: Boolean twoFactorGracePeriod: Int shareWithGroupLock: Boolean requestAccessEnabled: Boolean
    projectCreationLevel: String subgroupCreationLevel: String autoDevopsEnabled: Boolean lfsEnabled: Boolean
    descendantGroupsCount: Int! groupMembersCount: Int! projectsCount: Int!
    descendantGroups(${paging}, ids: [ID!], includeParentDescendants: Boolean, owned: Boolean, search: String, sort: GroupSort): GroupConnection
    projects(${paging}, ids: [ID!], includeArchived: Boolean, includeSubgroups: Boolean, search: String, sort: NamespaceProjectSort): ProjectConnection!
    groupMembers(${paging}, accessLevels: [AccessLevelEnum!], relations: [GroupMemberRelation!], search: String): GroupMemberConnection
    runners(${runnerArguments}, membership: CiRunnerMembershipFilter): CiRunnerConnection
    mergeRequests(${mergeRequestArguments}, includeArchived: Boolean, includeSubgroups: Boolean): MergeRequestConnection
  }

  interface ProjectInterface { id: ID name: String nameWithNamespace: String fullPath: ID description: String webUrl: String avatarUrl: String }
  type Namespace { id: ID! name: String! fullName: String! fullPath: ID! path: String! visibility: String webUrl: String }
  type Repository { rootRef: String empty: Boolean! exists: Boolean! }
  type ProjectCiCdSetting {
    jobTokenScopeEnabled: Boolean inboundJobTokenScopeEnabled: Boolean pipelineVariablesMinimumOverrideRole: String!
    pushRepositoryForJobTokenAllowed: Boolean groupRunnersEnabled: Boolean keepLatestArtifact: Boolean
  }
  type CiJobTokenAccessibleProject { id: ID! fullPath: ID! name: String! }
  type CiJobTokenAccessibleGroup { id: ID! fullPath: ID! name: String! }
  type CiJobTokenScopeType {
    inboundAllowlist(${paging}): CiJobTokenAccessibleProjectConnection!
    groupsAllowlist(${paging}): CiJobTokenAccessibleGroupConnection!
    inboundAllowlistCount: Int! groupsAllowlistCount: Int!
  }
  type Project implements ProjectInterface {
    id: ID! name: String! nameWithNamespace: String! fullPath: ID! path: String! description: String webUrl: String avatarUrl: String
    visibility: String archived: Boolean createdAt: Time updatedAt: Time lastActivityAt: Time group: Group namespace: Namespace
    requestAccessEnabled: Boolean publicJobs: Boolean sharedRunnersEnabled: Boolean isForked: Boolean! forkedFrom: Project forksCount: Int!
    issuesAccessLevel: ProjectFeatureAccess mergeRequestsAccessLevel: ProjectFeatureAccess forkingAccessLevel: ProjectFeatureAccess
    issuesEnabled: Boolean mergeRequestsEnabled: Boolean wikiEnabled: Boolean snippetsEnabled: Boolean jobsEnabled: Boolean
    onlyAllowMergeIfPipelineSucceeds: Boolean onlyAllowMergeIfAllDiscussionsAreResolved: Boolean removeSourceBranchAfterMerge: Boolean
    topics: [String!] openMergeRequestsCount: Int maxAccessLevel: AccessLevel!
    repository: Repository ciCdSettings: ProjectCiCdSetting ciJobTokenScope: CiJobTokenScopeType
    projectMembers(${paging}, accessLevels: [AccessLevelEnum!], relations: [ProjectMemberRelation!], search: String): MemberInterfaceConnection
    mergeRequests(${mergeRequestArguments}): MergeRequestConnection
    mergeRequest(iid: String!): MergeRequest
    runners(${runnerArguments}): CiRunnerConnection
    availableDeployKeys(${paging}, titleQuery: String): AccessLevelDeployKeyConnection
  }
  type AccessLevelDeployKey { id: ID! title: String! expiresAt: Date user: AccessLevelUser! }

  type MergeRequest {
    id: ID! iid: String! title: String! description: String state: MergeRequestState! draft: Boolean! sourceBranch: String!
    targetBranch: String! createdAt: Time! updatedAt: Time! mergedAt: Time closedAt: Time approved: Boolean! approvalsRequired: Int
    approvalsLeft: Int diffHeadSha: String mergeCommitSha: String webUrl: String webPath: String! squash: Boolean!
    project: Project! projectId: Int! sourceProject: Project sourceProjectId: Int targetProject: Project! targetProjectId: Int!
    author: MergeRequestAuthor mergeUser: UserCore
    approvedBy(${paging}): UserCoreConnection
    reviewers(${paging}): MergeRequestReviewerConnection
    assignees(${paging}): MergeRequestAssigneeConnection
  }

  type CiRunnerManager {
    id: CiRunnerManagerID! systemId: String! version: String revision: String platformName: String architectureName: String
    ipAddress: String createdAt: Time contactedAt: Time status: CiRunnerStatus!
  }
  type CiRunner {
    id: CiRunnerID! description: String runnerType: CiRunnerType! accessLevel: CiRunnerAccessLevel! runUntagged: Boolean! locked: Boolean
    paused: Boolean! active: Boolean! tagList: [String!] status: CiRunnerStatus! contactedAt: Time createdAt: Time maximumTimeout: Int
    ownerProject: ProjectInterface createdBy: UserCore projectCount: Int shortSha: String
    projects(${paging}, membership: Boolean, search: String): ProjectConnection
    groups(${paging}): GroupInterfaceConnection
    managers(${paging}, status: CiRunnerStatus): CiRunnerManagerConnection
  }

  ${connection('UserCore', 'UserCore')}
  ${connection('MergeRequestReviewer', 'MergeRequestReviewer')}
  ${connection('MergeRequestAssignee', 'MergeRequestAssignee')}
  ${connection('PersonalAccessToken', 'PersonalAccessToken')}
  ${connection('Group', 'Group')}
  ${connection('GroupInterface', 'GroupInterface')}
  ${connection('Project', 'Project')}
  ${connection('MergeRequest', 'MergeRequest')}
  ${connection('GroupMember', 'GroupMember', false)}
  ${connection('MemberInterface', 'MemberInterface', false)}
  ${connection('CiRunner', 'CiRunner')}
  ${connection('CiRunnerManager', 'CiRunnerManager')}
  ${connection('AccessLevelDeployKey', 'AccessLevelDeployKey', false)}
  ${connection('CiJobTokenAccessibleProject', 'CiJobTokenAccessibleProject', false)}
  ${connection('CiJobTokenAccessibleGroup', 'CiJobTokenAccessibleGroup', false)}

  type Query {
    metadata: Metadata
    currentUser: CurrentUser
    queryComplexity: QueryComplexity
    project(fullPath: ID!): Project
    group(fullPath: ID!): Group
    projects(${paging}, archived: ProjectArchived, fullPaths: [String!], ids: [ID!], membership: Boolean, minAccessLevel: AccessLevelEnum, search: String, sort: String): ProjectConnection
    groups(${paging}, allAvailable: Boolean, ids: [ID!], ownedOnly: Boolean, search: String, sort: String, topLevelOnly: Boolean): GroupConnection
    user(id: UserID, username: String): UserCore
    users(${paging}, active: Boolean, admins: Boolean, humans: Boolean, ids: [ID!], search: String, sort: Sort, userTypes: [UserType!], usernames: [String!]): UserCoreConnection
    runner(id: CiRunnerID!): CiRunner
    runners(${runnerArguments}): CiRunnerConnection
  }
`;
