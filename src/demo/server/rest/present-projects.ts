import type { ProjectFeature, WorldGroup, WorldProject } from '../../world/types.js';
import { type RestContext, userOf } from './context.js';
import { sharedWith } from './present-links.js';
import { basicUser } from './present-users.js';

/** The few fields by which other answers name a project. */
export function projectIdentity(
  { world, index }: RestContext,
  project: WorldProject,
): Record<string, unknown> {
  const home =
    project.groupId === null
      ? world.users.get(project.ownerId ?? 0)?.name
      : index.groupFullName.get(project.groupId);
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: `${home ?? ''} / ${project.name}`,
    path: project.path,
    path_with_namespace: index.projectPath.get(project.id),
    created_at: project.createdAt,
  };
}

/** A group as the namespace of what is in it. */
export function groupNamespace(
  { base, index }: Pick<RestContext, 'base' | 'index'>,
  group: WorldGroup,
): Record<string, unknown> {
  const path = index.groupPath.get(group.id) ?? group.path;
  return {
    id: group.id,
    name: group.name,
    path: group.path,
    kind: 'group',
    full_path: path,
    parent_id: group.parentId,
    avatar_url: null,
    web_url: `${base}/groups/${path}`,
  };
}

function namespaceOf({ base, world, index }: RestContext, project: WorldProject): Record<string, unknown> {
  const group = project.groupId === null ? undefined : world.groups.get(project.groupId);
  if (group !== undefined) {
    return groupNamespace({ base, index }, group);
  }
  const owner = userOf({ world }, project.ownerId ?? world.ghostId);
  return {
    id: owner.namespaceId,
    name: owner.name,
    path: owner.username,
    kind: 'user',
    full_path: owner.username,
    parent_id: null,
    avatar_url: null,
    web_url: `${base}/${owner.username}`,
  };
}

/** A project by its main fields, as forks and shared runners name it. */
export function basicProject(context: RestContext, project: WorldProject): Record<string, unknown> {
  const { base, index, settings } = context;
  const path = index.projectPath.get(project.id) ?? project.path;
  const host = base.replace(/^https?:\/\//, '');
  return {
    ...projectIdentity(context, project),
    default_branch: project.defaultBranch,
    tag_list: project.topics,
    topics: project.topics,
    ssh_url_to_repo: `git@${host}:${path}.git`,
    http_url_to_repo: `${base}/${path}.git`,
    web_url: `${base}/${path}`,
    readme_url:
      project.defaultBranch === null ? null : `${base}/${path}/-/blob/${project.defaultBranch}/README.md`,
    forks_count: index.forks.get(project.id)?.length ?? 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: project.lastActivityAt,
    visibility: project.visibility,
    namespace: namespaceOf(context, project),
    ...(settings.edition === 'ee' ? { repository_storage: 'default' } : {}),
  };
}

/** Features that REST names without `_access_level` too. */
const booleans = {
  issues: 'issues',
  merge_requests: 'merge_requests',
  wiki: 'wiki',
  jobs: 'builds',
  snippets: 'snippets',
  container_registry: 'container_registry',
} as const satisfies Record<string, ProjectFeature>;

function features({ caller }: RestContext, project: WorldProject): Record<string, unknown> {
  const member = caller.rights.readsAll || caller.rights.projectLevel(project.id) >= 10;
  const shown: Record<string, unknown> = {};
  for (const [name, feature] of Object.entries(booleans)) {
    const level = project.features[feature];
    shown[`${name}_enabled`] = level !== 'disabled' && (level !== 'private' || member);
  }
  for (const [feature, level] of Object.entries(project.features)) shown[`${feature}_access_level`] = level;
  return shown;
}

function ciSettings(project: WorldProject, mayAdmin: boolean): Record<string, unknown> {
  const { ci } = project;
  const open = {
    public_jobs: ci.publicJobs,
    shared_runners_enabled: ci.sharedRunnersEnabled,
    group_runners_enabled: ci.groupRunnersEnabled,
    ci_config_path: ci.ciConfigPath,
    auto_devops_enabled: ci.autoDevopsEnabled,
    auto_devops_deploy_strategy: 'continuous',
    restrict_user_defined_variables: ci.restrictUserDefinedVariables,
    keep_latest_artifact: true,
    auto_cancel_pending_pipelines: 'enabled',
    build_timeout: 3600,
  };
  if (!mayAdmin) return open;
  return {
    ...open,
    ci_default_git_depth: 20,
    ci_forward_deployment_enabled: ci.ciForwardDeploymentEnabled,
    ci_forward_deployment_rollback_allowed: true,
    ci_job_token_scope_enabled: ci.ciJobTokenScopeEnabled,
    ci_separated_caches: true,
    ci_allow_fork_pipelines_to_run_in_parent_project: ci.ciAllowForkPipelinesToRunInParentProject,
    ci_id_token_sub_claim_components: ['project_path', 'ref_type', 'ref'],
    ci_restrict_pipeline_cancellation_role: 'developer',
    ci_pipeline_variables_minimum_override_role: ci.ciPipelineVariablesMinimumOverrideRole,
    ci_push_repository_for_job_token_allowed: ci.ciPushRepositoryForJobTokenAllowed,
    build_git_strategy: 'fetch',
    runner_token_expiration_interval: null,
  };
}

/** The role that the caller has by a membership of its own, as `permissions` shows it. */
function ownAccess(
  { index, caller }: RestContext,
  sourceType: 'group' | 'project',
  sourceId: number | null,
): { access_level: number; notification_level: number } | null {
  const row = (index.membershipsOfUser.get(caller.user.id) ?? []).find(
    (membership) => membership.sourceType === sourceType && membership.sourceId === sourceId,
  );
  return row === undefined ? null : { access_level: row.accessLevel, notification_level: 3 };
}

function links(base: string, id: number): Record<string, string> {
  const self = `${base}/api/v4/projects/${id}`;
  const parts = {
    issues: 'issues',
    merge_requests: 'merge_requests',
    repo_branches: 'repository/branches',
    labels: 'labels',
    events: 'events',
    members: 'members',
    cluster_agents: 'cluster_agents',
  };
  return {
    self,
    ...Object.fromEntries(Object.entries(parts).map(([name, path]) => [name, `${self}/${path}`])),
  };
}

/** A project as lists show it. */
export function listedProject(context: RestContext, project: WorldProject): Record<string, unknown> {
  const { world, index, caller, settings, base } = context;
  const mayAdmin = caller.rights.projectLevel(project.id) >= 40;
  const source = project.forkedFromId === null ? undefined : world.projects.get(project.forkedFromId);
  const shown: Record<string, unknown> = {
    ...basicProject(context, project),
    container_registry_image_prefix: `registry.example.com/${index.projectPath.get(project.id) ?? ''}`,
    _links: links(base, project.id),
    packages_enabled: true,
    empty_repo: project.emptyRepo,
    archived: project.archived,
    ...(project.ownerId === null ? {} : { owner: basicUser(context, userOf(context, project.ownerId)) }),
    resolve_outdated_diff_discussions: false,
    container_expiration_policy: {
      cadence: '1d',
      enabled: false,
      keep_n: 10,
      older_than: '90d',
      name_regex: '.*',
      name_regex_keep: null,
      next_run_at: project.createdAt,
    },
    repository_object_format: 'sha1',
    ...features(context, project),
    service_desk_enabled: false,
    can_create_merge_request_in: caller.rights.projectLevel(project.id) >= 30,
    emails_disabled: false,
    emails_enabled: true,
    lfs_enabled: true,
    creator_id: project.creatorId,
    ...(source !== undefined && caller.rights.canReadProject(source)
      ? { forked_from_project: basicProject(context, source) }
      : {}),
    ...(mayAdmin
      ? {
          import_url: project.importUrl,
          import_type: project.importUrl === null ? null : 'git',
          import_error: null,
        }
      : {}),
    import_status: project.importUrl === null ? 'none' : 'finished',
    open_issues_count: 0,
    description_html: project.description ?? '',
    updated_at: project.lastActivityAt,
    ...ciSettings(project, mayAdmin),
    shared_with_groups: sharedWith(context, index.linksOfProject.get(project.id) ?? []),
    only_allow_merge_if_pipeline_succeeds: project.onlyAllowMergeIfPipelineSucceeds,
    allow_merge_on_skipped_pipeline: null,
    request_access_enabled: project.requestAccessEnabled,
    only_allow_merge_if_all_discussions_are_resolved: project.onlyAllowMergeIfAllDiscussionsAreResolved,
    remove_source_branch_after_merge: project.removeSourceBranchAfterMerge,
    printing_merge_request_link_enabled: true,
    merge_method: project.mergeMethod,
    squash_option: project.squashOption,
    enforce_auth_checks_on_uploads: true,
    suggestion_commit_message: null,
    merge_commit_template: null,
    squash_commit_template: null,
    issue_branch_template: null,
    autoclose_referenced_issues: true,
    external_authorization_classification_label: '',
    warn_about_potentially_unwanted_characters: true,
    allow_pipeline_trigger_approve_deployment: false,
    marked_for_deletion_at: null,
    marked_for_deletion_on: null,
    permissions: {
      project_access: ownAccess(context, 'project', project.id),
      group_access: ownAccess(context, 'group', project.groupId),
    },
  };
  if (settings.edition === 'ce') return shown;
  return {
    ...shown,
    approvals_before_merge: 0,
    mirror: settings.tier !== 'free' && world.automation.pullMirrors.has(project.id),
    requirements_enabled: project.features.requirements !== 'disabled',
    security_and_compliance_enabled: project.features.security_and_compliance !== 'disabled',
    secret_push_protection_enabled: false,
    ...(settings.tier === 'ultimate' ? { only_allow_merge_if_all_status_checks_passed: false } : {}),
    compliance_frameworks: [],
  };
}

/** A project in full; Maintainers see its registration token. */
export function projectDetail(context: RestContext, project: WorldProject): Record<string, unknown> {
  const shown = listedProject(context, project);
  if (context.caller.rights.projectLevel(project.id) < 40) return shown;
  return { ...shown, runners_token: project.runnersToken, service_desk_address: null };
}
