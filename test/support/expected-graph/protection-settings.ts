import { defaultApprovalSettings, defaultBranchDefaults } from '../../../src/demo/world/protection/types.js';
import type { World, WorldGroup, WorldProject } from '../../../src/demo/world/types.js';
import type { Said } from './model.js';

/** How merge requests of a project are reviewed, as an administrator reads it. */
export function reviewOfProject(world: World, project: WorldProject): Said {
  const { protection } = world;
  const settings = protection.approvalSettings.get(project.id) ?? defaultApprovalSettings;
  return {
    onlyAllowMergeIfAllStatusChecksPassed: false,
    removeSourceBranchAfterMerge: project.removeSourceBranchAfterMerge,
    hasApprovalRules: [...protection.approvalRules.values()].some((rule) => rule.projectId === project.id),
    hasPushRule: protection.pushRules.has(`project/${project.id}`),
    resetApprovalsOnPush: settings.resetApprovalsOnPush,
    selectiveCodeOwnerRemovals: settings.selectiveCodeOwnerRemovals,
    disableOverridingApproversPerMergeRequest: settings.disableOverridingApprovers,
    mergeRequestsAuthorApproval: settings.authorApproval,
    mergeRequestsDisableCommittersApproval: settings.disableCommittersApproval,
    requireReauthenticationToApprove: settings.requirePassword,
  };
}

/** What a group sets for new branches, and at the top for the review of merge requests. */
export function reviewOfGroup(world: World, group: WorldGroup): Said {
  const { protection } = world;
  const defaults = protection.branchDefaults.get(group.id) ?? defaultBranchDefaults;
  const settings = protection.groupApprovalSettings.get(group.id) ?? defaultApprovalSettings;
  return {
    defaultBranch: defaults.branch,
    defaultBranchPushAccessLevels: defaults.push,
    defaultBranchMergeAccessLevels: defaults.merge,
    defaultBranchAllowForcePush: defaults.allowForcePush,
    defaultBranchDeveloperCanInitialPush: defaults.developerCanInitialPush,
    ...(group.parentId === null
      ? {
          allowAuthorApproval: settings.authorApproval,
          allowCommitterApproval: !settings.disableCommittersApproval,
          allowOverridesToApproverListPerMergeRequest: !settings.disableOverridingApprovers,
          retainApprovalsOnPush: !settings.resetApprovalsOnPush,
          requireReauthenticationToApprove: settings.requirePassword,
        }
      : {}),
  };
}
