import { createWorld } from '../world/create.js';
import type { SimulatedGitLabOptions } from './options.js';
import { type SimulatedGitLab, startSimulatedGitLab } from './start.js';
import { createTestClient, type TestClient } from './test-client.js';

let gitlab: SimulatedGitLab;
let client: TestClient;

async function start(options: SimulatedGitLabOptions = {}): Promise<void> {
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }), options);
  client = createTestClient(gitlab);
}
afterEach(() => gitlab.close());

describe('GraphQL', () => {
  test('nested pages overflow and go on', async () => {
    await start();
    const query =
      'query ($after: String) { projects(ids: ["gid://gitlab/Project/1"]) { nodes { projectMembers(first: 100, after: $after, relations: [DIRECT]) { nodes { user { id } } pageInfo { hasNextPage endCursor } } } } }';
    type Members = {
      nodes: { user: { id: string } | null }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    const page = async (after?: string): Promise<Members> => {
      const { body } = await client.graphql(query, { after });
      expect(body.errors).toBeUndefined();
      return (body.data.projects as { nodes: { projectMembers: Members }[] }).nodes[0]
        ?.projectMembers as Members;
    };
    const first = await page();
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([100, true]);
    const second = await page(first.pageInfo.endCursor);
    const direct = [...gitlab.world.memberships.values()].filter(
      (row) => row.sourceType === 'project' && row.sourceId === 1,
    );
    const users = [...first.nodes, ...second.nodes].map(({ user }) => user?.id ?? null);
    expect(new Set(users.filter((id) => id !== null)).size).toBe(direct.length);
    // Who is invited has no account yet, and comes last.
    expect(users.indexOf(null)).toBe(direct.length);
  });

  test('those who are invited to a project are listed for whoever may administer it', async () => {
    await start();
    const query =
      '{ projects(ids: ["gid://gitlab/Project/1"]) { nodes { projectMembers(last: 1, relations: [DIRECT]) { nodes { id user { id } } } } } }';
    const last = async (as?: 'developer') => {
      const { body } = await client.graphql(query, {}, as);
      const [project] = (
        body.data.projects as { nodes: { projectMembers: { nodes: { user: unknown }[] } }[] }
      ).nodes;
      return project?.projectMembers.nodes[0]?.user;
    };
    expect(await last()).toBeNull();
    expect(await last('developer')).toEqual({ id: expect.any(String) });
  });

  test('costly and long documents are refused', async () => {
    await start({ maxComplexity: 60 });
    const nested =
      '{ queryComplexity { score limit } projects(first: 100) { nodes { id projectMembers(first: 100) { nodes { id accessLevel { integerValue } user { id username name state } } } mergeRequests(first: 100) { nodes { id iid title author { id } approvedBy { nodes { id } } reviewers { nodes { id } } } } } } }';
    const { body } = await client.graphql(nested, {}, 'developer');
    expect(body.errors?.[0]?.message).toMatch(
      /^Query has complexity of \d+, which exceeds max complexity of 60$/,
    );
    expect((await client.graphql(nested.replaceAll('100', '1'))).body.data.queryComplexity).toEqual({
      score: expect.any(Number),
      limit: 110,
    });
    expect(
      (await client.graphql(`{ metadata { version } } # ${'x'.repeat(10_000)}`)).body.errors?.[0]?.message,
    ).toBe('Query too large');
  });

  test('tokens that do not fit are refused, and what is hidden is null', async () => {
    await start();
    expect((await client.graphql('{ currentUser { id } }', {}, 'revoked')).status).toBe(401);
    expect((await client.graphql('{ currentUser { id } }', {}, 'readUserOnly')).status).toBe(403);
    const { body } = await client.graphql(
      '{ runners { nodes { id } } user(id: "gid://gitlab/User/1") { email personalAccessTokens { nodes { id } } } }',
      {},
      'developer',
    );
    expect(body.data).toEqual({ runners: null, user: { email: null, personalAccessTokens: null } });
    expect(body.errors?.[0]?.message).toMatch(/don't have permission/);
  });

  test('push keys, runners and tokens come with what they reach', async () => {
    await start();
    const { body } = await client.graphql(
      '{ projects(ids: ["gid://gitlab/Project/1"]) { nodes { availableDeployKeys { nodes { id user { id } } } runners(type: PROJECT_TYPE) { nodes { ownerProject { id } projects(first: 5) { nodes { id } } } } } } users(ids: ["gid://gitlab/User/1"]) { nodes { personalAccessTokens(first: 1) { nodes { scopes { ... on AccessTokenLegacyScope { value } } } } } } }',
    );
    expect(body.errors).toBeUndefined();
    const pushing = [...gitlab.world.deployKeys.values()]
      .filter((key) => key.projects.get(1)?.canPush)
      .map((key) => `gid://gitlab/DeployKey/${key.id}`);
    const nodes = (body.data.projects as { nodes: { availableDeployKeys: { nodes: { id: string }[] } }[] })
      .nodes;
    expect(nodes[0]?.availableDeployKeys.nodes.map(({ id }) => id)).toEqual(pushing);
    expect(body.data.users).toEqual({
      nodes: [
        {
          personalAccessTokens: {
            nodes: [{ scopes: [{ value: expect.any(String) }, { value: expect.any(String) }] }],
          },
        },
      ],
    });
  });
});
