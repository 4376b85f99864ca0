import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger, type Logger } from '../../../src/core/logger.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { canaries } from '../../../src/demo/world/canaries.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { emptyGraph, micro, type Principal, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let logged = '';
const logger: Logger = createLogger('trace', {
  write: (line: string) => {
    logged += line;
  },
});

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(51, micro);
  gitlab = await simulators.start(world);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

async function everythingStored(): Promise<string> {
  const nodes = await graph.read('MATCH (n) RETURN labels(n) AS labels, properties(n) AS facts');
  const edges = await graph.read('MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS facts');
  return JSON.stringify({ nodes, edges });
}

test('no secret is in the graph, a log at the finest level, or a report, whoever reads and whatever goes wrong', async () => {
  const secrets = canaries(world);
  expect(secrets.length).toBeGreaterThan(20);
  const told: unknown[] = [];
  const run = async (as: Principal, rules: SimulatedGitLab['faults']['rules'] = [], group?: string) => {
    gitlab.faults.rules = rules;
    told.push(await sync(graph, gitlab, { as, logger, full: true, name: as, ...(group ? { group } : {}) }));
  };
  await run('admin');
  await run('owner', [], 'acme');
  await run('developer');
  for (const as of ['expired', 'revoked', 'readUserOnly'] as const) await run(as);
  const secret = secrets[0] ?? '';
  // A secret where a number or a time should be, in an error's body, and in a page that is no JSON.
  await run('admin', [
    { match: '/groups', effect: { kind: 'row', nth: 0, set: { id: secret, created_at: secret } } },
    { match: '/users', effect: { kind: 'row', nth: 1, set: { created_at: secret } } },
    { match: '/graphql', effect: { kind: 'graphql-error', message: `cannot use ${gitlab.tokens.admin}` } },
    {
      match: '/deploy_keys',
      effect: { kind: 'status', status: 500, body: { message: gitlab.tokens.admin } },
    },
    { match: '/projects/:id/members', effect: { kind: 'reset' } },
  ]);
  await run('admin', [{ match: '/projects', effect: { kind: 'truncate' } }]);
  await run('admin', [
    { match: '/user', effect: { kind: 'status', status: 403, body: { message: gitlab.tokens.admin } } },
  ]);

  const stored = await everythingStored();
  const reported = JSON.stringify(told);
  expect(logged.length).toBeGreaterThan(1000);
  expect(stored.length).toBeGreaterThan(10_000);
  for (const [place, text] of Object.entries({ stored, reported, logged })) {
    const found = secrets.filter((one) => text.includes(one));
    expect({ place, found }).toEqual({ place, found: [] });
    expect({ place, canary: text.includes('CANARY') }).toEqual({ place, canary: false });
  }
});
