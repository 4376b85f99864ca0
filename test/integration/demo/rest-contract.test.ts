import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import { describeWithReference, example, schemaCheck } from './reference.js';

let gitlab: SimulatedGitLab;

beforeAll(async () => {
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }));
});
afterAll(() => gitlab.close());

async function get(path: string): Promise<unknown> {
  const response = await fetch(`${gitlab.url}/api/v4${path}`, {
    headers: { 'private-token': gitlab.tokens.admin },
  });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.json();
}

function keysOf(value: unknown): string[] {
  const row: unknown = Array.isArray(value) ? value[0] : value;
  return typeof row === 'object' && row !== null ? Object.keys(row) : [];
}

/** Every key of every row, because a key may be absent from some. */
function allKeys(value: unknown): ReadonlySet<string> {
  return new Set((Array.isArray(value) ? value : [value]).flatMap(keysOf));
}

describeWithReference('REST answers follow the JSON schemas', () => {
  test.each([
    ['/metadata', 'metadata'],
    ['/groups/acme/members?per_page=100', 'members'],
    ['/groups/acme/members/all?per_page=100', 'members'],
    ['/projects/1/members?per_page=100', 'members'],
    ['/projects/1/members/all?per_page=100', 'members'],
    ['/projects?per_page=100', 'projects'],
    ['/groups/acme/projects?include_subgroups=true&per_page=100', 'projects'],
    ['/projects/1/merge_requests?per_page=100', 'merge_requests'],
    ['/groups/acme/merge_requests?per_page=100', 'merge_requests'],
    ['/groups/acme/access_tokens', 'resource_access_tokens'],
    ['/projects/1/access_tokens', 'resource_access_tokens'],
    ['/deploy_keys?per_page=100', 'deploy_keys'],
    ['/projects/1/merge_requests/1', 'merge_request'],
    ['/projects/1/hooks?per_page=100', 'project_hooks'],
    ['/hooks', 'system_hooks'],
    ['/projects/1/integrations', 'integrations'],
    ['/groups/acme/integrations', 'integrations'],
  ])('%s is %s', async (path, schema) => {
    const check = schemaCheck(schema);
    check(await get(path));
    expect(check.errors ?? []).toEqual([]);
  });

  test.each([
    ['/runners/all?per_page=100', 'runner', ['description', 'name']],
    ['/users?per_page=100', 'user/admin', ['state', 'identities']],
    ['/users?per_page=100', 'user/basic', []],
    ['/deploy_tokens?per_page=100', 'deploy_token', ['expires_at']],
  ])('each row of %s is %s', async (path, schema, wider) => {
    const check = schemaCheck(schema);
    const rows = await get(path);
    const problems = (Array.isArray(rows) ? rows : []).flatMap((row) => {
      check(row);
      // The fixtures know fewer states and providers than GitLab has, and no absent expiry or description.
      return (check.errors ?? []).filter(
        (error) => !wider.some((field) => error.instancePath.startsWith(`/${field}`)),
      );
    });
    expect(problems).toEqual([]);
  });
});

/** Documented keys of a project that the simulated GitLab leaves out: licence detection, mirrors, sizes, a misspelt one. */
const leftOutOfProject = [
  'license',
  'license_url',
  'mirror_user_id',
  'mirror_trigger_builds',
  'only_mirror_protected_branches',
  'mirror_overwrites_diverged_branches',
  'statistics',
  'printing_merge_requests_link_enabled',
  'spp_repository_pipeline_access',
];

/** Documented keys of a user that the simulated GitLab leaves out: compute minutes. */
const sharedRunnerMinutes = ['shared_runners_minutes_limit', 'extra_shared_runners_minutes_limit'];

describeWithReference('REST answers have the keys of the documented examples', () => {
  test.each([
    ['/groups?per_page=100', 'groups', []],
    ['/groups/acme', 'group', []],
    ['/groups/acme/subgroups', 'group_subgroups', []],
    ['/groups/acme/descendant_groups', 'group_descendant_groups', []],
    ['/groups/acme/members?per_page=100', 'group_members', []],
    ['/groups/acme/projects', 'group_projects', []],
    ['/projects?per_page=100', 'projects', []],
    ['/projects/1', 'project', [...leftOutOfProject, 'owner']],
    ['/projects/1/members?per_page=100', 'project_members', []],
    ['/projects/1/merge_requests', 'project_merge_requests', []],
    [
      '/groups/acme/merge_requests',
      'group_merge_requests',
      ['approvals_before_merge', 'allow_collaboration', 'allow_maintainer_to_push'],
    ],
    ['/projects/1/merge_requests/1/approvals', 'merge_request_approvals', []],
    ['/groups/acme/access_tokens', 'group_access_tokens', []],
    ['/projects/1/access_tokens', 'project_access_tokens', []],
    ['/personal_access_tokens?per_page=100', 'personal_access_tokens', []],
    ['/personal_access_tokens/self', 'personal_access_tokens_self', []],
    ['/deploy_keys', 'deploy_keys_instance', []],
    ['/projects/1/deploy_keys', 'project_deploy_keys', []],
    ['/deploy_tokens', 'deploy_tokens_instance', []],
    ['/projects/1/deploy_tokens', 'project_deploy_tokens', []],
    ['/runners/all', 'runners_all', []],
    ['/runners/1', 'runner', []],
    ['/projects/1/runners', 'project_runners', []],
    ['/groups/acme/runners', 'group_runners', []],
    ['/users?per_page=100', 'users_admin', []],
    ['/users/1', 'user_by_id', []],
    ['/users/1/keys', 'user_keys', []],
    ['/projects/1/hooks', 'project_hooks', []],
    ['/groups/acme/hooks', 'group_hooks', []],
    ['/hooks', 'system_hooks', []],
    ['/projects/1/integrations', 'project_integrations', []],
    ['/groups/acme/integrations', 'group_integrations', []],
    ['/applications', 'applications', []],
    ['/admin/ci/variables', 'instance_variables', []],
    ['/groups/acme/protected_environments', 'group_protected_environments', []],
    ['/projects/1/protected_environments', 'protected_environments', []],
    ['/projects/1/triggers', 'pipeline_triggers', []],
    ['/projects/1/protected_branches', 'protected_branches', []],
    ['/projects/1/protected_branches?per_page=100', 'protected_branches_premium', []],
    ['/groups/acme/protected_branches', 'group_protected_branches', []],
    ['/projects/1/protected_tags', 'protected_tags', []],
    ['/projects/1/approvals', 'project_approvals', []],
    ['/projects/1/approval_rules', 'project_approval_rules', []],
    ['/groups/acme/merge_request_approval_setting', 'group_merge_request_approval_setting', []],
    ['/projects/1/external_status_checks', 'external_status_checks', []],
    ['/projects/1/push_rule', 'project_push_rule', []],
    ['/groups/acme/push_rule', 'group_push_rule', []],
    ['/user', 'user_self', []],
    ['/metadata', 'metadata', []],
    ['/member_roles', 'member_roles_instance', []],
    ['/audit_events?per_page=100', 'audit_events_instance', ['author_class']],
    ['/groups/acme/audit_events?per_page=100', 'group_audit_events', []],
    ['/groups/acme/access_requests', 'group_access_requests', []],
    ['/projects/1/access_requests', 'group_access_requests', []],
    ['/groups/acme/invitations', 'group_invitations', []],
    ['/projects/1/invitations', 'group_invitations', []],
    ['/groups/acme/billable_members?per_page=100', 'group_billable_members', []],
    ['/groups/acme/saml_group_links', 'group_saml_group_links', []],
    ['/groups/acme/saml_users', 'group_saml_users', sharedRunnerMinutes],
    ['/groups/acme/provisioned_users', 'group_provisioned_users', sharedRunnerMinutes],
    ['/groups/acme/saml/identities', 'group_saml_identities', []],
    ['/groups/acme/scim/identities', 'group_scim_identities', []],
    ['/groups/acme/member_roles', 'group_member_roles', []],
    ['/service_accounts', 'service_accounts_instance', []],
    ['/groups/acme/pending_members', 'group_pending_members', []],
    [
      '/namespaces/acme',
      'namespaces',
      [
        'billable_members_count',
        'plan',
        'end_date',
        'trial_ends_on',
        'trial',
        'root_repository_size',
        'projects_count',
      ],
    ],
  ])('%s as %s', async (path, name, absent = []) => {
    const answer = await get(path);
    expect(answer).not.toEqual([]);
    const keys = allKeys(answer);
    const documented = keysOf(example(name));
    expect(documented.length).toBeGreaterThan(0);
    expect(documented.filter((key) => !keys.has(key) && !absent.includes(key))).toEqual([]);
  });
});
