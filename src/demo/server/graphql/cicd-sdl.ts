const paging = 'after: String, before: String, first: Int, last: Int';

function connection(name: string, counted = true): string {
  return `
    type ${name}Edge { cursor: String! node: ${name} }
    type ${name}Connection { ${counted ? 'count(limit: Int): Int!' : ''} edges: [${name}Edge] nodes: [${name}] pageInfo: PageInfo! }
  `;
}

const variable = `
  id: ID! key: String value: String variableType: CiVariableType protected: Boolean masked: Boolean raw: Boolean
  environmentScope: String description: String
`;

/** CI/CD in GitLab's words. */
export const cicdSdl = `
  scalar JobID

  enum CiVariableType { ENV_VAR FILE }
  enum CiVariableSort { KEY_ASC KEY_DESC }
  enum DeploymentTier { DEVELOPMENT OTHER PRODUCTION STAGING TESTING }
  enum PipelineStatusEnum { CANCELED CANCELING CREATED FAILED MANUAL PENDING PREPARING RUNNING SCHEDULED SKIPPED SUCCESS WAITING_FOR_CALLBACK WAITING_FOR_RESOURCE }
  enum CiJobStatus { CANCELED CANCELING CREATED FAILED MANUAL PENDING PREPARING RUNNING SCHEDULED SKIPPED SUCCESS WAITING_FOR_CALLBACK WAITING_FOR_RESOURCE }
  enum CiJobTokenScopePolicies { ADMIN_JOBS ADMIN_PACKAGES READ_DEPLOYMENTS READ_JOBS READ_PACKAGES }

  type CiProjectVariable { ${variable} hidden: Boolean }
  type CiGroupVariable { ${variable} hidden: Boolean }
  type CiInstanceVariable { ${variable} }
  type CiProjectVariableEdge { cursor: String! node: CiProjectVariable }
  type CiProjectVariableConnection { edges: [CiProjectVariableEdge] limit: Int! nodes: [CiProjectVariable] pageInfo: PageInfo! }
  type CiGroupVariableEdge { cursor: String! node: CiGroupVariable }
  type CiGroupVariableConnection { edges: [CiGroupVariableEdge] limit: Int! nodes: [CiGroupVariable] pageInfo: PageInfo! }
  ${connection('CiInstanceVariable', false)}

  type ProtectedEnvironmentDeployAccessLevel { accessLevel: AccessLevel user: UserCore group: Group }
  type ProtectedEnvironmentApprovalRule { accessLevel: AccessLevel user: UserCore group: Group requiredApprovals: Int }
  type ProtectedEnvironment {
    name: String project: Project group: Group requiredApprovalCount: Int
    deployAccessLevels(${paging}): ProtectedEnvironmentDeployAccessLevelConnection
    approvalRules(${paging}): ProtectedEnvironmentApprovalRuleConnection
  }
  type Environment {
    id: ID! name: String! tier: DeploymentTier state: String! externalUrl: String createdAt: Time
    protectedEnvironments(${paging}): ProtectedEnvironmentConnection
  }
  ${connection('ProtectedEnvironmentDeployAccessLevel', false)}
  ${connection('ProtectedEnvironmentApprovalRule', false)}
  ${connection('ProtectedEnvironment', false)}
  ${connection('Environment', false)}

  type PipelineSchedulePermissions { adminPipelineSchedule: Boolean! }
  type PipelineScheduleVariable { id: ID! key: String value: String }
  type PipelineSchedule {
    id: ID! description: String ref: String cron: String! cronTimezone: String! active: Boolean! createdAt: Time! nextRunAt: Time
    owner: UserCore userPermissions: PipelineSchedulePermissions! variables(${paging}): PipelineScheduleVariableConnection
  }
  ${connection('PipelineScheduleVariable', false)}
  ${connection('PipelineSchedule')}

  type PipelineTrigger { id: ID! description: String expiresAt: Time lastUsed: Time owner: UserCore! token: String! hasTokenExposed: Boolean! }
  ${connection('PipelineTrigger')}

  union CiJobTokenScopeTarget = CiJobTokenAccessibleGroup | CiJobTokenAccessibleProject
  type CiJobTokenScopeAllowlistEntry {
    addedBy: UserCore autopopulated: Boolean createdAt: Time! defaultPermissions: Boolean jobTokenPolicies: [CiJobTokenScopePolicies!]
    target: CiJobTokenScopeTarget
  }
  ${connection('CiJobTokenScopeAllowlistEntry')}
  type CiJobTokenScopeAllowlist {
    groupsAllowlist(${paging}): CiJobTokenScopeAllowlistEntryConnection
    projectsAllowlist(${paging}): CiJobTokenScopeAllowlistEntryConnection
  }

  type CiStage { id: ID! name: String }
  type CiJob {
    id: JobID name: String stage: CiStage status: CiJobStatus refName: String tags: [String!] runner: CiRunner createdAt: Time!
  }
  ${connection('CiJob')}
  type Pipeline {
    id: ID! iid: String! ref: String sha: String source: String status: PipelineStatusEnum! totalJobs: Int! createdAt: Time! user: UserCore
    jobs(${paging}): CiJobConnection
  }
  ${connection('Pipeline')}

  type ClusterAgentToken { name: String createdAt: Time lastUsedAt: Time }
  ${connection('ClusterAgentToken')}
  type ClusterAgent { id: ID! name: String createdAt: Time createdByUser: UserCore tokens(${paging}): ClusterAgentTokenConnection }
  ${connection('ClusterAgent')}

  extend type CiRunnerManager { executorName: String }
  extend type Project {
    ciVariables(${paging}, sort: CiVariableSort): CiProjectVariableConnection
    environments(${paging}, name: String, search: String, states: [String!]): EnvironmentConnection
    pipelineSchedules(${paging}, ids: [ID!]): PipelineScheduleConnection
    pipelineTriggers: PipelineTriggerConnection
    ciJobTokenScopeAllowlist: CiJobTokenScopeAllowlist
    pipelines(${paging}): PipelineConnection
    clusterAgents(${paging}): ClusterAgentConnection
  }
  extend type Group { ciVariables(${paging}, sort: CiVariableSort): CiGroupVariableConnection }
  extend type Query { ciVariables(${paging}, sort: CiVariableSort): CiInstanceVariableConnection }
`;
