import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/core/paths.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph, Simulators, sync, tiny, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
const examples = join(packageRoot, 'examples');
let graph: Graph;
let world: World;
let server: TestServer;
let again: () => Promise<unknown>;

beforeAll(async () => {
  graph = await emptyGraph();
  world = worldNow(23, tiny);
  const gitlab = await simulators.start(world);
  again = () => sync(graph, gitlab, { full: true });
  await again();
  const { queries } = await loadSavedQueries([join(packageRoot, 'queries')]);
  server = await startTestServer(graph, { queries });
});
afterAll(async () => {
  await server.close();
  await simulators.close();
  await graph.close();
});

async function start(command: string, args: readonly string[], token?: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    ACCESS_GRAPH_URL: server.url,
    ACCESS_GRAPH_TOKEN: token ?? (await server.token('VIEWER')),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  return spawn(command, args, { cwd: examples, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(command: string, args: readonly string[], token?: string) {
  const child = await start(command, args, token);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The process has no output');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(stdout), text(stderr), ended]);
  return { code, out, err };
}

const python = (file: string, ...args: string[]) => run('python3', [join('python', file), ...args]);
const typescript = (file: string, ...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', join('typescript', file), ...args]);

/** What the two clients that page through projects print. */
async function projectLines(): Promise<string[]> {
  const rows = await graph.read<{ path: string; members: string[] }>(
    `MATCH (p:GitLabProject) WHERE p.fullPath IS NOT NULL
     RETURN p.fullPath AS path, COLLECT { MATCH (p)<-[m:MEMBER_OF]-(u) RETURN u.username + '=' + m.accessLevel } AS members`,
  );
  return rows.map(({ path, members }) => `${path}: ${members.sort().join(', ') || 'none'}`).sort();
}

const sortedMembers = (line: string) => {
  const [path, members = ''] = line.split(': ');
  return `${path}: ${members.split(', ').sort().join(', ')}`;
};

describe.each([
  ['Python', () => python('projects_with_members.py')],
  ['TypeScript', () => typescript('projects-with-members.ts')],
])('%s', (_language, projects) => {
  test('pages through all projects with their members', async () => {
    const { code, out, err } = await projects();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n').filter((line) => line.includes(': ') && !line.startsWith('Some lists'));
    expect(lines.map(sortedMembers).sort()).toEqual(await projectLines());
  });
});

describe.each([
  ['Python', (...args: string[]) => python('saved_query.py', ...args)],
  ['TypeScript', (...args: string[]) => typescript('saved-query.ts', ...args)],
])('%s', (_language, savedQuery) => {
  test('runs a saved query', async () => {
    const { code, out, err } = await savedQuery('tokens-expiring-soon', 'days=3650');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = out.trim().split('\n');
    expect(rows.map((row) => typeof JSON.parse(row))).toEqual(rows.map(() => 'object'));
  });
});

test('Python follows changes', async () => {
  const child = await start('python3', [join('python', 'follow_changes.py'), '1']);
  const { stdout } = child;
  if (stdout === null) throw new Error('The process has no output');
  let out = '';
  const waiting = new Promise<void>((resolve) => {
    stdout.on('data', (chunk) => {
      out += String(chunk);
      if (out.includes('Waiting')) resolve();
    });
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await waiting;
  const random = createRandom(9);
  let code: number | null | undefined;
  void ended.then((value) => {
    code = value;
  });
  // The subscription is set up after the first line is printed, so that one change may come too early for it.
  while (code === undefined) {
    for (let step = 0; step < 20; step += 1) mutateWorld(world, random);
    await again();
    await Promise.race([ended, new Promise((resolve) => setImmediate(resolve))]);
  }
  expect(code).toBe(0);
  expect(out).toMatch(/^acme: \d+ \w+ (created|updated|deleted)/m);
});

test('TypeScript prints changes', async () => {
  for (let step = 0; step < 20; step += 1) mutateWorld(world, createRandom(step));
  await again();
  const { code, out, err } = await typescript('changes.ts', '2000-01-01T00:00:00Z');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [row] = await graph.read<{ n: number }>('MATCH (c:Change) RETURN count(c) AS n');
  expect(out.trim().split('\n')).toHaveLength(row?.n ?? 0);
});

describe('curl', () => {
  test('asks three questions', async () => {
    const { code, out, err } = await run('bash', ['curl.sh', 'a']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { data: { viewer: { name: expect.any(String), role: 'VIEWER' } } },
      { data: { search: { nodes: expect.any(Array), complete: expect.any(Boolean) } } },
      { data: { runQuery: expect.objectContaining({ rows: expect.any(Array) }) } },
    ]);
  });

  test('fails and says why when the token is wrong', async () => {
    const { code, out } = await run('bash', ['curl.sh'], 'agt_wrong');
    expect(code).not.toBe(0);
    expect(out).toContain('UNAUTHENTICATED');
  });
});
