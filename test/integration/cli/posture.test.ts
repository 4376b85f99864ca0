import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { cli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());

function run(...argv: string[]) {
  const { uri, username, password } = serverOfWorker();
  return cli(argv, { env: { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } });
}

test('controls are told by framework, as a table and as data', async () => {
  const table = await run('controls', 'status', '--framework', 'soc2');
  expect(table).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/soc2: 0 pass, 0 fail, \d+ unknown/),
  });
  expect(table.stdout).toContain('CC6.1');
  const { stdout } = await run('controls', 'status', '--format', 'json');
  const rows = JSON.parse(stdout) as Record<string, unknown>[];
  expect(rows).toContainEqual(
    expect.objectContaining({ framework: 'soc2', control: 'CC6.1', state: 'unknown', open: {} }),
  );
  expect(rows).toContainEqual(expect.objectContaining({ framework: 'iso42001', state: 'not-applicable' }));
  expect(await run('controls', 'status', '--framework', 'soc3')).toMatchObject({
    code: expect.any(Number),
    stderr: expect.stringContaining('Known frameworks'),
  });
});

test('baselines are listed, compared and accepted', async () => {
  await graph.write(
    `CREATE (p:GitLabProject:GitLabEntity {key: 'h/project/1', id: 1, fullPath: 'acme/api'})
     CREATE (:GitLabDeployKey:GitLabEntity {key: 'h/deploy_key/1', id: 1, title: 'deploy'})-[:GRANTS {canPush: false}]->(p)`,
  );
  expect(await run('baselines', 'accept', '--kind', 'deploy-key', '--reason', 'review')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('1 baseline accepted; of 1 something could not be read'),
  });
  await graph.write(`MATCH (b:PermissionBaseline) SET b.unread = []`);
  await graph.write('MATCH (:GitLabDeployKey)-[g:GRANTS]->() SET g.canPush = true');
  const { stdout } = await run('baselines', 'list', '--state', 'expanded', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject([
    {
      identityKey: 'h/deploy_key/1',
      kind: 'deploy-key',
      state: 'expanded',
      added: ['push code in h/project/1'],
    },
  ]);
  const diff = await run('baselines', 'diff', 'h/deploy_key/1', '--format', 'json');
  expect(JSON.parse(diff.stdout)).toEqual([
    { change: 'added', permission: 'push code in h/project/1' },
    { change: 'same', permission: 'read code in h/project/1' },
  ]);
  expect(await run('baselines', 'diff', 'h/deploy_key/9')).toMatchObject({
    stderr: expect.stringContaining('There is no identity h/deploy_key/9'),
  });
  expect(await run('baselines', 'accept', '--reason', 'all')).toMatchObject({
    stderr: expect.stringContaining('name an identity, a group or kinds'),
  });
});
