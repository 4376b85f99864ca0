import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { cli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;
let folder: string;

beforeAll(async () => {
  graph = await emptyGraph();
  folder = await mkdtemp(join(tmpdir(), 'access-graph-watches-'));
  await writeFile(
    join(folder, 'access-graph.yaml'),
    'watches:\n  - { name: public-ones, query: public-projects, on: [COUNT_ABOVE], threshold: 0, severity: high }\n',
  );
  await graph.write(
    `CREATE (:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(r:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})
     CREATE (:GitLabEntity:GitLabProject {key: 'h/project/1', id: 1, fullPath: 'acme/api', visibility: 'public'})`,
  );
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

function run(...argv: string[]) {
  const { uri, username, password } = serverOfWorker();
  const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return cli(argv, { env, cwd: folder });
}
const rows = async (...argv: string[]) =>
  JSON.parse((await run(...argv, '--format', 'json')).stdout) as Record<string, unknown>[];

test('watches are added, listed with those of the configuration, run, and removed', async () => {
  expect(
    await run(
      'watches',
      'add',
      'projects',
      'public-projects',
      '--on',
      'new-rows',
      'gone-rows',
      '--severity',
      'low',
    ),
  ).toMatchObject({ code: 0, stderr: expect.stringContaining('first snapshot') });
  expect(await rows('watches', 'list')).toMatchObject([
    {
      name: 'projects',
      on: ['NEW_ROWS', 'GONE_ROWS'],
      severity: 'low',
      configured: false,
      by: 'the command line',
      state: null,
    },
    { name: 'public-ones', threshold: 0, severity: 'high', configured: true, by: null },
  ]);
  const ran = await rows('rules', 'run', 'watch:projects', 'watch:public-ones');
  expect(ran).toMatchObject([
    { rule: 'watch:projects', state: 'evaluated', open: 0 },
    { rule: 'watch:public-ones', state: 'evaluated', open: 1 },
  ]);
  expect(await rows('alerts', 'list', '--rule', 'watch:public-ones')).toMatchObject([
    { rule: 'watch:public-ones', severity: 'high', evidence: 'Public projects has 1 rows, more than 0.' },
  ]);
  expect(await rows('watches', 'list')).toMatchObject([{ rows: 1, open: 0 }, { open: 1 }]);
  expect(await run('watches', 'remove', 'projects')).toMatchObject({ code: 0 });
  expect((await rows('watches', 'list')).map(({ name }) => name)).toEqual(['public-ones']);
});

test.each<readonly [string, readonly string[], string]>([
  [
    'a query that is not there',
    ['add', 'x', 'public-project', '--on', 'new-rows'],
    'those near it are public-project',
  ],
  ['a count without a threshold', ['add', 'x', 'public-projects', '--on', 'count-above'], 'need a threshold'],
  [
    'a parameter without a value',
    ['add', 'x', 'public-projects', '--on', 'new-rows', '--param', 'a'],
    'name=value',
  ],
  ['a watch of the configuration', ['remove', 'public-ones'], 'There is no watch named public-ones'],
])('%s is refused', async (_, argv, reason) => {
  const { code, stderr } = await run('watches', ...argv);
  expect({ code, said: stderr }).toEqual({ code: 2, said: expect.stringContaining(reason) });
});

test('a rule of a watch that is not there is refused', async () => {
  expect(await run('rules', 'run', 'watch:nothing')).toMatchObject({ code: 2 });
});
