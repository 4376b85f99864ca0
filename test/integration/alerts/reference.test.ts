import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { findRule, rulesOf } from '../../../src/alerts/rule.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { actualOf, differenceOf, expectedOf } from '../../support/rules/compare.js';
import { anyWorld, type Seed } from '../../support/rules/mutate.js';
import { type Pools, poolsOf } from '../../support/rules/pools.js';
import { references } from '../../support/rules/references/index.js';
import { readWorld } from '../../support/rules/world.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';
import { loadRuleFixtures } from './fixtures.js';

jest.setTimeout(600_000);

// More worlds by RULES_WORLDS, other ones by RULES_SEED, some rules only by RULES_ONLY (ids, separated by commas).
const numRuns = Number(process.env.RULES_WORLDS ?? 15);
const seed = Number(process.env.RULES_SEED ?? 7);
const only = process.env.RULES_ONLY?.split(',');

const rules = rulesOf((await loadSavedQueries([queriesFolder])).queries);
const fixtures = await loadRuleFixtures();

describe('rules and their plain references', () => {
  let graph: Graph;
  let pools: Pools;
  const seeds = new Map<string, readonly Seed[]>();

  beforeAll(async () => {
    graph = await emptyGraph();
    for (const { id, cases } of fixtures) {
      const worlds: Seed[] = [];
      for (const { graph: statement, params } of cases) {
        const world = await graph.rehearse(async (tx) => {
          await tx.run(statement);
          return readWorld(tx);
        });
        worlds.push({ world, params });
      }
      seeds.set(id, worlds);
    }
    pools = poolsOf([...seeds.values()].flat().map(({ world }) => world));
  });
  afterAll(() => graph.close());

  it('are there for every rule', () => {
    expect(Object.keys(references).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  const ids = Object.keys(references).filter((id) => only?.includes(id) ?? true);

  it.each(ids)('%s: the same findings, unknowns and number of things', async (id) => {
    const rule = findRule(rules, id);
    const reference = references[id];
    const own = seeds.get(id);
    if (reference === undefined || own === undefined) throw new Error(`no reference or fixture for ${id}`);
    const seen = { finding: 0, clean: 0, unknown: 0 };
    const check = async (one: Seed) => {
      const expected = expectedOf(rule, reference, one);
      // Rolled back, so that each world is alone.
      const actual = await graph.rehearse((tx) => actualOf(tx, rule, one, expected));
      const difference = differenceOf(expected, actual, one);
      if (difference !== undefined) throw new Error(difference);
      if (expected.findings.length > 0) seen.finding += 1;
      else if (expected.unknowns.length === 0) seen.clean += 1;
      if (expected.unknowns.length > 0) seen.unknown += 1;
    };
    await fc.assert(fc.asyncProperty(anyWorld(own, pools), check), {
      seed,
      numRuns: numRuns + own.length,
      examples: own.map((one) => [one]),
      endOnFailure: false,
      reporter: ({ failed, seed: used, errorInstance }) => {
        if (failed) throw new Error(`RULES_SEED=${used}: ${String(errorInstance)}`);
      },
    });
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  });
});
