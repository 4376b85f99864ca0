import { createWorld } from '../world/create.js';
import type { SimulatedGitLabOptions } from './options.js';
import { type SimulatedGitLab, startSimulatedGitLab } from './start.js';
import { createTestClient, nextLink, type TestClient } from './test-client.js';

let gitlab: SimulatedGitLab;
let client: TestClient;

async function start(options: SimulatedGitLabOptions = {}): Promise<void> {
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }), options);
  client = createTestClient(gitlab);
}
afterEach(() => gitlab.close());

describe('paging', () => {
  test('offset pages carry totals and links, keyset pages only the next link, and both give every row once', async () => {
    await start();
    const all = [...gitlab.world.projects.keys()];
    const first = await client.get('/projects?per_page=10');
    expect(
      Object.fromEntries(
        ['x-total', 'x-total-pages', 'x-page', 'x-per-page', 'x-next-page', 'x-prev-page'].map((name) => [
          name,
          first.headers.get(name),
        ]),
      ),
    ).toEqual({
      'x-total': '26',
      'x-total-pages': '3',
      'x-page': '1',
      'x-per-page': '10',
      'x-next-page': '2',
      'x-prev-page': '',
    });
    const keyset = await client.get('/projects?pagination=keyset&order_by=id&sort=asc&per_page=10');
    expect(keyset.headers.get('x-total')).toBeNull();
    expect(nextLink(keyset)).toContain('id_after=10');
    expect((await client.idsOf('/projects?per_page=7')).sort((a, b) => a - b)).toEqual(all);
    expect(await client.idsOf('/projects?pagination=keyset&order_by=id&sort=asc&per_page=7')).toEqual(all);
    expect(await client.idsOf('/projects?pagination=keyset&order_by=id&sort=desc&per_page=7')).toEqual(
      [...all].reverse(),
    );
    expect(await client.idsOf('/users?pagination=keyset&order_by=id&sort=asc&per_page=50')).toEqual([
      ...gitlab.world.users.keys(),
    ]);
    expect(
      (await client.idsOf('/groups?pagination=keyset&order_by=name&sort=asc&per_page=4')).sort(
        (a, b) => a - b,
      ),
    ).toEqual([...gitlab.world.groups.keys()].sort((a, b) => a - b));
  });

  test('an empty list has one page', async () => {
    await start();
    const group = [...gitlab.world.groups.keys()].at(-1) ?? 0;
    const { headers, body } = await client.get(`/groups/${group}/members`);
    expect([body, headers.get('x-total'), headers.get('x-total-pages'), headers.get('x-next-page')]).toEqual([
      [],
      '0',
      '1',
      '',
    ]);
  });

  test('totals vanish above the limit, and far offsets are refused', async () => {
    await start({ hideTotalsAbove: 20, maxOffset: 30 });
    const { headers } = await client.get('/projects?per_page=10');
    expect([headers.get('x-total'), headers.get('x-total-pages'), headers.get('x-next-page')]).toEqual([
      null,
      null,
      '2',
    ]);
    expect(headers.get('link')).not.toContain('rel="last"');
    expect((await client.get('/users?per_page=10&page=5')).status).toBe(405);
    expect((await client.get('/users?per_page=abc')).status).toBe(400);
  });
});
