import { createWorld } from '../world/create.js';
import { touch } from '../world/ids.js';
import type { Fault } from './faults.js';
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

describe('faults and limits', () => {
  test('each fault does what it says, as often as it says', async () => {
    await start();
    gitlab.faults.rules = [
      { match: '/version', effect: { kind: 'status', status: 502, retryAfter: 3 }, times: 1 },
    ];
    const first = await client.get('/version');
    expect([first.status, first.headers.get('retry-after'), (await client.get('/version')).status]).toEqual([
      502,
      '3',
      200,
    ]);
    gitlab.faults.rules = [{ match: '/version', effect: { kind: 'reset' }, times: 1 }];
    await expect(client.get('/version')).rejects.toThrow();
    gitlab.faults.rules = [{ match: '/version', effect: { kind: 'truncate' } }];
    await expect(client.get('/version')).rejects.toThrow(SyntaxError);
    gitlab.faults.rules = [{ match: ({ path }) => path.includes('version'), effect: { kind: 'html' } }];
    expect((await client.get('/version')).headers.get('content-type')).toBe('text/html');
    gitlab.faults.rules = [
      {
        match: '/users',
        effect: { kind: 'row', nth: 1, set: { state: 'frozen', extra: 1 }, remove: ['username'] },
      },
    ];
    const users = (await client.get('/users')).body as Record<string, unknown>[];
    expect([users[0]?.state, users[1]?.state, users[1]?.extra, users[1]?.username]).toEqual([
      'active',
      'frozen',
      1,
      undefined,
    ]);
    gitlab.faults.rules = [{ match: '/graphql', effect: { kind: 'row', nth: 0, set: { id: null } } }];
    expect((await client.graphql('{ users(first: 2) { nodes { id } } }')).body.data.users).toEqual({
      nodes: [{ id: null }, { id: expect.any(String) }],
    });
    expect(gitlab.requests.map((line) => line.status)).toEqual([502, 200, 0, 200, 200, 200, 200]);
  });

  test('a hook sees each request first and may change the world under it', async () => {
    await start();
    gitlab.faults.onRequest = ({ number, template }) => {
      if (number !== 2) return;
      expect(template).toBe('/projects/:id');
      gitlab.world.projects.delete(1);
      touch(gitlab.world);
    };
    expect((await client.get('/projects/1')).status).toBe(200);
    expect((await client.get('/projects/1')).status).toBe(404);
    expect(gitlab.requestCount).toBe(2);
    expect(gitlab.answeringMs).toBeGreaterThan(0);
  });

  test('the general limit is announced, that of an endpoint is not', async () => {
    await start({
      rateLimit: { general: { limit: 3 }, perEndpoint: { '/version': { limit: 1, retryAfter: false } } },
    });
    const first = await client.get('/version');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      '3',
      '2',
    ]);
    const second = await client.get('/version');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
    await client.get('/user');
    await client.get('/user');
    const last = await client.get('/user');
    expect([last.status, last.headers.get('ratelimit-remaining')]).toEqual([429, '0']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('faults by chance strike some requests, the same ones for the same seed', async () => {
  const statuses = async (): Promise<number[]> => {
    await start({ seed: 5 });
    const rare: Fault = { match: '/version', effect: { kind: 'status', status: 500 }, probability: 0.5 };
    gitlab.faults.rules = [rare];
    for (let count = 0; count < 12; count += 1) await client.get('/version');
    return gitlab.requests.map((line) => line.status);
  };
  const first = await statuses();
  await gitlab.close();
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await statuses()).toEqual(first);
});

test('GraphQL errors can be made up, and unknown enum values put into answers', async () => {
  await start();
  gitlab.faults.rules = [
    { match: '/graphql', effect: { kind: 'graphql-error', message: 'Timeout on x' }, times: 1 },
  ];
  expect((await client.graphql('{ metadata { version } }')).body.errors).toEqual([
    { message: 'Timeout on x' },
  ]);
  gitlab.faults.rules = [
    { match: '/projects', effect: { kind: 'row', nth: 0, set: { visibility: 'secret' } } },
  ];
  expect((await client.get('/projects?per_page=1')).body).toMatchObject([{ visibility: 'secret' }]);
});
