import type {
  WorldGpgKey,
  WorldHook,
  WorldIntegration,
  WorldOauthApplication,
  WorldPullMirror,
  WorldPushMirror,
  WorldSshKey,
} from '../../world/automation/types.js';

const commonEvents = ['push', 'tag_push', 'merge_requests', 'repository_update'] as const;
const placeEvents = [
  ...commonEvents,
  'issues',
  'confidential_issues',
  'note',
  'confidential_note',
  'pipeline',
  'wiki_page',
  'job',
  'deployment',
  'feature_flag',
  'releases',
  'milestone',
  'emoji',
  'resource_access_token',
  'vulnerability',
] as const;
const hookFlags = {
  system: commonEvents,
  project: placeEvents,
  group: [...placeEvents, 'subgroup', 'member', 'project'],
} as const;
const integrationFlags = [
  'commit',
  'push',
  'issues',
  'incident',
  'alert',
  'confidential_issues',
  'merge_requests',
  'tag_push',
  'deployment',
  'note',
  'confidential_note',
  'pipeline',
  'wiki_page',
  'job',
  'vulnerability',
] as const;

function flags(names: readonly string[], on: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(names.map((name) => [`${name}_events`, on.includes(name)]));
}

/** A webhook: its secret token and its headers' values are never shown, its address is, with all that is in it. */
export function hook(row: WorldHook): Record<string, unknown> {
  const place = row.sourceType === 'system' ? {} : { [`${row.sourceType}_id`]: row.sourceId };
  return {
    id: row.id,
    url: row.url,
    name: row.name,
    description: null,
    created_at: row.createdAt,
    ...flags(hookFlags[row.sourceType], row.events),
    enable_ssl_verification: row.enableSslVerification,
    organization_id: 1,
    alert_status: row.alertStatus,
    disabled_until: row.disabledUntil,
    url_variables: row.urlVariables.map((key) => ({ key })),
    push_events_branch_filter: row.branchFilter,
    branch_filter_strategy: row.branchFilterStrategy,
    custom_webhook_template: row.template,
    custom_headers: row.headers.map(({ key }) => ({ key })),
    ...place,
  };
}

/** An integration as lists show it. */
export function integration(row: WorldIntegration): Record<string, unknown> {
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    active: true,
    ...flags(integrationFlags, row.events),
    comment_on_event_enabled: true,
    inherited: row.inherited,
  };
}

/** An integration on its own page, with the settings that GitLab does not take for secret. */
export function integrationDetail(row: WorldIntegration): Record<string, unknown> {
  return { ...integration(row), properties: row.properties };
}

/** An address with its credentials masked, as GitLab shows those of mirrors. */
const masked = (url: string): string => url.replace(/\/\/[^/@]*@/, '//*****:*****@');

/** A push mirror. */
export function pushMirror(row: WorldPushMirror): Record<string, unknown> {
  return {
    id: row.id,
    enabled: row.enabled,
    url: masked(row.url),
    update_status: row.updateStatus,
    last_update_at: row.lastUpdateAt,
    last_update_started_at: row.lastUpdateAt,
    last_successful_update_at: row.lastError === null ? row.lastUpdateAt : null,
    last_error: row.lastError,
    only_protected_branches: row.onlyProtectedBranches,
    keep_divergent_refs: row.keepDivergentRefs,
    auth_method: row.authMethod,
    host_keys: [],
    mirror_branch_regex: row.branchRegex,
  };
}

/** The pull mirror of a project. */
export function pullMirror(row: WorldPullMirror): Record<string, unknown> {
  return {
    id: row.id,
    update_status: row.updateStatus,
    url: masked(row.url),
    last_error: row.lastError,
    last_update_at: row.lastUpdateAt,
    last_update_started_at: row.lastUpdateAt,
    last_successful_update_at: row.lastError === null ? row.lastUpdateAt : null,
    enabled: row.enabled,
    mirror_trigger_builds: row.triggersBuilds,
    only_mirror_protected_branches: row.onlyProtectedBranches,
    mirror_overwrites_diverged_branches: row.overwritesDivergedBranches,
    mirror_branch_regex: row.branchRegex,
  };
}

/** An OAuth application without its secret. */
export function application(row: WorldOauthApplication): Record<string, unknown> {
  return {
    id: row.id,
    application_id: row.applicationId,
    application_name: row.name,
    callback_url: row.callbackUrl,
    confidential: row.confidential,
  };
}

/** An SSH key with its public half. */
export function sshKey(row: WorldSshKey): Record<string, unknown> {
  return {
    id: row.id,
    title: row.title,
    created_at: row.createdAt,
    expires_at: row.expiresAt,
    last_used_at: row.lastUsedAt,
    key: row.key,
    usage_type: row.usageType,
  };
}

/** A GPG key with its public half. */
export function gpgKey(row: WorldGpgKey): Record<string, unknown> {
  return { id: row.id, key: row.key, created_at: row.createdAt };
}
