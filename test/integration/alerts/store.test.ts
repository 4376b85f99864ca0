import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assessRule } from '../../../src/alerts/assess.js';
import { acceptBaseline, baselines } from '../../../src/alerts/baseline.js';
import { alertEvents } from '../../../src/alerts/list.js';
import type { Rule } from '../../../src/alerts/rule.js';
import { runRules } from '../../../src/alerts/run-rules.js';
import { applyAssessment, applyDeed } from '../../../src/alerts/store.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadCoverage } from '../../../src/sync/freshness.js';
import { wipe } from '../../support/graph.js';
import { loudRule, readProjects } from '../../support/loud.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let clock = 0;
const now = () => {
  clock += 1000;
  return new Date(Date.UTC(2026, 0, 1) + clock);
};

const loud = loudRule();
const broken = loudRule(
  'broken-projects',
  'high',
  'rules',
  `MATCH (p:GitLabProject) RETURN 1 / (p.id - p.id) > 0 AS fires, p.id AS projectId, p.volume AS volume,
     p.fullPath AS path, p.key AS projectKey`,
);

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await readProjects(graph);
});

const set = (id: number, volume: number | null) =>
  graph.write(
    `MERGE (p:GitLabProject {key: 'h/project/' + toString($id)}) SET p.id = $id, p.volume = $volume, p.fullPath = 'acme/p' + toString($id)`,
    { id, volume },
  );
const unreadable = (failed: number) =>
  graph.write('MATCH (s {source: "projects"}) SET s.failed = $failed', { failed });
const runAll = (...rules: Rule[]) => runRules(graph, rules, { logger: silentLogger, now });
const alerts = () =>
  graph.read<Record<string, unknown>>(
    'MATCH (a:Alert) RETURN a.path AS path, a.status AS status, a.occurrences AS occurrences, a.evidence AS evidence ORDER BY path',
  );
const idOf = async (path: string) => {
  const [row] = await graph.read<{ id: string }>('MATCH (a:Alert {path: $path}) RETURN a.id AS id', { path });
  return row?.id ?? '';
};
const actions = async (path: string) =>
  (await alertEvents((text, values) => graph.read(text, values), [await idOf(path)])).map(
    ({ action, actor }) => `${actor} ${action}`,
  );

describe('the alerts of a rule', () => {
  test('open, resolve, return; with all of it told', async () => {
    await set(1, 9);
    await set(2, 3);
    await runAll(loud);
    expect(await alerts()).toEqual([
      { path: 'acme/p1', status: 'OPEN', occurrences: 1, evidence: 'Volume 9 in acme/p1.' },
    ]);
    await runAll(loud);
    await set(1, 2);
    await runAll(loud);
    expect(await alerts()).toMatchObject([{ status: 'RESOLVED' }]);
    await set(1, 7);
    await runAll(loud);
    expect(await alerts()).toMatchObject([
      { status: 'OPEN', occurrences: 2, evidence: 'Volume 7 in acme/p1.' },
    ]);
    expect(await actions('acme/p1')).toEqual(['rules OPENED', 'rules RESOLVED', 'rules REOPENED']);
  });

  test('resolve when the thing is gone', async () => {
    await set(1, 9);
    await runAll(loud);
    await graph.write('MATCH (p:GitLabProject) DETACH DELETE p');
    await runAll(loud);
    expect(await alerts()).toMatchObject([{ status: 'RESOLVED' }]);
  });

  test('stay while it is not known: of one thing, or because a list was not read', async () => {
    await set(1, 9);
    await set(2, 9);
    await runAll(loud);
    await set(1, null);
    await set(2, 1);
    const [report] = await runAll(loud);
    expect(report?.assessment).toMatchObject({ state: 'EVALUATED', checked: 2 });
    expect(await alerts()).toMatchObject([{ status: 'OPEN' }, { status: 'RESOLVED' }]);
    await set(2, 9);
    await runAll(loud);
    await set(1, 1);
    await set(2, 1);
    await unreadable(1);
    const [unknown] = await runAll(loud);
    expect(unknown?.assessment).toMatchObject({
      state: 'UNKNOWN',
      reason: expect.stringMatching(/could not be read/),
    });
    expect(await alerts()).toMatchObject([{ status: 'OPEN' }, { status: 'OPEN' }]);
    await unreadable(0);
    await runAll(loud);
    expect(await alerts()).toMatchObject([{ status: 'RESOLVED' }, { status: 'RESOLVED' }]);
  });

  test('are raised although a list was not read: what was found is there', async () => {
    await unreadable(1);
    await set(1, 9);
    await runAll(loud);
    expect(await alerts()).toMatchObject([{ status: 'OPEN' }]);
  });

  test('stay as they are when the rule fails, which is seen; the rules around it go on', async () => {
    await set(1, 9);
    const quiet = { ...broken, alert: loud.alert, statement: loud.statement };
    await runAll(loud, quiet);
    expect(await alerts()).toHaveLength(2);
    await set(1, 1);
    const reports = await runAll(broken, loud);
    expect(reports.map(({ assessment: { rule: each, state } }) => `${each.id} ${state}`)).toEqual([
      'broken-projects FAILED',
      'loud-projects EVALUATED',
    ]);
    const rows = await graph.read('MATCH (a:Alert) RETURN a.rule AS rule, a.status AS status ORDER BY rule');
    expect(rows).toEqual([
      { rule: 'broken-projects', status: 'OPEN' },
      { rule: 'loud-projects', status: 'RESOLVED' },
    ]);
    const [result] = await graph.read(
      'MATCH (r:RuleResult {rule: "broken-projects"}) RETURN r.state AS state, r.evaluatedAt IS NOT NULL AS evaluated',
    );
    expect(result).toEqual({ state: 'FAILED', evaluated: true });
  });

  test('are not turned back by an assessment that began earlier and is written later', async () => {
    await set(1, 9);
    const coverage = await loadCoverage((text, values) => graph.read(text, values), ['projects']);
    const early = await assessRule(graph, loud, coverage, { now });
    await set(1, 1);
    const late = await assessRule(graph, loud, coverage, { now });
    await applyAssessment(graph, late);
    await applyAssessment(graph, early);
    expect(await alerts()).toEqual([]);
  });

  test('are suppressed until the evidence changes', async () => {
    await set(1, 9);
    await runAll(loud);
    const suppression = {
      kind: 'ACCEPTED_RISK',
      owner: 'Ann',
      reason: 'a stage',
      expiresAt: '2026-06-01T00:00:00Z',
    } as const;
    const by = { actor: 'ann', at: '2026-01-01T12:00:00.000Z' };
    await applyDeed(graph, await idOf('acme/p1'), { action: 'SUPPRESSED', ...suppression }, by);
    const [report] = await runAll(loud);
    expect(report?.counts).toMatchObject({ open: 0 });
    expect(await alerts()).toMatchObject([{ status: 'SUPPRESSED' }]);
    await set(1, 10);
    await runAll(loud);
    expect(await alerts()).toMatchObject([{ status: 'OPEN' }]);
    expect(await actions('acme/p1')).toEqual(['rules OPENED', 'ann SUPPRESSED', 'rules SUPPRESSION_ENDED']);
  });

  test('weigh more in a project that the configuration takes for critical', async () => {
    await set(1, 9);
    await set(2, 9);
    const settings = { all: { parameters: { criticalProjects: ['acme/p2'] } } };
    await runRules(graph, [loud], { logger: silentLogger, now, settings });
    const rows = await graph.read<{ path: string; factors: string }>(
      'MATCH (a:Alert) RETURN a.path AS path, a.riskFactors AS factors ORDER BY path',
    );
    const criticality = ({ factors }: { factors: string }) =>
      (JSON.parse(factors) as { name: string; value: string }[]).find(({ name }) => name === 'criticality')
        ?.value;
    expect(rows.map(criticality)).toEqual(['usual', 'critical']);
  });

  test('that opened while the rule ran elsewhere are not resolved by it', async () => {
    await set(1, null);
    const coverage = await loadCoverage((text, values) => graph.read(text, values), ['projects']);
    const unsure = await assessRule(graph, loud, coverage, { now });
    await set(1, 9);
    const elsewhere = await assessRule(graph, loud, coverage, {
      now: () => new Date(Date.parse(unsure.at) - 1),
    });
    await applyAssessment(graph, elsewhere);
    await applyAssessment(graph, unsure);
    expect(unsure.unknown).toBe(1);
    expect(await alerts()).toMatchObject([{ status: 'OPEN' }]);
  });

  describe('of more things than one transaction takes', () => {
    const assessed = async () => {
      const coverage = await loadCoverage((text, values) => graph.read(text, values), ['projects']);
      return assessRule(graph, loud, coverage, { now });
    };
    const ids = [1, 2, 3, 4, 5];
    const setAll = async (volume: number) => {
      for (const id of ids) await set(id, volume);
    };
    const statuses = async () => (await alerts()).map(({ status }) => status);

    test('open and resolve, in several', async () => {
      await setAll(9);
      expect(await applyAssessment(graph, await assessed(), { atOnce: 2 })).toMatchObject({
        opened: 5,
        open: 5,
      });
      await setAll(1);
      await set(6, 9);
      const counts = await applyAssessment(graph, await assessed(), { atOnce: 2 });
      expect(counts).toEqual({ opened: 1, reopened: 0, changed: 0, resolved: 5, open: 1 });
      expect(await statuses()).toEqual([...ids.map(() => 'RESOLVED'), 'OPEN']);
    });

    test('give way to what was assessed later and is written in between', async () => {
      await setAll(9);
      const early = await assessed();
      await setAll(1);
      const late = await assessed();
      let transactions = 0;
      const interrupted: Pick<Graph, 'read' | 'transaction' | 'write'> = {
        read: (...args) => graph.read(...args),
        write: (...args) => graph.write(...args),
        transaction: async (...args) => {
          transactions += 1;
          if (transactions === 2) await applyAssessment(graph, late, { atOnce: 1 });
          return graph.transaction(...args);
        },
      };
      await applyAssessment(interrupted, early, { atOnce: 2 });
      // What opened after the later one was assessed is left to the next.
      expect(await statuses()).toEqual(['OPEN', 'OPEN']);
      const [result] = await graph.read('MATCH (r:RuleResult) RETURN r.at AS at, r.findings AS findings');
      expect(result).toEqual({ at: late.at, findings: 0 });
      await applyAssessment(graph, await assessed());
      expect(await statuses()).toEqual(['RESOLVED', 'RESOLVED']);
    });

    test('are whole after a run that was cut short and the next', async () => {
      await setAll(9);
      let transactions = 0;
      const dying: Pick<Graph, 'read' | 'transaction' | 'write'> = {
        read: (...args) => graph.read(...args),
        write: (...args) => graph.write(...args),
        transaction: (...args) => {
          transactions += 1;
          return transactions === 2 ? Promise.reject(new Error('cut')) : graph.transaction(...args);
        },
      };
      await expect(applyAssessment(dying, await assessed(), { atOnce: 2 })).rejects.toThrow('cut');
      expect(await statuses()).toEqual(['OPEN', 'OPEN']);
      expect(await graph.read('MATCH (r:RuleResult) RETURN r.at AS at')).toEqual([{ at: null }]);
      expect(await applyAssessment(graph, await assessed(), { atOnce: 2 })).toMatchObject({
        opened: 3,
        open: 5,
      });
      expect(await actions('acme/p1')).toEqual(['rules OPENED']);
    });
  });

  test('of an unknown id are refused', async () => {
    await expect(applyDeed(graph, 'nothing', { action: 'STARTED' }, { actor: 'ann' })).rejects.toMatchObject({
      code: 'ALERT_UNKNOWN',
    });
  });
});

test('a baseline is accepted for a reason, and the ones before it are kept', async () => {
  await expect(acceptBaseline(graph, { by: 'ann', reason: ' ' })).rejects.toMatchObject({
    code: 'BASELINE_INVALID',
  });
  await acceptBaseline(graph, { by: 'ann', reason: 'first', at: '2026-01-01T00:00:00.000Z' });
  await acceptBaseline(graph, { by: 'bob', reason: 'second', at: '2026-02-01T00:00:00.000Z' });
  expect(await baselines(graph)).toEqual([
    { name: 'estate', at: '2026-02-01T00:00:00.000Z', by: 'bob', reason: 'second' },
    { name: 'estate', at: '2026-01-01T00:00:00.000Z', by: 'ann', reason: 'first' },
  ]);
});
