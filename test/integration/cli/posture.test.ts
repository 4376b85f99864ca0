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
