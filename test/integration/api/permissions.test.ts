import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql';
import { permissionColumns } from '../../../src/access/report/permission.js';
import { createApiSchema } from '../../../src/api/schema.js';
import type { Graph } from '../../../src/graph/driver.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { startCli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;
let api: TestServer;

/** A graph by hand: acme with acme/platform with a project, a group that is invited, a personal project, and people. */
const estate = `
  CREATE (acme:GitLabEntity:GitLabGroup {key: 'h/group/1', _type: 'gitlab_group', fullPath: 'acme'}),
    (platform:GitLabEntity:GitLabGroup {key: 'h/group/2', _type: 'gitlab_group', fullPath: 'acme/platform'}),
    (guests:GitLabEntity:GitLabGroup {key: 'h/group/3', _type: 'gitlab_group', fullPath: 'guests'}),
    (api:GitLabEntity:GitLabProject {key: 'h/project/1', _type: 'gitlab_project', fullPath: 'acme/platform/api'}),
    (own:GitLabEntity:GitLabProject {key: 'h/project/2', _type: 'gitlab_project', fullPath: 'jdoe/own'}),
    (role:GitLabEntity:GitLabMemberRole {key: 'h/member_role/7', _type: 'gitlab_member_role', id: 7, name: 'Hook admin'}),
    (acme)-[:HAS]->(platform)-[:HAS]->(api),
    (jdoe:GitLabEntity:GitLabUser {key: 'h/user/1', _type: 'gitlab_user', username: 'jdoe', name: '=HYPERLINK("x")',
      email: 'jdoe@example.com', state: 'active', userType: 'HUMAN', isAdmin: true, external: false, lastActivityOn: '2026-01-02'}),
    (dev:GitLabEntity:GitLabUser {key: 'h/user/2', _type: 'gitlab_user', username: 'dev', name: 'Dev', state: 'active',
      publicEmail: 'dev@example.org', userType: 'SERVICE_ACCOUNT', external: true}),
    (out:GitLabEntity:GitLabUser {key: 'h/user/3', _type: 'gitlab_user', username: 'out', name: 'Out', state: 'blocked', bot: true}),
    (:GitLabEntity:GitLabUser {key: 'h/user/4', _type: 'gitlab_user', username: 'root', isAdmin: true, state: 'active'}),
    (jdoe)-[:OWNS]->(own),
    (jdoe)-[:MEMBER_OF {accessLevel: 40, state: 'active', createdAt: '2024-01-01T00:00:00.000Z'}]->(acme),
    (jdoe)-[:MEMBER_OF {accessLevel: 40, state: 'active', createdAt: '2025-01-01T00:00:00.000Z', expiresAt: '2020-01-01'}]->(api),
    (dev)-[:MEMBER_OF {accessLevel: 40, state: 'active', createdAt: '2024-02-01T00:00:00.000Z', memberRoleId: 7}]->(guests),
    (dev)-[:MEMBER_OF {accessLevel: 30, state: 'active', memberRoleId: 8, memberRoleName: 'Reader'}]->(platform),
    (out)-[:MEMBER_OF {accessLevel: 50, state: 'active'}]->(platform),
    (guests)-[:INVITED_TO {accessLevel: 40}]->(platform),
    (c:Connection {name: 'c', lastRun: 'r'})-[:RAN]->(:SyncRun {id: 'r', connection: 'c', status: 'complete', startedAt: '2026-01-01T00:00:00.000Z'})`;

beforeAll(async () => {
  graph = await emptyGraph();
  await graph.write(
    `${estate} WITH count(*) AS all MATCH (n:GitLabEntity) SET n._claims = ['c|x|y|'], n.unreadable = []`,
  );
  // Planning the statements for the first time takes long on a busy machine.
  api = await startTestServer(graph, { settings: { queryTimeoutMs: 120_000 } });
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

interface Row {
  readonly username: string;
  readonly path: string;
}

async function permissions(
  args: string,
  fields = 'username path',
): Promise<{ nodes: Row[] } & Record<string, unknown>> {
  const { body } = await api.graphql(
    `{ permissions${args} { totalCount { value isEstimate } nodes { ${fields} } pageInfo { hasNextPage endCursor } complete asOf } }`,
    { as: 'VIEWER' },
  );
  expect(body.errors).toBeUndefined();
  return body.data.permissions;
}

const pairs = (rows: readonly Row[]) => rows.map(({ username, path }) => `${path} ${username}`);

const all = [
  'acme jdoe',
  'acme/platform dev',
  'acme/platform jdoe',
  'acme/platform out',
  'acme/platform/api dev',
  'acme/platform/api jdoe',
  'acme/platform/api out',
  'guests dev',
  'jdoe/own jdoe',
];

describe('permissions over GraphQL', () => {
  test('have the fields that the columns of the other formats name', () => {
    const type = createApiSchema([]).getType('Permission');
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const plain = fields.filter((field) => {
      const named = getNamedType(field.type);
      return isScalarType(named) || isEnumType(named);
    });
    expect(plain.map(({ name }) => name)).toEqual([...permissionColumns]);
  });

  test('are sorted by path and username, have no row of administrators without a grant, and come in pages', async () => {
    const whole = await permissions('');
    expect(pairs(whole.nodes)).toEqual(all);
    expect(whole).toMatchObject({
      totalCount: { value: all.length, isEstimate: false },
      complete: true,
      asOf: '2026-01-01T00:00:00.000Z',
      pageInfo: { hasNextPage: false },
    });
    for (const size of [1, 2, 4]) {
      const found: Row[] = [];
      for (let after: unknown = null; ; ) {
        const page = await permissions(`(first: ${size}, after: ${JSON.stringify(after)})`);
        expect(page.totalCount).toEqual({ value: all.length, isEstimate: false });
        found.push(...page.nodes);
        const { hasNextPage, endCursor } = page.pageInfo as { hasNextPage: boolean; endCursor: string };
        if (!hasNextPage) break;
        after = endCursor;
      }
      expect(pairs(found)).toEqual(all);
    }
  });

  const details = `username path accessLevel role latentAccessLevel latentRole customRole origin via sourcePath grantedAt
    expiresAt expired state active type external administrator email identity { key } resource { key } source { key }`;
  test('R3: the most direct of equal grants is told, with its end (R9)', async () => {
    const { nodes } = await permissions('(filter: { user: "jdoe", group: "acme/platform" })', details);
    expect(nodes).toMatchObject([
      {
        path: 'acme/platform',
        origin: 'INHERITED',
        sourcePath: 'acme',
        grantedAt: '2024-01-01T00:00:00.000Z',
        expired: false,
      },
      {
        path: 'acme/platform/api',
        accessLevel: 40,
        role: 'Maintainer',
        origin: 'DIRECT',
        via: 'MEMBERSHIP',
        sourcePath: 'acme/platform/api',
        grantedAt: '2025-01-01T00:00:00.000Z',
        expiresAt: '2020-01-01',
        expired: true,
        administrator: true,
        external: false,
        type: 'human',
        email: 'jdoe@example.com',
        identity: { key: 'h/user/1' },
        resource: { key: 'h/project/1' },
        source: { key: 'h/project/1' },
      },
    ]);
  });

  test('R4, R17: the higher grant over a share, with the custom roles that count', async () => {
    const { nodes } = await permissions('(filter: { user: "@dev", group: "acme/platform/api" })', details);
    expect(nodes).toMatchObject([
      {
        accessLevel: 40,
        origin: 'SHARED',
        via: 'GROUP_SHARE',
        sourcePath: 'guests',
        customRole: 'Reader',
        type: 'service_account',
        email: 'dev@example.org',
        external: true,
        administrator: null,
      },
    ]);
    const own = await permissions('(filter: { user: "dev", group: "guests" })', details);
    expect(own.nodes).toMatchObject([{ origin: 'DIRECT', customRole: 'Hook admin' }]);
  });

  test('R12: an account that is not active has the role 0, and the latent one', async () => {
    const { nodes } = await permissions('(filter: { user: "out", group: "acme/platform/api" })', details);
    expect(nodes).toMatchObject([
      {
        accessLevel: 0,
        role: 'No access',
        latentAccessLevel: 50,
        latentRole: 'Owner',
        state: 'blocked',
        active: false,
        type: 'bot',
        external: null,
      },
    ]);
  });

  test('R1: of a personal project its owner', async () => {
    const { nodes } = await permissions('(filter: { group: "jdoe/own" })', details);
    expect(nodes).toMatchObject([
      { accessLevel: 50, origin: 'DIRECT', via: 'PERSONAL', sourcePath: 'jdoe/own', grantedAt: null },
    ]);
  });

  test.each([
    ['(filter: { minimumLevel: 50 })', ['acme/platform out', 'acme/platform/api out', 'jdoe/own jdoe']],
    ['(filter: { user: "dev" })', ['acme/platform dev', 'acme/platform/api dev', 'guests dev']],
    ['(filter: { group: "acme", minimumLevel: 41 })', ['acme/platform out', 'acme/platform/api out']],
    ['(filter: { user: "root" })', []],
  ])('with %s', async (args, expected) => {
    const page = await permissions(args);
    expect(pairs(page.nodes)).toEqual(expected);
    expect(page.totalCount).toEqual({ value: expected.length, isEstimate: false });
  });

  test.each([
    ['(filter: { group: "nowhere" })', 'ACCESS_UNKNOWN'],
    ['(filter: { user: "nobody" })', 'ACCESS_UNKNOWN'],
    ['(filter: { user: "anonymous" })', 'FILTER_INVALID'],
    ['(first: 0)', 'PAGE_SIZE'],
    ['(first: 501)', 'PAGE_SIZE'],
    ['(after: "x")', 'CURSOR_INVALID'],
  ])('refuse %s', async (args, code) => {
    const { body } = await api.graphql(`{ permissions${args} { nodes { path } } }`);
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
  });
});

describe('permissions as a download', () => {
  test('are CSV without formulas', async () => {
    const response = await api.fetch('/permissions.csv?group=acme&minimumLevel=40', { as: 'VIEWER' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="permissions.csv"');
    const [head, first, ...more] = (await response.text()).trimEnd().split('\r\n');
    expect(head).toBe(permissionColumns.join(','));
    expect(first).toBe(
      `"'=HYPERLINK(""x"")",jdoe,jdoe@example.com,acme,group,40,Maintainer,40,Maintainer,,direct,membership,true,acme,` +
        '2024-01-01T00:00:00.000Z,,false,2026-01-02,active,true,human,false,true,h/user/1,h/group/1,h/group/1',
    );
    expect(more).toHaveLength(6);
  });

  test('are JSON, as an array or in lines, and an empty array when there is none', async () => {
    const text = async (path: string) => (await api.fetch(path, { as: 'VIEWER' })).text();
    const array = JSON.parse(await text('/permissions.json')) as Row[];
    expect(pairs(array)).toEqual(all);
    const lines = (await text('/permissions.ndjson')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as Row)).toEqual(array);
    expect(JSON.parse(await text('/permissions.json?user=root'))).toEqual([]);
    expect(await text('/permissions.ndjson?user=root')).toBe('');
    expect((await text('/permissions.csv?user=root')).split('\r\n')).toHaveLength(2);
  });

  test.each([
    ['/permissions.xml', 404, 'PATH_UNKNOWN'],
    ['/permissions.csv?nonsense=1', 422, 'FILTER_INVALID'],
    ['/permissions.csv?minimumLevel=many', 422, 'FILTER_INVALID'],
    ['/permissions.csv?user=nobody', 422, 'ACCESS_UNKNOWN'],
  ])('answer %s with %d', async (path, status, code) => {
    const response = await api.fetch(path, { as: 'VIEWER' });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});

describe('permissions on the command line', () => {
  const start = (...argv: string[]) => {
    const { uri, username, password } = serverOfWorker();
    const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    return startCli(['permissions', ...argv], { env });
  };
  const run = (...argv: string[]) => start(...argv).ended;

  test('print CSV, JSON or lines of JSON, and say how many on stderr', async () => {
    const csv = await run();
    expect(csv).toMatchObject({ code: 0, stderr: '9 rows in all.\n' });
    expect(csv.stdout.split('\r\n')).toHaveLength(all.length + 2);
    const json = await run('--format', 'json', '--quiet');
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(pairs(JSON.parse(json.stdout) as Row[])).toEqual(all);
    const lines = await run(
      '--format',
      'ndjson',
      '--user',
      '@dev',
      '--group',
      'acme',
      '--minimum-level',
      '30',
    );
    expect(lines.stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  test('write a file that is there when it is whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'access-graph-permissions-'));
    try {
      const file = join(folder, 'report.csv');
      expect(await run('--output', file)).toMatchObject({ code: 0, stdout: '' });
      expect((await readFile(file, 'utf8')).split('\r\n')).toHaveLength(all.length + 2);
      const missing = await run('--output', join(folder, 'none', 'report.csv'));
      expect(missing).toMatchObject({ code: 1 });
      expect(missing.stderr).toContain('cannot be written');
      expect(await readdir(folder)).toEqual(['report.csv']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('stop in the middle', async () => {
    const running = start();
    await running.stdout.until('identityKey');
    running.stop();
    expect((await running.ended).code).toBe(130);
  });

  test('say what could not be read', async () => {
    await graph.write(
      `MATCH (r:SyncRun {id: 'r'}) SET r.status = 'partial'
       CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'group-members', state: 'read', denied: 1, failed: 0})
       CREATE (r)-[:INCOMPLETE]->(:SyncScope {source: 'group-members', target: 'h/group/1', reason: 'GitLab refused it.'})`,
    );
    const { code, stderr } = await run('--quiet');
    expect(code).toBe(0);
    expect(stderr).toContain('The report may lack rows and roles');
    expect((await permissions('')).complete).toBe(false);
  });

  test.each([
    [['--format', 'table'], 2, 'permissions prints csv, json or ndjson'],
    [['--minimum-level', 'high'], 2, 'whole number from 0 to 50'],
    [['--user', 'nobody'], 2, 'There is no identity nobody'],
    [['--group', 'nowhere'], 2, 'There is no resource nowhere'],
  ])('refuse %j', async (argv, expected, sentence) => {
    const { code, stderr } = await run(...argv);
    expect([code, stderr]).toEqual([expected, expect.stringContaining(sentence)]);
  });
});
