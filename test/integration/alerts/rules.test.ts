import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessRule } from '../../../src/alerts/assess.js';
import { findRule, rulesOf } from '../../../src/alerts/rule.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { resolveParameters } from '../../../src/queries/parameters.js';
import { standingParameter } from '../../../src/queries/rule-statements.js';
import { runSavedQuery } from '../../../src/queries/runner.js';
import type { QueryRow } from '../../../src/queries/types.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';
import { loadRuleFixtures } from './fixtures.js';

const rules = rulesOf((await loadSavedQueries([queriesFolder])).queries);
const fixtures = await loadRuleFixtures();

describe('the rules that come with the product', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await emptyGraph();
    // A plan made while a label or property is new to the database is made again once it is there, which is most of this file's time.
    for (const { cases } of fixtures)
      for (const one of cases) await graph.rehearse((tx) => tx.run(one.graph));
  });
  beforeEach(() => wipe(graph));
  afterAll(() => graph.close());

  it('have a fixture each, with a case that fires, one that is clean, and one that is unknown', () => {
    expect(fixtures.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort());
    const lacking = fixtures.filter(
      ({ cases }) =>
        !['fires', 'clean', 'unknown'].every((word) => cases.some(({ name }) => name.startsWith(word))),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it('say what to do, for whom it matters, and what they are evidence for', () => {
    const lacking = rules.filter(
      ({ remediation, controls, alert }) =>
        remediation === undefined ||
        Object.keys(controls).length === 0 ||
        alert.needs.length === 0 ||
        !alert.evidence.includes('{'),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it('have names that no two share', () => {
    const names = rules.flatMap(({ id, alert }) => [id, ...alert.aliases]);
    expect(names.length).toBe(new Set(names).size);
  });

  const table = fixtures.flatMap(({ id, cases }) => cases.map((one) => ({ id, ...one })));

  it.each(table)('$id: $name', async (one) => {
    const rule = findRule(rules, one.id);
    await graph.write(one.graph);
    const settings = { parameters: one.params };
    const assessment = await assessRule(graph, rule, [], { settings });
    expect(assessment.failure).toBeUndefined();
    // Nothing was synced, so that nothing is certain.
    expect(assessment.state).toBe('UNKNOWN');
    expect(assessment.checked).toBe(one.checked);

    const { rows } = await runSavedQuery(graph, rule, one.params);
    expect(rows).toEqual(one.findings);
    const byText = (found: readonly QueryRow[]) => found.map((each) => JSON.stringify(each)).sort();
    expect(byText(assessment.findings.map((finding) => sorted(finding.row)))).toEqual(
      byText(one.findings.map(sorted)),
    );
    expect(new Set(assessment.findings.map(({ fingerprint }) => fingerprint)).size).toBe(one.findings.length);

    expect(assessment.unknown).toBe(one.unknown.length);
    const assets = one.unknown.map((row) => row[rule.alert.asset] ?? '');
    const [row] = await graph.read<{ unknowns: readonly QueryRow[] }>(rule.alert.assessment, {
      ...resolveParameters(rule, one.params),
      [standingParameter]: assets,
    });
    expect(byText((row?.unknowns ?? []).map(sorted))).toEqual(byText(one.unknown.map(sorted)));

    const first = assessment.findings.find(({ row: found }) =>
      rule.alert.identity.every((name) => found[name] === one.findings[0]?.[name]),
    );
    if (one.evidence !== undefined) expect(first?.evidence).toBe(one.evidence);
    expect(first?.severity ?? rule.alert.severity).toBe(one.severity ?? rule.alert.severity);
  });
});

const sorted = (row: QueryRow): QueryRow =>
  Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
