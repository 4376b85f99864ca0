import type { WorldGroup } from '../../world/types.js';
import type { RestContext } from './context.js';
import { branchDefaults } from './present-branch-defaults.js';
import { sharedWith } from './present-links.js';
import { listedProject } from './present-projects.js';

/** A group as lists show it. */
export function listedGroup(
  { base, index, settings, world }: RestContext,
  group: WorldGroup,
): Record<string, unknown> {
  const path = index.groupPath.get(group.id) ?? group.path;
  return {
    id: group.id,
    web_url: `${base}/groups/${path}`,
    name: group.name,
    path: group.path,
    description: group.description,
    visibility: group.visibility,
    share_with_group_lock: group.shareWithGroupLock,
    require_two_factor_authentication: group.requireTwoFactorAuthentication,
    two_factor_grace_period: group.twoFactorGracePeriod,
    project_creation_level: group.projectCreationLevel,
    auto_devops_enabled: null,
    subgroup_creation_level: group.subgroupCreationLevel,
    emails_disabled: false,
    emails_enabled: true,
    show_diff_preview_in_email: true,
    mentions_disabled: null,
    lfs_enabled: true,
    archived: false,
    math_rendering_limits_enabled: true,
    lock_math_rendering_limits_enabled: false,
    ...branchDefaults(world, group),
    avatar_url: null,
    request_access_enabled: group.requestAccessEnabled,
    full_name: index.groupFullName.get(group.id) ?? group.name,
    full_path: path,
    created_at: group.createdAt,
    parent_id: group.parentId,
    organization_id: 1,
    shared_runners_setting: 'enabled',
    max_artifacts_size: null,
    marked_for_deletion_on: null,
    repository_storage: 'default',
    ...(settings.edition === 'ee'
      ? { ldap_cn: null, ldap_access: null, wiki_access_level: 'enabled', file_template_project_id: null }
      : {}),
    ...(settings.tier === 'free'
      ? {}
      : { ip_restriction_ranges: null, membership_lock: group.membershipLock }),
  };
}

/** A group in full: shares with their level and expiry, and what only Owners may see. */
export function groupDetail(
  context: RestContext,
  group: WorldGroup,
  withProjects: boolean,
): Record<string, unknown> {
  const { index, caller, world } = context;
  const detail: Record<string, unknown> = {
    ...listedGroup(context, group),
    shared_with_groups: sharedWith(context, index.linksOfGroup.get(group.id) ?? []),
    enabled_git_access_protocol: 'all',
    only_allow_merge_if_pipeline_succeeds: false,
    allow_merge_on_skipped_pipeline: false,
    only_allow_merge_if_all_discussions_are_resolved: false,
  };
  if (caller.rights.groupLevel(group.id) >= 50) detail.runners_token = group.runnersToken;
  if (group.parentId === null)
    detail.prevent_sharing_groups_outside_hierarchy = group.preventSharingGroupsOutsideHierarchy;
  if (!withProjects) return detail;
  const readable = (ids: readonly number[]): Record<string, unknown>[] =>
    ids.flatMap((id) => {
      const project = world.projects.get(id);
      return project !== undefined && caller.rights.canReadProject(project)
        ? [listedProject(context, project)]
        : [];
    });
  detail.projects = readable(
    (index.projectsOfGroup.get(group.id) ?? []).slice(0, 100).map((project) => project.id),
  );
  const shared = (index.linksOfInvited.get(group.id) ?? []).filter((link) => link.kind === 'project');
  detail.shared_projects = readable(shared.slice(0, 100).map((link) => link.sharedId));
  return detail;
}
