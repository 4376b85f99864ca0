import { automationIndex } from '../../../src/demo/world/automation/indexes.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World, WorldGroup, WorldProject } from '../../../src/demo/world/types.js';
import { hasCiConfig, shownCiPath } from './code.js';
import type { GraphBuilder } from './model.js';
import { reviewOfGroup, reviewOfProject } from './protection-settings.js';

/** GitLab answers a missing text as null or as nothing. */
export function text(value: string | null): string | null {
  return value === '' ? null : value;
}

/** A group as an administrator reads it. */
export function groupNode(world: World, graph: GraphBuilder, group: WorldGroup): void {
  const path = indexOf(world).groupPath.get(group.id) ?? '';
  graph.node(
    'group',
    ['GitLabGroup', 'Group'],
    group.id,
    {
      name: group.name,
      path: group.path,
      fullPath: path,
      description: text(group.description),
      visibility: group.visibility,
      webUrl: `http://${graph.host}/groups/${path}`,
      parentId: group.parentId,
      createdAt: group.createdAt,
      requireTwoFactorAuthentication: group.requireTwoFactorAuthentication,
      twoFactorGracePeriod: group.twoFactorGracePeriod,
      shareWithGroupLock: group.shareWithGroupLock,
      // Only the page of a top-level group shows it.
      preventSharingGroupsOutsideHierarchy:
        group.parentId === null ? group.preventSharingGroupsOutsideHierarchy : null,
      membershipLock: group.membershipLock,
      projectCreationLevel: group.projectCreationLevel,
      subgroupCreationLevel: group.subgroupCreationLevel,
      requestAccessEnabled: group.requestAccessEnabled,
      sharedRunnersSetting: 'enabled',
      ...reviewOfGroup(world, group),
    },
    [
      'preventForkingOutsideGroup',
      ...(group.parentId === null ? [] : ['preventSharingGroupsOutsideHierarchy']),
    ],
  );
}

/** A project as an administrator reads it. */
export function projectNode(world: World, graph: GraphBuilder, project: WorldProject): void {
  const index = indexOf(world);
  const path = index.projectPath.get(project.id) ?? '';
  const { features, ci } = project;
  graph.node('project', ['GitLabProject', 'CodeRepo', 'Project'], project.id, {
    name: project.name,
    path: project.path,
    fullPath: path,
    description: text(project.description),
    visibility: project.visibility,
    webUrl: `http://${graph.host}/${path}`,
    defaultBranch: project.defaultBranch,
    emptyRepo: project.emptyRepo,
    archived: project.archived,
    namespaceKind: project.groupId === null ? 'user' : 'group',
    creatorId: project.creatorId,
    createdAt: project.createdAt,
    lastActivityAt: project.lastActivityAt,
    updatedAt: project.lastActivityAt,
    starCount: 0,
    forksCount: index.forks.get(project.id)?.length ?? 0,
    requestAccessEnabled: project.requestAccessEnabled,
    issuesAccessLevel: features.issues,
    repositoryAccessLevel: features.repository,
    mergeRequestsAccessLevel: features.merge_requests,
    forkingAccessLevel: features.forking,
    buildsAccessLevel: features.builds,
    wikiAccessLevel: features.wiki,
    snippetsAccessLevel: features.snippets,
    pagesAccessLevel: features.pages,
    containerRegistryAccessLevel: features.container_registry,
    packageRegistryAccessLevel: features.package_registry,
    environmentsAccessLevel: features.environments,
    releasesAccessLevel: features.releases,
    infrastructureAccessLevel: features.infrastructure,
    monitorAccessLevel: features.monitor,
    featureFlagsAccessLevel: features.feature_flags,
    securityAndComplianceAccessLevel: features.security_and_compliance,
    sharedRunnersEnabled: ci.sharedRunnersEnabled,
    groupRunnersEnabled: ci.groupRunnersEnabled,
    publicJobs: ci.publicJobs,
    ciConfigPath: text(shownCiPath(ci.ciConfigPath)),
    hasCiConfig: hasCiConfig(world, project),
    languages: [...(world.code.languages.get(project.id) ?? [])].sort(),
    ciJobTokenScopeEnabled: ci.ciJobTokenScopeEnabled,
    ciPushRepositoryForJobTokenAllowed: ci.ciPushRepositoryForJobTokenAllowed,
    ciPipelineVariablesMinimumOverrideRole: ci.ciPipelineVariablesMinimumOverrideRole,
    ciRestrictPipelineCancellationRole: 'developer',
    ciAllowForkPipelinesToRunInParentProject: ci.ciAllowForkPipelinesToRunInParentProject,
    ciForwardDeploymentEnabled: ci.ciForwardDeploymentEnabled,
    autoDevopsEnabled: ci.autoDevopsEnabled,
    onlyAllowMergeIfPipelineSucceeds: project.onlyAllowMergeIfPipelineSucceeds,
    onlyAllowMergeIfAllDiscussionsAreResolved: project.onlyAllowMergeIfAllDiscussionsAreResolved,
    mergeMethod: project.mergeMethod,
    squashOption: project.squashOption,
    approvalsBeforeMerge: 0,
    ...reviewOfProject(world, project),
    secretPushProtectionEnabled: false,
    mirror: world.automation.pullMirrors.has(project.id),
    hasActiveIntegrations: automationIndex(world).integrations.has(`project ${project.id}`),
  });
}
