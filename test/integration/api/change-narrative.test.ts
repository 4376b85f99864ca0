import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const { queries } = await loadSavedQueries([queriesFolder]);
const hostile = '</li><script>x</script> **bold**';
const at = '2026-01-03T00:00:00.000Z';

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await graph.write(
    `CREATE (:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(r:SyncRun {id: 'r', startedAt: '2026-01-03T00:00:00Z', status: 'complete', clockSkewMs: 0})
     CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'projects', state: 'read', denied: 0, failed: 0})
     CREATE (:Baseline {name: 'estate', at: '2026-01-02T00:00:00.000Z', by: 'ann', reason: 'first'})
     CREATE (g:GitLabEntity:GitLabGroup {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme'})
     CREATE (p:GitLabEntity:GitLabProject {key: 'h/project/1', id: 1, _type: 'gitlab_project', fullPath: 'acme/api', visibility: 'public', description: $hostile,
       unreadable: [], _claims: ['c|c|in']})
     CREATE (u:GitLabEntity:GitLabUser {key: 'h/user/1', id: 1, _type: 'gitlab_user', username: 'ann', name: 'Ann'})
     CREATE (g)-[:HAS]->(p), (u)-[:MEMBER_OF {accessLevel: 50, state: 'active'}]->(g)
     CREATE (p)-[:HAS]->(:GitLabEntity:GitLabEnvironment {key: 'h/environment/1', id: 1, _type: 'gitlab_environment', name: 'prod'})
     CREATE (:Change {id: 'x', subject: 'node', type: 'project', operation: 'updated', at: $at, key: 'h/project/1', connection: 'c', run: 'r',
       properties: ['description', 'visibility'], before: $before, after: $after})`,
    {
      hostile,
      at,
      before: JSON.stringify({ visibility: 'private' }),
      after: JSON.stringify({ visibility: 'public', description: hostile }),
    },
  );
  api = new TestApi(graph, {}, queries);
});

const addEvent = (id: number, to: string) =>
  graph.write(
    `MATCH (u:GitLabUser)
     CREATE (u)-[:PERFORMED]->(:GitLabEntity:GitLabAuditEvent {key: 'h/audit_event/' + toString($id), _type: 'gitlab_audit_event', id: $id, createdAt: '2026-01-02T12:00:00.000Z',
       eventType: 'project_visibility_level_updated', from: 'Private', to: $to, entityType: 'Project', entityId: 1})`,
    { id, to },
  );

interface Told {
  readonly actor: unknown;
  readonly auditEvent: string | null;
  readonly alerts: readonly { readonly rule: { readonly id: string } }[];
  readonly json: string;
  readonly markdown: string;
  readonly html: string;
}

async function change(): Promise<Told> {
  const asked = await api.ask<{ changes: { nodes: [Told] } }>(
    `{ changes(first: 1) { nodes { actor { key username name } auditEvent alerts { rule { id } }
       json: narrative(format: JSON) markdown: narrative html: narrative(format: HTML) } } }`,
  );
  return asked.changes.nodes[0];
}

describe('a change', () => {
  test('is told with its alerts, who did it, what it affects and the controls', async () => {
    await addEvent(5, 'Public');
    await api.ask('mutation { runRules(rules: ["asset-exposure-changed"]) { id } }');
    const { json, markdown, html, ...told } = await change();
    expect(told).toEqual({
      actor: { key: 'h/user/1', username: 'ann', name: 'Ann' },
      auditEvent: 'h/audit_event/5',
      alerts: [{ rule: { id: 'asset-exposure-changed' } }],
    });
    expect(JSON.parse(json)).toMatchObject({
      title: 'project acme/api was updated',
      reason: [`description was not set and is ${hostile}`, 'visibility was private and is public'],
      weakened: ['visibility'],
      alerts: [{ rule: 'asset-exposure-changed', status: 'OPEN' }],
      proof: {
        change: 'x',
        run: 'r',
        before: { visibility: 'private' },
        after: { visibility: 'public' },
        actor: { username: 'ann', event: 'h/audit_event/5' },
      },
      affected: {
        repositories: { count: 1, first: ['acme/api'] },
        environments: { count: 1, first: ['prod'] },
      },
      owners: ['ann'],
      controls: expect.arrayContaining([expect.stringMatching(/^soc2:/)]),
    });
    expect(markdown).toContain('Weaker than before: visibility.');
    expect(markdown).toContain('by @ann, as the audit event h/audit\\_event/5 tells');
    expect(html).toContain('<h2>Rules</h2>');
    expect(markdown + html).not.toContain('<script>');
    expect(markdown).not.toContain('**bold**');
  });

  test('has no actor where no event tells of it, and none where several do', async () => {
    expect(await change()).toMatchObject({ actor: null, auditEvent: null, alerts: [] });
    await addEvent(5, 'Internal');
    expect(await change()).toMatchObject({ actor: null });
    await addEvent(6, 'Public');
    expect(await change()).toMatchObject({ actor: null });
  });

  test('of what is gone is told as far as it is known', async () => {
    await graph.write('MATCH (p:GitLabProject) DETACH DELETE p');
    const { json } = await change();
    expect(JSON.parse(json)).toMatchObject({
      title: 'project h/project/1 was updated',
      affected: { repositories: { count: 0 } },
      owners: [],
    });
  });
});
