import { canaries } from '../world/canaries.js';
import { createWorld } from '../world/create.js';
import { worldParts } from '../world/parts.js';
import type { SimulatedGitLabOptions } from './options.js';
import { routes } from './rest/router.js';
import { type SimulatedGitLab, startSimulatedGitLab } from './start.js';
import { createTestClient, type Principal, type TestClient } from './test-client.js';

let gitlab: SimulatedGitLab;
let client: TestClient;

async function start(options: SimulatedGitLabOptions = {}): Promise<void> {
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }), options);
  client = createTestClient(gitlab);
}
afterEach(() => gitlab.close());

describe('principals', () => {
  test.each([
    ['readUserOnly', '/projects', 403],
    ['readUserOnly', '/user', 200],
    ['readUserOnly', '/personal_access_tokens/self', 200],
    ['expired', '/user', 401],
    ['revoked', '/user', 401],
    ['developer', '/projects/1', 200],
    ['developer', '/projects/1/access_tokens', 401],
    ['developer', '/projects/1/deploy_keys', 403],
    ['developer', '/deploy_keys', 403],
    ['developer', '/runners/all', 403],
    ['auditor', '/projects/1/deploy_tokens', 403],
    ['owner', '/groups/acme/access_tokens', 200],
    ['groupToken', '/groups/acme/access_tokens', 200],
    ['owner', '/groups/99999', 404],
    ['admin', '/groups/%E0%A4%A', 404],
    ['admin', '/nothing/here', 404],
    ['admin', '/users/abc', 404],
  ] as const)('%s gets %s with %i', async (as, path, status) => {
    await start();
    expect((await client.get(path, as)).status).toBe(status);
  });

  test('private places of others are not there', async () => {
    await start();
    const { world } = gitlab;
    const hidden = [...world.projects.values()]
      .filter((project) => project.visibility === 'private' && project.id > 2)
      .map((project) => project.id);
    const seen = new Set(await client.idsOf('/projects?per_page=100', 'developer'));
    const developer = world.tokens.get(world.principals.developer)?.userId;
    const elsewhere = [...world.memberships.values()].filter((row) => row.userId === developer);
    expect(hidden.some((id) => !seen.has(id))).toBe(true);
    expect(elsewhere.length).toBeGreaterThan(0);
    const secret = hidden.find((id) => !seen.has(id)) ?? 0;
    expect((await client.get(`/projects/${secret}`, 'developer')).status).toBe(404);
    expect((await client.idsOf('/projects?per_page=100', 'auditor')).sort((a, b) => a - b)).toEqual([
      ...world.projects.keys(),
    ]);
  });

  test('fields that a caller may not see are absent', async () => {
    await start();
    const fields = async (path: string, as: Principal): Promise<string[]> =>
      Object.keys((await client.get(path, as)).body as object);
    expect(await fields('/users/10', 'admin')).toEqual(
      expect.arrayContaining(['two_factor_enabled', 'email', 'is_admin', 'last_activity_on', 'identities']),
    );
    const seen = await fields('/users/10', 'developer');
    for (const field of ['two_factor_enabled', 'email', 'is_admin', 'last_activity_on', 'identities'])
      expect(seen).not.toContain(field);
    expect(await fields('/projects/1', 'admin')).toContain('runners_token');
    expect(await fields('/projects/1', 'developer')).not.toContain('runners_token');
  });
});

test('no token leaves the lists: only details for those who may see them carry one', async () => {
  await start();
  // What the other domains hold is planted where GitLab shows it: in audit events, variables, addresses of hooks.
  const planted = new Set(worldParts.flatMap((part) => part.secrets(gitlab.world)));
  const secrets = canaries(gitlab.world).filter(
    (secret) => !secret.startsWith('https://') && !planted.has(secret),
  );
  const lists = routes
    .map((route) => route.template)
    .filter((template) => !/^\/(groups|projects)\/:id$/.test(template) && !template.includes(':slug'));
  for (const template of lists) {
    const path = template.replace(/^\/groups\/:id/, '/groups/acme').replace(/:id|:iid/g, '1');
    const { status, body } = await client.get(`${path}?per_page=100`);
    // Not every project has what the first one is asked for.
    expect([200, 404]).toContain(status);
    const text = JSON.stringify(body);
    expect([template, secrets.filter((secret) => text.includes(secret))]).toEqual([template, []]);
  }
});

describe('editions and tiers', () => {
  test('a Community Edition has no licence, paid fields or member states', async () => {
    await start({ edition: 'ce' });
    expect((await client.get('/license')).status).toBe(404);
    expect((await client.get('/metadata')).body).toMatchObject({ version: '18.9.0', enterprise: false });
    const members = (await client.get('/groups/acme/members')).body as object[];
    expect(members.flatMap((row) => Object.keys(row))).not.toContain('membership_state');
    const { body } = await client.graphql(
      '{ project(fullPath: "acme/x") { mergeRequests { nodes { approvalsRequired } } } }',
    );
    expect(body.errors?.[0]).toMatchObject({
      message: "Field 'approvalsRequired' doesn't exist on type 'MergeRequest'",
      extensions: { code: 'undefinedField', typeName: 'MergeRequest', fieldName: 'approvalsRequired' },
    });
  });

  test('the free tier lacks custom roles and minimal access', async () => {
    await start({ tier: 'free' });
    expect((await client.get('/member_roles')).status).toBe(403);
    const members = (await client.get('/groups/acme/members?per_page=100')).body as {
      access_level: number;
    }[];
    expect(members.every((row) => row.access_level > 5 && !('member_role' in row))).toBe(true);
    const approvals = (await client.get('/projects/1/merge_requests/1/approvals')).body as object;
    expect(approvals).not.toHaveProperty('approvals_required');
  });
});

test('whoever works in a project finds its groups in the list', async () => {
  await start();
  expect((await client.idsOf('/groups', 'developer')).length).toBeGreaterThan(0);
  const acme = gitlab.world.tokens.get(gitlab.world.principals.groupToken)?.sourceId;
  expect(await client.idsOf('/groups?min_access_level=50&top_level_only=true', 'owner')).toEqual([acme]);
});
