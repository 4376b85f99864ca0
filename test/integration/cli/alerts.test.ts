import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/core/paths.js';
import type { Graph } from '../../../src/graph/driver.js';
import { cli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  const fixture = parse(
    readFileSync(join(packageRoot, 'test/fixtures/rules/admin-without-mfa.yaml'), 'utf8'),
  ) as {
    readonly cases: readonly { readonly graph: string }[];
  };
  await graph.write(fixture.cases[0]?.graph ?? '');
});
afterAll(() => graph.close());

function run(...argv: string[]) {
  const { uri, username, password } = serverOfWorker();
  return cli(argv, { env: { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } });
}
const rows = async (...argv: string[]) => {
  const { code, stdout } = await run(...argv, '--format', 'json');
  return { code, rows: JSON.parse(stdout) as Record<string, unknown>[] };
};

test('rules are listed, looked at, and run; without a sync nothing is certain', async () => {
  expect((await rows('rules', 'list')).rows).toContainEqual(
    expect.objectContaining({ id: 'admin-without-mfa', severity: 'high', enabled: true }),
  );
  expect(await run('rules', 'test', 'gitlab::admin_no_mfa')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('1 rule checked, 0 not sound'),
  });
  const ran = await rows('rules', 'run', 'admin-without-mfa');
  expect(ran.code).toBe(3);
  expect(ran.rows).toMatchObject([
    {
      rule: 'admin-without-mfa',
      state: 'unknown',
      findings: 3,
      opened: 3,
      reason: 'Nothing was synced yet.',
    },
  ]);
  expect(await run('rules', 'run', 'admin-without')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no rule named admin-without'),
  });
});

test('alerts are listed, fail a CI when they are bad, and are set aside', async () => {
  await run('rules', 'run', 'admin-without-mfa');
  const { code, rows: listed } = await rows('alerts', 'list', '--severity', 'high', '--group', 'acme');
  expect(code).toBe(0);
  expect(listed).toHaveLength(2);
  expect(listed[0]).toMatchObject({
    status: 'open',
    severity: 'high',
    rule: 'admin-without-mfa',
    path: 'acme',
  });
  expect((await run('alerts', 'list', '--fail-on', 'high')).code).toBe(1);
  expect((await run('alerts', 'list', '--fail-on', 'critical')).code).toBe(0);
  const ids = (await rows('alerts', 'list')).rows.map(({ id }) => String(id));
  expect(await run('alerts', 'ack', ids[0] ?? '')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('is acknowledged'),
  });
  for (const id of ids)
    expect(
      await run(
        'alerts',
        'suppress',
        id,
        '--kind',
        'accepted-risk',
        '--owner',
        'Ann',
        '--reason',
        'known',
        '--expires',
        '30d',
      ),
    ).toMatchObject({ code: 0 });
  expect((await run('alerts', 'list', '--fail-on', 'info')).code).toBe(0);
  expect((await rows('alerts', 'list', '--status', 'suppressed')).rows).toHaveLength(3);
  expect(
    await run(
      'alerts',
      'suppress',
      ids[0] ?? '',
      '--kind',
      'accepted-risk',
      '--owner',
      'Ann',
      '--reason',
      'known',
      '--expires',
      'never',
    ),
  ).toMatchObject({
    code: 2,
  });
});

test('one alert is told whole', async () => {
  await run('rules', 'run', 'admin-without-mfa');
  const [first] = (await rows('alerts', 'list', '--status', 'open', 'suppressed', 'acknowledged')).rows;
  const { code, stdout } = await run('alerts', 'show', String(first?.id));
  expect(code).toBe(0);
  expect(stdout).toContain('## Proof');
  expect(
    JSON.parse((await run('alerts', 'show', String(first?.id), '--format', 'json')).stdout),
  ).toMatchObject({
    rule: { id: 'admin-without-mfa' },
  });
  expect(await run('alerts', 'show', 'nothing')).toMatchObject({ code: 2 });
});

test('alerts are exported for other tools', async () => {
  await run('rules', 'run', 'admin-without-mfa');
  const { code, stdout } = await run('alerts', 'export', 'sarif', '--rule', 'admin-without-mfa');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).runs[0].results).toHaveLength(3);
  expect(await run('alerts', 'export', 'pdf')).toMatchObject({ code: 2 });
});
