import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { applyAssessment, applyDeed } from '../../../src/alerts/store.js';
import { ruleOf, watchAssessor } from '../../../src/alerts/watches/assess.js';
import { runRound } from '../../../src/alerts/watches/round.js';
import { addWatch, removeWatch } from '../../../src/alerts/watches/store.js';
import { type WatchCondition, type WatchInput, watchOf } from '../../../src/alerts/watches/watch.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadCoverage } from '../../../src/sync/freshness.js';
import { wipe } from '../../support/graph.js';
import { readProjects } from '../../support/loud.js';
import { savedQueryOf } from '../../support/saved-query.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let clock = 0;
const now = () => {
  clock += 1000;
  return new Date(Date.UTC(2026, 0, 1) + clock);
};

const query = (id: string, statement: string) =>
  savedQueryOf(
    id,
    'custom',
    [
      'title: Loud projects',
      'description: A query of this test.',
      'params: { least: { type: int, default: 0, description: The least volume. } }',
      'returns: { projectKey: string, path: string, volume: int }',
      'needs: [projects]',
    ],
    statement,
  );

const columns = 'p.key AS projectKey, p.fullPath AS path, p.volume AS volume';
const loud = query(
  'loud',
  `MATCH (p:GitLabProject) WHERE p.volume >= $least RETURN ${columns} ORDER BY path`,
);
const unhidden = query(
  'unhidden',
  `MATCH (p:GitLabProject) WHERE NOT coalesce(p.hidden, false) AND p.volume >= $least RETURN ${columns}`,
);
const broken = query(
  'broken',
  `MATCH (p:GitLabProject) WHERE p.volume >= $least RETURN p.key AS projectKey, p.fullPath AS path, 1 / (p.id - p.id) AS volume`,
);
const queries = [loud, unhidden, broken];
const input: WatchInput = {
  name: 'loud-ones',
  query: 'loud',
  on: ['NEW_ROWS', 'GONE_ROWS', 'CHANGED_ROWS'],
  keys: ['projectKey'],
};

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await readProjects(graph);
});

const set = (id: number, volume: number) =>
  graph.write(
    `MERGE (p:GitLabEntity:GitLabProject {key: 'h/project/' + toString($id)})
     SET p.id = $id, p.volume = $volume, p.fullPath = 'acme/p' + toString($id)`,
    { id, volume },
  );
const remove = (id: number) => graph.write('MATCH (p:GitLabProject {id: $id}) DETACH DELETE p', { id });
const unread = (failed: number) =>
  graph.write('MATCH (s {source: "projects"}) SET s.failed = $failed', { failed });
const round = (...inputs: readonly WatchInput[]) =>
  runRound(graph, [], {
    queries,
    configured: inputs.map((each) => watchOf(queries, each)),
    logger: silentLogger,
    now,
  });
const alerts = async () =>
  (
    await graph.read<{ told: string }>(
      'MATCH (a:Alert) RETURN a.status + " " + a.evidence AS told ORDER BY a.firstSeen, told',
    )
  ).map(({ told }) => told);
const resolve = async (status = 'OPEN') => {
  const rows = await graph.read<{ id: string }>('MATCH (a:Alert {status: $status}) RETURN a.id AS id', {
    status,
  });
  for (const { id } of rows)
    await applyDeed(
      graph,
      id,
      { action: 'RESOLVED', reason: 'as it should be' },
      { actor: 'ann', at: now().toISOString() },
    );
};

describe('a watched query', () => {
  test('raises nothing the first time; then for a new row, until it is gone again', async () => {
    await set(1, 1);
    await round(input);
    expect(await alerts()).toEqual([]);
    await set(2, 2);
    const [report] = await round(input);
    expect(report?.assessment).toMatchObject({ state: 'EVALUATED', rule: { id: 'watch:loud-ones' } });
    expect(await alerts()).toEqual(['OPEN A new row of Loud projects: projectKey h/project/2.']);
    const [alert] = await graph.read(
      'MATCH (a:Alert) RETURN a {.rule, .title, .asset, .path, .severity, .row} AS alert',
    );
    expect(alert).toEqual({
      alert: {
        rule: 'watch:loud-ones',
        title: 'Watch loud-ones: Loud projects',
        asset: 'h/project/2',
        path: 'acme/p2',
        severity: 'medium',
        row: expect.stringContaining('"after":{"projectKey":"h/project/2","path":"acme/p2","volume":2}'),
      },
    });
    await remove(2);
    await round(input);
    expect(await alerts()).toEqual(['RESOLVED A new row of Loud projects: projectKey h/project/2.']);
  });

  test('raises for a row that is gone, until it is back', async () => {
    await set(1, 1);
    await round(input);
    await remove(1);
    await round(input);
    expect(await alerts()).toEqual(['OPEN A row of Loud projects is gone: projectKey h/project/1.']);
    await set(1, 1);
    await round(input);
    expect(await alerts()).toEqual(['RESOLVED A row of Loud projects is gone: projectKey h/project/1.']);
  });

  test('raises for a row that changed, with before and after, until it has its accepted values again', async () => {
    await set(1, 1);
    await round(input);
    await set(1, 7);
    await round(input);
    expect(await alerts()).toEqual(['OPEN A row of Loud projects changed: projectKey h/project/1.']);
    const [row] = await graph.read<{ row: string }>('MATCH (a:Alert) RETURN a.row AS row');
    expect(JSON.parse(row?.row ?? '')).toMatchObject({
      change: 'CHANGED_ROWS',
      key: { projectKey: 'h/project/1' },
      changed: ['volume'],
      before: { volume: 1 },
      after: { volume: 7 },
    });
    await set(1, 1);
    await round(input);
    expect(await alerts()).toEqual(['RESOLVED A row of Loud projects changed: projectKey h/project/1.']);
  });

  test('takes for accepted what a person resolves', async () => {
    await set(1, 1);
    await round(input);
    await set(1, 7);
    await set(2, 2);
    await round(input);
    await resolve();
    await round(input);
    await round(input);
    expect((await alerts()).map((told) => told.split(' ')[0])).toEqual(['RESOLVED', 'RESOLVED']);
    await set(1, 1);
    await remove(2);
    await round(input);
    expect(await alerts()).toEqual(
      expect.arrayContaining([
        'OPEN A row of Loud projects changed: projectKey h/project/1.',
        'OPEN A row of Loud projects is gone: projectKey h/project/2.',
      ]),
    );
  });

  test('tells a count beyond the threshold once, also the first time, and no more when that is accepted', async () => {
    const counted = { ...input, on: ['COUNT_ABOVE'] as const, threshold: 1 };
    await set(1, 1);
    await set(2, 1);
    await round(counted);
    await set(3, 1);
    await round(counted);
    expect(await alerts()).toEqual(['OPEN Loud projects has 3 rows, more than 1.']);
    await resolve();
    await round(counted);
    expect(await alerts()).toEqual(['RESOLVED Loud projects has 3 rows, more than 1.']);
    await remove(3);
    await remove(2);
    await round(counted);
    await set(2, 1);
    await round(counted);
    expect(await alerts()).toEqual(['OPEN Loud projects has 2 rows, more than 1.']);
  });

  test('begins anew with other parameters', async () => {
    await set(1, 1);
    await set(2, 5);
    await round(input);
    await round({ ...input, parameters: { least: 3 } });
    expect(await alerts()).toEqual([]);
    await set(1, 6);
    await round({ ...input, parameters: { least: 3 } });
    expect(await alerts()).toEqual(['OPEN A new row of Loud projects: projectKey h/project/1.']);
  });
});

describe('what was not read', () => {
  test('is not gone, and resolves nothing; what is there is new', async () => {
    const all = { ...input, on: ['NEW_ROWS', 'GONE_ROWS', 'COUNT_BELOW'] as const, threshold: 2 };
    await set(1, 1);
    await set(2, 1);
    await round(all);
    await set(3, 1);
    await round(all);
    await remove(1);
    await remove(2);
    await remove(3);
    await set(4, 1);
    await unread(1);
    const [report] = await round(all);
    expect(report?.assessment).toMatchObject({
      state: 'UNKNOWN',
      reason: expect.stringMatching(/could not be read/),
    });
    expect(await alerts()).toEqual([
      'OPEN A new row of Loud projects: projectKey h/project/3.',
      'OPEN A new row of Loud projects: projectKey h/project/4.',
    ]);
    await unread(0);
    await round(all);
    expect((await alerts()).sort()).toEqual([
      'OPEN A new row of Loud projects: projectKey h/project/4.',
      'OPEN A row of Loud projects is gone: projectKey h/project/1.',
      'OPEN A row of Loud projects is gone: projectKey h/project/2.',
      'OPEN Loud projects has 1 rows, fewer than 2.',
      'RESOLVED A new row of Loud projects: projectKey h/project/3.',
    ]);
  });

  test('makes a query that rests on what is not there unknown as a whole', async () => {
    const watch = { ...input, query: 'unhidden' };
    await set(1, 1);
    await round(watch);
    await set(2, 1);
    await unread(1);
    const [report] = await round(watch);
    expect(report?.assessment.state).toBe('UNKNOWN');
    expect(await alerts()).toEqual([]);
    await unread(0);
    await round(watch);
    expect(await alerts()).toHaveLength(1);
  });

  test('is everything before the first sync: no snapshot is taken then', async () => {
    await graph.write('MATCH (c:Connection) REMOVE c.lastRun');
    await round(input);
    await graph.write("MATCH (c:Connection) SET c.lastRun = 'r'");
    await set(1, 1);
    await round(input);
    expect(await alerts()).toEqual([]);
  });
});

describe('a watch that cannot be judged', () => {
  test.each<readonly [string, Partial<WatchInput>, RegExp]>([
    ['whose query fails', { query: 'broken' }, /internal error/],
    ['whose keys do not tell rows apart', { keys: ['volume'] }, /the same key columns/],
  ])('%s has failed, visibly, and changes no alert', async (_, part, reason) => {
    await round(input);
    await set(1, 1);
    await round(input);
    await set(2, 1);
    const [report] = await round({ ...input, ...part });
    expect(report?.assessment).toMatchObject({ state: 'FAILED', reason: expect.stringMatching(reason) });
    expect(await alerts()).toEqual(['OPEN A new row of Loud projects: projectKey h/project/1.']);
    const results = await graph.read('MATCH (r:RuleResult) RETURN r.rule AS rule, r.state AS state');
    expect(results).toEqual([{ rule: 'watch:loud-ones', state: 'FAILED' }]);
    await round(input);
    expect(await alerts()).toHaveLength(2);
  });

  test('because it has too many rows has failed: none is left out', async () => {
    await graph.write(
      `UNWIND range(1, 10001) AS id CREATE (:GitLabProject {key: 'h/project/' + toString(id), volume: 1})`,
    );
    const [report] = await round(input);
    expect(report?.assessment).toMatchObject({
      state: 'FAILED',
      reason: expect.stringMatching(/more than 10000 rows/),
    });
  });

  test('because its query is no more has failed; other watches go on', async () => {
    const watch = watchOf(queries, input);
    const reports = await runRound(graph, [], {
      queries,
      configured: [{ ...watch, name: 'a-lost-one', query: 'lost' }, watch],
      logger: silentLogger,
      now,
    });
    expect(reports.map(({ assessment: { state, reason } }) => [state, reason])).toEqual([
      ['FAILED', 'There is no saved query lost any more. Remove the watch, or bring the query back.'],
      ['EVALUATED', null],
    ]);
  });
});

test('what was accepted or written since a watch was looked at is not written over', async () => {
  await set(1, 1);
  await round(input);
  await set(1, 2);
  await round(input);
  const watched = { watch: watchOf(queries, input), query: loud };
  const rule = ruleOf(watched);
  const coverage = await loadCoverage((text, values) => graph.read(text, values), ['projects']);
  const assess = () => watchAssessor(new Map([[rule.id, watched]]))(graph, rule, coverage, { now });
  const [early, twin] = [await assess(), await assess()];
  await resolve();
  await applyAssessment(graph, early);
  expect(await alerts()).toEqual(['RESOLVED A row of Loud projects changed: projectKey h/project/1.']);
  await applyAssessment(graph, await assess());
  await applyAssessment(graph, twin);
  expect(await alerts()).toEqual(['RESOLVED A row of Loud projects changed: projectKey h/project/1.']);
  await set(1, 3);
  await round(input);
  expect(await alerts()).toEqual(['OPEN A row of Loud projects changed: projectKey h/project/1.']);
});

describe('the watches of the graph', () => {
  const sources = { queries, configured: [] };
  const set_ = { by: 'ann', at: '2026-01-01T00:00:00.000Z' };
  const plain = () => runRound(graph, [], { ...sources, logger: silentLogger, now });

  test('are kept with who set them up, run, and end with their alerts', async () => {
    await addWatch(graph, sources, input, set_);
    await plain();
    await set(1, 1);
    await plain();
    expect(await alerts()).toEqual(['OPEN A new row of Loud projects: projectKey h/project/1.']);
    expect(await removeWatch(graph, sources, 'loud-ones')).toMatchObject(set_);
    await plain();
    expect(await alerts()).toEqual(['RESOLVED A new row of Loud projects: projectKey h/project/1.']);
    expect(await graph.read('MATCH (n:Watch|WatchState|WatchRow|RuleResult) RETURN labels(n) AS of')).toEqual(
      [],
    );
    await expect(removeWatch(graph, sources, 'loud-ones')).rejects.toMatchObject({ code: 'WATCH_UNKNOWN' });
  });

  test.each<readonly [string, Partial<WatchInput>, RegExp]>([
    ['a bad name', { name: 'No Name' }, /lower-case/],
    ['no query of that id', { query: 'lout' }, /near it are loud/],
    ['a parameter that is not there', { parameters: { most: 1 } }, /no such parameter/],
    ['a key that is no column', { keys: ['id'] }, /no column id/],
    ['changed rows without keys', { keys: [] }, /needs keys/],
    ['a count without a threshold', { on: ['COUNT_ABOVE'] as WatchCondition[] }, /threshold/],
    ['a threshold without a count', { threshold: 3 }, /threshold/],
    ['nothing to look for', { on: [] }, /say in on/],
  ])('are refused with %s', async (_, part, reason) => {
    await expect(addWatch(graph, sources, { ...input, ...part }, set_)).rejects.toMatchObject({
      code: 'WATCH_INVALID',
      message: expect.stringMatching(reason),
    });
  });

  test('are refused with a name of the configuration', async () => {
    const configured = [watchOf(queries, input)];
    await expect(addWatch(graph, { queries, configured }, input, set_)).rejects.toMatchObject({
      code: 'WATCH_INVALID',
    });
  });
});
