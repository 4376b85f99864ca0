import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let api: TestApi;

const project = (id: number, path: string, more = '') =>
  `:GitLabEntity:GitLabProject {key: 'h/project/${id}', id: ${id}, _type: 'gitlab_project', fullPath: '${path}', visibility: 'private',
    archived: false, emptyRepo: false, defaultBranch: 'main', repositoryAccessLevel: 'enabled', mergeRequestsAccessLevel: 'enabled',
    buildsAccessLevel: 'enabled', environmentsAccessLevel: 'enabled', _claims: [], unreadable: []${more}}`;
const user = (id: number, username: string) =>
  `:GitLabEntity:GitLabUser {key: 'h/user/${id}', id: ${id}, _type: 'gitlab_user', username: '${username}', state: 'active', isAdmin: false,
    isAuditor: false, external: false, userType: 'HUMAN', _claims: [], unreadable: []}`;

const estate = `
  CREATE (acme:GitLabEntity:GitLabGroup {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme', visibility: 'private', _claims: [], unreadable: []}),
    (api${project(1, 'acme/api')}), (web${project(2, 'acme/web')}), (tool${project(3, 'tool')}), (open${project(4, 'open')}),
    (acme)-[:HAS]->(api), (acme)-[:HAS]->(web),
    (ann${user(1, 'ann')}), (bob${user(2, 'bob')}),
    (ann)-[:MEMBER_OF {accessLevel: 30, state: 'active'}]->(acme),
    (bob)-[:MEMBER_OF {accessLevel: 40, state: 'active'}]->(api),
    (bob)-[:MEMBER_OF {accessLevel: 30, state: 'active'}]->(web),
    (bob)-[:MEMBER_OF {accessLevel: 10, state: 'active'}]->(tool)
  SET open.visibility = 'public'
  CREATE (c:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(r:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})`;

beforeAll(async () => {
  graph = await emptyGraph();
  await graph.write(estate);
  api = new TestApi(graph, { limits: { queryTimeoutMs: 120_000, maxPageSize: 500 } });
});
afterAll(async () => {
  await graph.close();
});

interface Answer {
  readonly compareAccess: {
    readonly edges: readonly { readonly path: string; readonly kind: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

const compare = (args: string) =>
  api.ask<Answer>(`{ compareAccess(${args}) { totalCount onlyA onlyB differentRole same unknown complete
    edges { path kind resource { key } a { accessLevel sources { via origin source { key } } } b { accessLevel } }
    pageInfo { hasNextPage endCursor } } }`);
const kinds = ({ compareAccess }: Answer) => compareAccess.edges.map(({ path, kind }) => `${path} ${kind}`);

describe('compareAccess', () => {
  test('compares roles: what only one has, and what both have', async () => {
    const answer = await compare('identityA: "@ann", identityB: "bob"');
    expect(answer.compareAccess).toMatchObject({
      totalCount: 3,
      onlyA: 1,
      onlyB: 1,
      differentRole: 1,
      same: 1,
      unknown: 0,
      complete: true,
    });
    expect(kinds(answer)).toEqual(['acme ONLY_A', 'acme/api DIFFERENT_ROLE', 'tool ONLY_B']);
    expect(answer.compareAccess.edges[1]).toMatchObject({
      resource: { key: 'h/project/1' },
      a: {
        accessLevel: 30,
        sources: [{ via: 'MEMBERSHIP', origin: 'INHERITED', source: { key: 'h/group/1' } }],
      },
      b: { accessLevel: 40 },
    });
  });

  test('compares by an action, open places among them', async () => {
    const all = 'kinds: [SAME, ONLY_A, ONLY_B, DIFFERENT_ROLE]';
    expect(
      kinds(await compare(`identityA: "ann", identityB: "bob", action: MANAGE_SETTINGS, ${all}`)),
    ).toEqual(['acme/api ONLY_B']);
    expect(
      kinds(await compare(`identityA: "ann", identityB: "anonymous", action: READ_CODE, ${all}`)),
    ).toEqual(['acme/api ONLY_A', 'acme/web ONLY_A', expect.stringMatching(/^open /)]);
  });

  test('turned round it says the same, and with oneself nothing', async () => {
    expect((await compare('identityA: "bob", identityB: "ann"')).compareAccess).toMatchObject({
      onlyA: 1,
      onlyB: 1,
      differentRole: 1,
      same: 1,
    });
    expect((await compare('identityA: "ann", identityB: "ann"')).compareAccess).toMatchObject({
      totalCount: 0,
      same: 3,
    });
  });

  test('comes in pages', async () => {
    const first = await compare('identityA: "ann", identityB: "bob", first: 2');
    const { endCursor, hasNextPage } = first.compareAccess.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await compare(`identityA: "ann", identityB: "bob", first: 2, after: "${endCursor}"`);
    expect([...kinds(first), ...kinds(second)]).toEqual(
      kinds(await compare('identityA: "ann", identityB: "bob"')),
    );
  });

  test('says whom it does not know', async () => {
    const { errors } = await api.answer('{ compareAccess(identityA: "ann", identityB: "nobody") { same } }');
    expect(errors?.[0]?.message).toMatch(/There is no identity nobody/);
  });
});
