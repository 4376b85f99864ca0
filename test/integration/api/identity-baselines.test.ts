import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const { queries } = await loadSavedQueries([queriesFolder]);

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await graph.write(
    `CREATE (:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})
     CREATE (g:GitLabGroup:GitLabEntity {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme'})
     CREATE (g)-[:HAS]->(p:GitLabProject:GitLabEntity {key: 'h/project/1', id: 1, _type: 'gitlab_project', fullPath: 'acme/api'})
     CREATE (p)-[:HAS]->(:GitLabAccessToken:GitLabEntity {key: 'h/access_token/1', id: 1, _type: 'gitlab_access_token', kind: 'project', name: 'ci', scopes: ['read_api']})
     CREATE (:GitLabDeployKey:GitLabEntity {key: 'h/deploy_key/1', id: 1, _type: 'gitlab_deploy_key', title: 'deploy'})-[:GRANTS {canPush: false}]->(p)`,
  );
  // The database plans a statement that it has not seen.
  api = new TestApi(graph, { limits: { queryTimeoutMs: 120_000, maxPageSize: 500 } }, queries);
});

interface Answer {
  readonly identityBaselines: {
    readonly totalCount: number;
    readonly byState: readonly { readonly value: string; readonly count: number }[];
    readonly nodes: readonly Record<string, unknown>[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const list = `query ($filter: IdentityBaselineFilter, $first: Int, $after: String) {
  identityBaselines(filter: $filter, first: $first, after: $after) { totalCount byState { value count } pageInfo { hasNextPage endCursor }
    nodes { identityKey kind name path state before after added uncertain removed unread acceptedBy reason identity { key } } } }`;
const accept = `mutation ($identity: ID, $kinds: [NonHumanIdentityKind!], $group: String, $reason: String!) {
  acceptIdentityBaseline(identity: $identity, kinds: $kinds, group: $group, reason: $reason) { accepted incomplete } }`;
const all = async (filter = {}) => (await api.ask<Answer>(list, { filter })).identityBaselines;

describe('baselines of identities', () => {
  test('are accepted, and tell what came and went since', async () => {
    expect(await all()).toMatchObject({
      totalCount: 2,
      byState: [{ value: 'NOT_ACCEPTED', count: 2 }],
      nodes: [
        {
          identityKey: 'h/access_token/1',
          kind: 'PROJECT_ACCESS_TOKEN',
          before: null,
          after: ['scope read_api'],
        },
        { identityKey: 'h/deploy_key/1', kind: 'DEPLOY_KEY', identity: { key: 'h/deploy_key/1' } },
      ],
    });
    expect(await api.ask(accept, { group: 'acme', reason: 'review' })).toEqual({
      acceptIdentityBaseline: { accepted: 2, incomplete: 0 },
    });
    expect((await all()).byState).toEqual([{ value: 'ACCEPTED', count: 2 }]);
    await graph.write(
      `MATCH (t:GitLabAccessToken) SET t.scopes = ['api']
       WITH t MATCH (:GitLabDeployKey)-[g:GRANTS]->() DELETE g`,
    );
    expect((await all()).nodes).toMatchObject([
      {
        state: 'EXPANDED',
        before: ['scope read_api'],
        after: ['scope api'],
        added: ['scope api'],
        removed: [],
        acceptedBy: 'test',
      },
      { state: 'REDUCED', added: [], removed: ['read code in h/project/1'] },
    ]);
    expect(
      (await all({ states: ['EXPANDED'], kinds: ['DEPLOY_KEY', 'PROJECT_ACCESS_TOKEN'] })).totalCount,
    ).toBe(1);
    expect((await all({ group: 'acm' })).totalCount).toBe(0);
    const ran = await api.ask(
      'mutation { runRules(rules: ["nhi-permission-expansion"]) { result { state findings } } }',
    );
    expect(ran).toEqual({ runRules: [{ result: { state: 'EVALUATED', findings: 1 } }] });
    await api.ask(accept, { identity: 'h/access_token/1', reason: 'wanted' });
    expect((await all({ identity: 'h/access_token/1' })).nodes).toMatchObject([
      { state: 'ACCEPTED', reason: 'wanted' },
    ]);
    const [kept] = await graph.read(
      'MATCH (e:EarlierPermissionBaseline) RETURN e.permissions AS was, e.reason AS reason',
    );
    expect(kept).toEqual({ was: ['scope read_api'], reason: 'review' });
  });

  test('say nothing for certain of what was not read when they were accepted', async () => {
    await graph.write(
      `MATCH (r:SyncRun) SET r.status = 'partial'
       CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'project-deploy-keys', state: 'read', denied: 1, failed: 0})
       CREATE (r)-[:INCOMPLETE]->(:SyncScope {source: 'project-deploy-keys', target: 'h/project/2', reason: 'denied'})
       WITH r UNWIND ['deploy-keys', 'deploy-key-owners', 'branch-rules', 'branch-rules-rest', 'protected-tags'] AS source
       CREATE (r)-[:COVERED]->(:SourceCoverage {source: source, state: 'read', denied: 0, failed: 0})`,
    );
    expect(await api.ask(accept, { kinds: ['DEPLOY_KEY'], reason: 'review' })).toEqual({
      acceptIdentityBaseline: { accepted: 1, incomplete: 1 },
    });
    await graph.write(
      `MATCH (k:GitLabDeployKey), (g:GitLabGroup)
       CREATE (k)-[:GRANTS {canPush: true}]->(:GitLabProject:GitLabEntity {key: 'h/project/2', id: 2, fullPath: 'acme/web'})<-[:HAS]-(g)`,
    );
    expect((await all({ kinds: ['DEPLOY_KEY'] })).nodes).toMatchObject([
      { state: 'UNKNOWN', added: [], uncertain: ['push code in h/project/2', 'read code in h/project/2'] },
    ]);
    await graph.write(
      `MATCH (k:GitLabDeployKey)-[g:GRANTS]->(:GitLabProject {key: 'h/project/1'}) SET g.canPush = true`,
    );
    expect((await all({ kinds: ['DEPLOY_KEY'] })).nodes).toMatchObject([
      { state: 'EXPANDED', added: ['push code in h/project/1'] },
    ]);
  });

  test('come in pages, and are refused without a reason or a choice', async () => {
    const first = await api.ask<Answer>(list, { first: 1 });
    expect(first.identityBaselines.pageInfo.hasNextPage).toBe(true);
    const second = await api.ask<Answer>(list, {
      first: 1,
      after: first.identityBaselines.pageInfo.endCursor,
    });
    expect(second.identityBaselines.nodes).toMatchObject([{ identityKey: 'h/deploy_key/1' }]);
    const refused = async (variables: Record<string, unknown>) =>
      (await api.answer(accept, variables)).errors?.[0]?.message;
    expect(await refused({ group: 'acme', reason: ' ' })).toMatch(/it needs a reason/);
    expect(await refused({ reason: 'all' })).toMatch(/name an identity, a group or kinds/);
    expect(await refused({ identity: 'h/user/9', reason: 'x' })).toMatch(/is meant by that/);
    expect((await api.answer(list, { first: 100_000 })).errors?.[0]?.message).toMatch(/A page has/);
  });
});
