import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { rulesOf } from '../../../src/alerts/rule.js';
import { type RuleReport, runRules } from '../../../src/alerts/run-rules.js';
import { silentLogger } from '../../../src/core/logger.js';
import { canaries } from '../../../src/demo/world/canaries.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { emptyGraph, Simulators, sync, tiny, wholeWorldNow } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

// The database plans ninety statements that it has not seen.
jest.setTimeout(600_000);

const rules = rulesOf((await loadSavedQueries([queriesFolder])).queries);
const simulators = new Simulators();
let graph: Graph;
let world: World;
let first: RuleReport[];

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(7, tiny);
  await sync(graph, await simulators.start(world));
  first = await runRules(graph, rules, { logger: silentLogger });
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

test('no rule fails on a synced estate, and each that lacks nothing can tell', () => {
  expect(first).toHaveLength(rules.length);
  const failed = first.filter(({ assessment }) => assessment.state === 'FAILED');
  expect(failed.map(({ assessment }) => [assessment.rule.id, String(assessment.failure)])).toEqual([]);
  const unknown = first.filter(({ assessment }) => assessment.state === 'UNKNOWN');
  // An administrator reads everything: what is left needs what no source tells.
  for (const { assessment } of unknown)
    expect([assessment.rule.id, assessment.reason]).toEqual([
      assessment.rule.id,
      expect.stringMatching(/no source tells yet/),
    ]);
  expect(first.filter(({ counts }) => counts.opened > 0).length).toBeGreaterThan(20);
});

test('no two findings of a rule are one alert', () => {
  const shared = first.filter(
    ({ assessment: { findings } }) =>
      new Set(findings.map(({ fingerprint }) => fingerprint)).size < findings.length,
  );
  expect(shared.map(({ assessment }) => assessment.rule.id)).toEqual([]);
});

test('a second round of the same estate changes no alert', async () => {
  const again = await runRules(graph, rules, { logger: silentLogger });
  const changed = again.filter(
    ({ counts }) => counts.opened + counts.reopened + counts.changed + counts.resolved > 0,
  );
  // What tells of the round before may tell something else the second time.
  expect(
    changed.map(({ assessment }) => assessment.rule.id).filter((id) => id !== 'collector-coverage-gap'),
  ).toEqual([]);
});

test('no alert carries a secret', async () => {
  const secrets = canaries(world);
  expect(secrets.length).toBeGreaterThan(20);
  const rows = await graph.read('MATCH (a:Alert|AlertEvent|RuleResult) RETURN properties(a) AS facts');
  const text = JSON.stringify(rows);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
