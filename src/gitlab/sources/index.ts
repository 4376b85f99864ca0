import { groupAccessRequests, projectAccessRequests } from './access-requests.js';
import { groupAccessTokens, ownAccessTokens, projectAccessTokens } from './access-tokens.js';
import { approvalRules } from './approval-rules.js';
import { groupApprovalSettings, projectApprovalSettings } from './approval-settings.js';
import { auditEvents, groupAuditEvents } from './audit-events.js';
import { branchRules } from './branch-rules.js';
import { branchRulesRest, groupBranchRules } from './branch-rules-rest.js';
import { ciConfigs } from './ci-config.js';
import { clusterAgents } from './cluster-agents.js';
import { commits } from './commits.js';
import {
  deployKeyOwners,
  deployKeys,
  groupDeployTokens,
  projectDeployKeys,
  projectDeployTokens,
} from './deploy.js';
import { environments } from './environments.js';
import { groupMemberRoles, memberRoles, samlGroupLinks } from './governance.js';
import { groupActivity } from './group-activity.js';
import { groupDetails, groups } from './groups.js';
import { samlIdentities, scimIdentities } from './identities.js';
import { instanceSettings } from './instance-settings.js';
import { activeIntegrations, groupIntegrations, projectIntegrations } from './integrations.js';
import { groupInvitations, openInvitations, projectInvitations } from './invitations.js';
import { jobTokenGroups, jobTokenProjects, jobTokenSettings } from './job-tokens.js';
import { languages } from './languages.js';
import { managedUsers } from './managed-users.js';
import { groupMembers, projectMembers } from './members.js';
import { mergeRequestCommits } from './merge-request-commits.js';
import { mergeRequests } from './merge-requests.js';
import { mergeRequestsRest } from './merge-requests-rest.js';
import { pullMirrors, pushMirrors } from './mirrors.js';
import { oauthApplications } from './oauth-applications.js';
import { participants } from './participants.js';
import { pipelines } from './pipelines.js';
import { projectSecurity } from './project-security.js';
import { projects } from './projects.js';
import { groupProtectedEnvironments, projectProtectedEnvironments } from './protected-environments.js';
import { protectedTags } from './protected-tags.js';
import { groupPushRules, projectPushRules } from './push-rules.js';
import {
  containerProtectionRules,
  containerRepositories,
  packageProtectionRules,
  packages,
} from './registry.js';
import { releases } from './releases.js';
import { groupRunners, personalProjectRunners, runners } from './runners.js';
import { pipelineSchedules, pipelineTriggers } from './schedules.js';
import { secureFiles } from './secure-files.js';
import { groupServiceAccounts, serviceAccounts } from './service-accounts.js';
import type { Source } from './source.js';
import { userGpgKeys, userSshKeys } from './user-keys.js';
import { currentUser, userAccessTokens, userDetails, users, userTypes } from './users.js';
import { groupVariables, instanceVariables, projectVariables } from './variables.js';
import { groupHooks, projectHooks, systemHooks } from './webhooks.js';

/** Every way of reading GitLab, access facts first: the one list that plan, coverage and docs come from. */
export const sources: readonly Source[] = [
  groups,
  users,
  currentUser,
  projects,
  groupMembers,
  groupDetails,
  projectMembers,
  groupAccessTokens,
  projectAccessTokens,
  ownAccessTokens,
  deployKeys,
  projectDeployKeys,
  groupDeployTokens,
  projectDeployTokens,
  runners,
  groupRunners,
  personalProjectRunners,
  branchRules,
  branchRulesRest,
  groupBranchRules,
  protectedTags,
  mergeRequests,
  mergeRequestsRest,
  approvalRules,
  projectApprovalSettings,
  groupApprovalSettings,
  projectPushRules,
  groupPushRules,
  deployKeyOwners,
  userDetails,
  userTypes,
  userAccessTokens,
  instanceVariables,
  groupVariables,
  projectVariables,
  environments,
  groupProtectedEnvironments,
  projectProtectedEnvironments,
  pipelineSchedules,
  pipelineTriggers,
  jobTokenSettings,
  jobTokenProjects,
  jobTokenGroups,
  clusterAgents,
  pipelines,
  secureFiles,
  serviceAccounts,
  groupServiceAccounts,
  activeIntegrations,
  systemHooks,
  groupHooks,
  projectHooks,
  groupIntegrations,
  projectIntegrations,
  pushMirrors,
  pullMirrors,
  oauthApplications,
  userSshKeys,
  userGpgKeys,
  instanceSettings,
  memberRoles,
  groupMemberRoles,
  samlIdentities,
  scimIdentities,
  samlGroupLinks,
  managedUsers,
  groupAccessRequests,
  projectAccessRequests,
  openInvitations,
  groupInvitations,
  projectInvitations,
  groupActivity,
  participants,
  projectSecurity,
  auditEvents,
  groupAuditEvents,
  ciConfigs,
  commits,
  mergeRequestCommits,
  releases,
  languages,
  containerRepositories,
  containerProtectionRules,
  packages,
  packageProtectionRules,
];
