import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { isAffected } from '../../../src/alerts/affected.js';
import { assessRule } from '../../../src/alerts/assess.js';
import { type Rule, rulesOf } from '../../../src/alerts/rule.js';
import { type RuleReport, runRules } from '../../../src/alerts/run-rules.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { canaries } from '../../../src/demo/world/canaries.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import type { WrittenFacts } from '../../../src/sync/written-facts.js';
import { emptyGraph, Simulators, sync, tiny, wholeWorldNow } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

// The database plans ninety statements that it has not seen.
jest.setTimeout(600_000);

const rules = rulesOf((await loadSavedQueries([queriesFolder])).queries);
const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let first: RuleReport[];

const asOf = new Date().toISOString();
/** Settings with which a rule says the same at any time. */
const atOneTime = ({ parameters }: Rule) =>
  parameters.some(({ name }) => name === 'asOf') ? { parameters: { asOf } } : {};
/** What is told of runs and of other rules changes with every run. */
const goesByRuns = ({ statement }: Rule) =>
  /\b(SyncRun|SourceCoverage|RuleResult|Connection)\b/.test(statement);

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(7, tiny);
  gitlab = await simulators.start(world);
  await sync(graph, gitlab);
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
  const shared = first.filter(({ findings, counts }) => counts.open < findings);
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

test('a rule that a change cannot affect, by what was written, finds the same after it', async () => {
  const random = createRandom(5);
  const assess = async (): Promise<Map<string, string>> => {
    const told = new Map<string, string>();
    for (const rule of rules) {
      const { checked, unknown, findings } = await assessRule(graph, rule, [], { settings: atOneTime(rule) });
      const found = findings.map(({ fingerprint, evidenceHash }) => `${fingerprint} ${evidenceHash}`);
      told.set(rule.id, JSON.stringify([checked, unknown, found.sort()]));
    }
    return told;
  };
  let before = await assess();
  let spared = 0;
  for (let round = 0; round < 6; round += 1) {
    const deeds = [mutateWorld(world, random), mutateWorld(world, random)];
    let written: WrittenFacts | undefined;
    await sync(graph, gitlab, {
      full: round % 2 === 0,
      onWritten: (facts) => {
        written = facts;
      },
    });
    const after = await assess();
    for (const rule of rules) {
      if (goesByRuns(rule) || isAffected(rule, written as WrittenFacts)) continue;
      spared += 1;
      expect([rule.id, deeds, after.get(rule.id)]).toEqual([rule.id, deeds, before.get(rule.id)]);
    }
    before = after;
  }
  expect(spared).toBeGreaterThan(rules.length);
});

test('no alert carries a secret', async () => {
  const secrets = canaries(world);
  expect(secrets.length).toBeGreaterThan(20);
  const rows = await graph.read('MATCH (a:Alert|AlertEvent|RuleResult) RETURN properties(a) AS facts');
  const text = JSON.stringify(rows);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
