import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { rulesOf } from '../../../src/alerts/rule.js';
import { runRound } from '../../../src/alerts/watches/round.js';
import { watchOf } from '../../../src/alerts/watches/watch.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { canaries } from '../../../src/demo/world/canaries.js';
import { addAuditEvent, subjectOf } from '../../../src/demo/world/governance/audit.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

// The database plans many statements that it has not seen.
jest.setTimeout(600_000);

const { queries } = await loadSavedQueries([queriesFolder]);
const rules = rulesOf(queries).filter(({ id }) => id === 'setting-weakened');
const inventory = queries.filter(
  ({ alert, parameters }) => alert === undefined && parameters.every(({ required }) => !required),
);
const configured = inventory.map(({ id }) =>
  watchOf(queries, { name: id, query: id, on: ['NEW_ROWS', 'GONE_ROWS'] }),
);
const simulators = new Simulators();
let graph: Graph;
let gitlab: SimulatedGitLab;
let world: World;

const round = () => runRound(graph, rules, { queries, configured, logger: silentLogger });

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(9, micro);
  gitlab = await simulators.start(world);
  await sync(graph, gitlab);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

test('the first round raises nothing, and every query can be watched', async () => {
  const reports = await round();
  const failed = reports.filter(({ assessment }) => assessment.state === 'FAILED');
  expect(failed.map(({ assessment }) => [assessment.rule.id, assessment.reason])).toEqual([]);
  expect(await graph.read('MATCH (a:Alert) RETURN a.evidence AS evidence')).toEqual([]);
});

test('fewer approvals are told with who made it, and what was weak only between two syncs is told as restored', async () => {
  const [rule] = [...world.protection.approvalRules.values()].filter(
    ({ ruleType }) => ruleType === 'regular',
  );
  const [branch] = [...world.protection.branchRules.values()].filter(
    ({ sourceType }) => sourceType === 'project',
  );
  const author = [...world.users.values()].find(({ state }) => state === 'active');
  if (rule === undefined || branch === undefined || author === undefined)
    throw new Error('The world is too small.');
  rule.approvalsRequired = 3;
  await sync(graph, gitlab);
  await round();
  rule.approvalsRequired = 1;
  const tell = (from: boolean) =>
    addAuditEvent(
      world,
      author,
      subjectOf(world, 'Project', branch.sourceId),
      {
        eventType: 'protected_branch_allow_force_push_updated',
        targetId: branch.id,
        targetType: 'ProtectedBranch',
        targetDetails: branch.name,
        said: { change: 'allow force push', from: String(from), to: String(!from) },
        secret: null,
      },
      Date.now(),
    );
  const event = tell(false);
  tell(true);
  await sync(graph, gitlab);
  await sync(graph, gitlab);
  await round();
  const alerts = await graph.read<{ row: string; auditEvent: string | null; actor: string | null }>(
    `MATCH (a:Alert {rule: 'setting-weakened', status: 'OPEN'})
     RETURN a.row AS row, a.auditEvent AS auditEvent, a.actorUsername AS actor`,
  );
  const told = alerts.map(({ row, ...rest }) => ({ ...rest, ...(JSON.parse(row) as object) }));
  const host = hostOf(gitlab);
  expect(told).toContainEqual(
    expect.objectContaining({
      objectKey: `${host}/approval_rule/${rule.id}`,
      property: 'approvalsRequired',
      before: '3',
      after: '1',
      state: 'standing',
      actor: null,
    }),
  );
  expect(told).toContainEqual(
    expect.objectContaining({
      objectKey: `${host}/protected_branch/${branch.id}`,
      property: 'allowForcePush',
      state: 'restored',
      auditEvent: `${host}/audit_event/${event.id}`,
      actor: author.username,
    }),
  );
  rule.approvalsRequired = 3;
  await sync(graph, gitlab);
  await round();
  const [after] = await graph.read(
    `MATCH (a:Alert {rule: 'setting-weakened'}) WHERE a.row CONTAINS 'approvalsRequired' AND a.asset = $asset RETURN a.status AS status`,
    { asset: `${host}/approval_rule/${rule.id}` },
  );
  expect(after).toEqual({ status: 'RESOLVED' });
});

test('whatever happens, the open alerts of watches are the rows that differ from the snapshot, and none carries a secret', async () => {
  const random = createRandom(3);
  for (let step = 0; step < 60; step += 1) mutateWorld(world, random);
  await sync(graph, gitlab);
  const reports = await round();
  expect(reports.filter(({ assessment }) => assessment.state === 'FAILED')).toEqual([]);
  const rows = await graph.read<{ standing: number; open: number }>(
    `MATCH (s:WatchState)
     RETURN COUNT { MATCH (r:WatchRow {watch: s.watch}) WHERE r.standing IS NOT NULL } AS standing,
       COUNT { MATCH (a:Alert {rule: 'watch:' + s.watch, status: 'OPEN'}) } AS open`,
  );
  expect(rows.some(({ open }) => open > 0)).toBe(true);
  for (const { standing, open } of rows) expect(open).toBe(standing);
  const secrets = canaries(world);
  expect(secrets.length).toBeGreaterThan(10);
  const all = await graph.read(
    'MATCH (n:Alert|AlertEvent|RuleResult|WatchRow|WatchState|Weakening) RETURN properties(n) AS facts',
  );
  const text = JSON.stringify(all);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
