import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptBaseline } from '../../../src/alerts/baseline.js';
import { rulesOf } from '../../../src/alerts/rule.js';
import { runRules } from '../../../src/alerts/run-rules.js';
import { applyDeed } from '../../../src/alerts/store.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const rules = rulesOf((await loadSavedQueries([queriesFolder])).queries).filter(({ id }) =>
  ['setting-weakened', 'protection-downgraded', 'asset-exposure-changed', 'privileged-role-granted'].includes(
    id,
  ),
);

let graph: Graph;
let clock = 0;
const time = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
/** The next moment. */
const tick = () => {
  clock += 10;
  return time(clock);
};

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  clock = 0;
  await wipe(graph);
  await graph.write(
    `CREATE (c:Connection {name: 'c', host: 'h'})
     CREATE (:WriteTurn {host: 'h', count: 0})
     CREATE (g:GitLabEntity:GitLabGroup {key: 'h/group/2', id: 2, fullPath: 'acme', visibility: 'private', membershipLock: true})
     CREATE (g)-[:HAS]->(p:GitLabEntity:GitLabProject {key: 'h/project/1', id: 1, fullPath: 'acme/api', visibility: 'private', publicJobs: false})
     CREATE (p)-[:HAS]->(:GitLabEntity:GitLabApprovalRule {key: 'h/approval_rule/7', id: 7, approvalsRequired: 2})
     CREATE (p)-[:HAS]->(:GitLabEntity:GitLabProtectedBranch {key: 'h/protected_branch/5', id: 5, allowForcePush: false})
     CREATE (:GitLabEntity:GitLabUser {key: 'h/user/9', id: 9, username: 'ann', name: 'Ann'})`,
  );
  await synced();
  await round();
});

/** A run that has ended, and read everything. */
async function synced(): Promise<void> {
  await graph.write(
    `MATCH (c:Connection) SET c.lastRun = $id
     CREATE (c)-[:RAN]->(r:SyncRun {id: $id, startedAt: $at, status: 'complete'})
     WITH r UNWIND $sources AS source CREATE (r)-[:COVERED]->(:SourceCoverage {source: source, state: 'read', denied: 0, failed: 0})`,
    {
      id: `run-${clock}`,
      at: tick(),
      sources: (await import('../../../src/gitlab/sources/index.js')).sources.map(({ id }) => id),
    },
  );
}

/** A change of the estate, as the writer of a sync leaves it. */
async function change(
  key: string,
  type: string,
  values: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<void> {
  const side = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(values).map(([name, pair]) => [name, pair[index]]));
  await graph.write(
    `MATCH (w:WriteTurn {host: 'h'}) SET w.count = w.count + 1
     WITH w MATCH (n:GitLabEntity {key: $key}) SET n += $after
     CREATE (:Change {id: $at, at: $at, host: 'h', turn: w.count, connection: 'c', run: 'r', operation: 'updated', subject: 'node',
       type: $type, key: $key, properties: keys($after), before: $beforeJson, after: $afterJson})`,
    {
      key,
      type,
      at: tick(),
      after: side(1),
      beforeJson: JSON.stringify(side(0)),
      afterJson: JSON.stringify(side(1)),
    },
  );
}

let events = 0;
async function audited(eventType: string, from: string, to: string, part: object = {}): Promise<string> {
  events += 1;
  const key = `h/audit_event/${events}`;
  await graph.write(
    `CREATE (e:GitLabEntity:GitLabAuditEvent {key: $key, createdAt: $at, eventType: $eventType, from: $from, to: $to,
       entityType: 'Project', entityId: 1, targetType: 'Project', targetId: '1', authorName: 'Ann'})
     SET e += $part
     WITH e MATCH (u:GitLabUser) CREATE (u)-[:PERFORMED]->(e)`,
    { key, at: tick(), eventType, from, to, part },
  );
  return key;
}

const round = () => runRules(graph, rules, { logger: silentLogger, now: () => new Date(tick()) });
const alerts = async () =>
  (
    await graph.read<{ told: string }>(
      `MATCH (a:Alert) RETURN a.rule + ' ' + a.status + ': ' + split(a.evidence, ' at 2026')[0] + coalesce(' by ' + a.actorUsername, '') AS told
       ORDER BY told`,
    )
  ).map(({ told }) => told.replace(/ since 2026.*?Z\./, ''));
const resolve = async () => {
  const rows = await graph.read<{ id: string }>("MATCH (a:Alert {status: 'OPEN'}) RETURN a.id AS id");
  for (const { id } of rows)
    await applyDeed(graph, id, { action: 'RESOLVED', reason: 'meant' }, { actor: 'ann', at: tick() });
};
const fewerApprovals =
  'setting-weakened OPEN: In acme/api approvalsRequired of a approval_rule went from 2 to 1';

describe('a setting that is weakened', () => {
  test('raises an alert with what was before, until it is as strong again', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1], name: ['a', 'b'] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals]);
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [1, 0] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals.replace('to 1', 'to 0')]);
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [0, 1] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals]);
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [1, 2] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals.replace('OPEN', 'RESOLVED')]);
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    await round();
    await round();
    expect(await alerts()).toEqual([fewerApprovals]);
  });

  test('is accepted by a person, or by a baseline; what is weaker than that is told again', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    await round();
    await resolve();
    await round();
    expect(await alerts()).toEqual([fewerApprovals.replace('OPEN', 'RESOLVED')]);
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [1, 0] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals.replace('from 2 to 1', 'from 1 to 0')]);
    await acceptBaseline(graph, { by: 'ann', reason: 'meant', at: tick() });
    await round();
    expect(await alerts()).toEqual([
      fewerApprovals.replace('OPEN', 'RESOLVED').replace('from 2 to 1', 'from 1 to 0'),
    ]);
  });

  test('is told once: by the rule on protections where that tells it', async () => {
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [false, true] });
    await change('h/project/1', 'project', { publicJobs: [false, true], visibility: ['private', 'public'] });
    await round();
    expect((await alerts()).map((told) => told.split(' ').slice(0, 2).join(' '))).toEqual([
      'asset-exposure-changed OPEN:',
      'protection-downgraded OPEN:',
      'setting-weakened OPEN:',
    ]);
  });

  test('stays while it cannot be read, and ends with the thing', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    await round();
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [1, null] });
    await round();
    expect(await alerts()).toEqual([fewerApprovals]);
    await graph.write(
      `MATCH (w:WriteTurn) SET w.count = w.count + 1
       WITH w MATCH (n:GitLabApprovalRule) DETACH DELETE n
       CREATE (:Change {id: 'gone', at: $at, host: 'h', turn: w.count, operation: 'deleted', subject: 'node', type: 'approval_rule',
         key: 'h/approval_rule/7', properties: ['approvalsRequired'], before: '{"approvalsRequired":null}'})`,
      { at: tick() },
    );
    await round();
    expect(await alerts()).toEqual([fewerApprovals.replace('OPEN', 'RESOLVED')]);
  });

  test('and restored between two rounds is told as restored, once, until a person resolves it', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [1, 2] });
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [false, true] });
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [true, false] });
    await round();
    await round();
    const rows = await graph.read<{ row: string }>(
      "MATCH (a:Alert {status: 'OPEN'}) RETURN a.row AS row ORDER BY a.evidence",
    );
    expect(rows.map(({ row }) => JSON.parse(row))).toMatchObject([
      { property: 'allowForcePush', before: 'false', after: 'true', state: 'restored' },
      { property: 'approvalsRequired', before: '2', after: '1', state: 'restored' },
    ]);
    await resolve();
    await round();
    await round();
    expect((await alerts()).every((told) => told.startsWith('setting-weakened RESOLVED'))).toBe(true);
  });

  test('is found whenever the records are looked at, by any number of instances at once', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    for (let turn = 0; turn < 40; turn += 1)
      await change('h/project/1', 'project', { publicJobs: [turn % 2 === 1, turn % 2 === 0] });
    await Promise.all([round(), round(), round()]);
    const rows = await graph.read<{ key: string; state: string; count: number }>(
      'MATCH (w:Weakening) RETURN w.key AS key, w.state AS state, count(*) AS count ORDER BY key, state',
    );
    expect(rows).toEqual([
      { key: 'h/approval_rule/7', state: 'STANDING', count: 1 },
      { key: 'h/project/1', state: 'RESTORED', count: 20 },
    ]);
  });

  test('that cannot be worked out fails the rule, visibly, and no other; then all is told', async () => {
    await change('h/approval_rule/7', 'approval_rule', { approvalsRequired: [2, 1] });
    await graph.write("MATCH (c:Change) SET c.good = c.after, c.after = '{'");
    const reports = await round();
    expect(reports.map(({ assessment: { rule, state } }) => `${rule.id} ${state}`)).toEqual(
      expect.arrayContaining(['protection-downgraded EVALUATED', 'setting-weakened FAILED']),
    );
    expect(await alerts()).toEqual([]);
    await graph.write('MATCH (c:Change) SET c.after = c.good');
    await round();
    expect(await alerts()).toEqual([fewerApprovals]);
  });
});

describe('the audit log', () => {
  const branch = { targetType: 'ProtectedBranch', targetId: '5' };
  const force = 'protected_branch_allow_force_push_updated';

  test('tells what was weakened and restored before a sync saw it, once', async () => {
    const key = await audited(force, 'false', 'true', branch);
    await audited(force, 'true', 'false', branch);
    await round();
    expect(await alerts()).toEqual([]);
    await synced();
    await round();
    await round();
    const [row] = await graph.read(
      'MATCH (a:Alert) RETURN a {.status, .auditEvent, .actorUsername, .actorKey, .row} AS alert',
    );
    expect(row).toMatchObject({
      alert: {
        status: 'OPEN',
        auditEvent: key,
        actorUsername: 'ann',
        actorKey: 'h/user/9',
        row: expect.stringContaining('"state":"restored"'),
      },
    });
    await resolve();
    await round();
    await round();
    expect((await alerts()).map((told) => told.split(':')[0])).toEqual(['setting-weakened RESOLVED']);
  });

  test('is believed about what stands again only when everything was read since', async () => {
    await audited('group_membership_lock_updated', 'true', 'false', { entityType: 'Group', entityId: 2 });
    await synced();
    await graph.write("MATCH (s:SourceCoverage {source: 'groups'}) SET s.failed = 1");
    await round();
    expect(await alerts()).toEqual([]);
    await graph.write('MATCH (s:SourceCoverage) SET s.failed = 0');
    await round();
    expect(await alerts()).toEqual([
      'setting-weakened OPEN: In acme membershipLock of a group went from true to false by ann',
    ]);
  });

  test('tells nothing more of what a sync saw, but who did it', async () => {
    const key = await audited(force, 'false', 'true', branch);
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [false, true] });
    await synced();
    await round();
    expect(await alerts()).toEqual([
      'protection-downgraded OPEN: In acme/api allowForcePush of a protected_branch was false and is true by ann',
    ]);
    const [row] = await graph.read('MATCH (a:Alert) RETURN a.auditEvent AS event, a.attributedFor AS at');
    expect(row).toEqual({ event: key, at: expect.any(String) });
    await audited(force, 'true', 'false', branch);
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [true, false] });
    await synced();
    await round();
    expect((await alerts()).map((told) => told.split(':')[0])).toEqual(['protection-downgraded RESOLVED']);
  });

  test('names nobody where two events fit', async () => {
    await audited(force, 'false', 'true', branch);
    await audited(force, 'true', 'false', branch);
    await audited(force, 'false', 'true', branch);
    await change('h/protected_branch/5', 'protected_branch', { allowForcePush: [false, true] });
    await synced();
    await round();
    // The first of them was restored before the sync that saw the second.
    expect(await alerts()).toEqual([
      'protection-downgraded OPEN: In acme/api allowForcePush of a protected_branch was false and is true',
      'setting-weakened OPEN: In acme/api allowForcePush of a protected_branch went from false to true by ann',
    ]);
  });

  test('names who gave a role, also when the event comes later', async () => {
    await graph.write(
      `MATCH (w:WriteTurn) SET w.count = w.count + 1
       WITH w MATCH (u:GitLabUser), (p:GitLabProject) CREATE (u)-[:MEMBER_OF {accessLevel: 50, state: 'active'}]->(p)
       CREATE (:Change {id: 'm', at: $at, host: 'h', turn: w.count, operation: 'created', subject: 'relationship', type: 'MEMBER_OF',
         key: p.key, fromKey: u.key, properties: ['accessLevel'], after: '{"accessLevel":50}'})`,
      { at: time(200) },
    );
    await round();
    expect(await alerts()).toEqual([
      expect.stringMatching(/^privileged-role-granted OPEN: @ann has had role 50/),
    ]);
    await audited('member_created', '', '', { from: null, to: null, targetType: 'User', targetId: '9' });
    await round();
    expect(await alerts()).toEqual([expect.stringMatching(/ by ann$/)]);
  });

  test('of before the first run, or before the baseline, tells nothing', async () => {
    await graph.write('MATCH (r:SyncRun) SET r.startedAt = $at', { at: time(1000) });
    await audited(force, 'false', 'true', branch);
    await audited(force, 'true', 'false', branch);
    clock = 2000;
    await synced();
    await audited(force, 'false', 'true', branch);
    await audited(force, 'true', 'false', branch);
    await acceptBaseline(graph, { by: 'ann', reason: 'meant', at: tick() });
    await synced();
    await round();
    expect(await alerts()).toEqual([]);
  });
});
