import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let api: TestApi;

/** A graph by hand: a group with a subgroup and a project, another group that is invited, and people. */
const estate = `
  CREATE (acme:GitLabEntity:GitLabGroup {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme', visibility: 'private', shareWithGroupLock: false, _claims: ['c|groups|h/account/c|'], unreadable: []}),
    (platform:GitLabEntity:GitLabGroup {key: 'h/group/2', id: 2, _type: 'gitlab_group', fullPath: 'acme/platform', visibility: 'private', shareWithGroupLock: false, _claims: ['c|groups|h/account/c|'], unreadable: []}),
    (guests:GitLabEntity:GitLabGroup {key: 'h/group/3', id: 3, _type: 'gitlab_group', fullPath: 'guests', visibility: 'private', shareWithGroupLock: false, _claims: ['c|groups|h/account/c|'], unreadable: []}),
    (api:GitLabEntity:GitLabProject {key: 'h/project/1', id: 1, _type: 'gitlab_project', fullPath: 'acme/platform/api', visibility: 'private', archived: false,
      emptyRepo: false, defaultBranch: 'main', repositoryAccessLevel: 'enabled', mergeRequestsAccessLevel: 'enabled', buildsAccessLevel: 'enabled',
      environmentsAccessLevel: 'enabled', inboundJobTokenScopeEnabled: true, ciPushRepositoryForJobTokenAllowed: false, _claims: ['c|projects|h/account/c|'], unreadable: []}),
    (acme)-[:HAS]->(platform)-[:HAS]->(api),
    (rule:GitLabEntity:GitLabProtectedBranch {key: 'h/protected_branch/1', id: 1, _type: 'gitlab_protected_branch', name: 'main',
      pushAccessLevels: [40], mergeAccessLevels: [30], allowForcePush: false, _claims: ['c|branch-rules|h/project/1|'], unreadable: []}),
    (api)-[:HAS]->(rule),
    (jdoe:GitLabEntity:GitLabUser {key: 'h/user/1', id: 1, _type: 'gitlab_user', username: 'jdoe', name: 'J. Doe', state: 'active', userType: 'HUMAN', isAdmin: false, isAuditor: false, external: false, _claims: ['c|users|h/account/c|'], unreadable: []}),
    (dev:GitLabEntity:GitLabUser {key: 'h/user/2', id: 2, _type: 'gitlab_user', username: 'dev', name: 'Dev', state: 'active', userType: 'HUMAN', isAdmin: false, isAuditor: false, external: true, _claims: ['c|users|h/account/c|'], unreadable: []}),
    (blocked:GitLabEntity:GitLabUser {key: 'h/user/3', id: 3, _type: 'gitlab_user', username: 'blocked', name: 'B', state: 'blocked', userType: 'HUMAN', isAdmin: false, isAuditor: false, external: false, _claims: ['c|users|h/account/c|'], unreadable: []}),
    (bot:GitLabEntity:GitLabUser {key: 'h/user/4', id: 4, _type: 'gitlab_user', username: 'project_1_bot', name: 'bot', state: 'active', userType: 'PROJECT_BOT', isAdmin: false, isAuditor: false, external: false, _claims: ['c|users|h/account/c|'], unreadable: []}),
    (token:GitLabEntity:GitLabAccessToken {key: 'h/access_token/1', id: 1, _type: 'gitlab_access_token', kind: 'project', name: 'ci', scopes: ['read_api'],
      active: true, revoked: false, _claims: ['c|user-access-tokens|h/user/4|'], unreadable: []}),
    (token)-[:ACTS_AS]->(bot),
    (jdoe)-[:MEMBER_OF {accessLevel: 40, state: 'active', _claims: []}]->(acme),
    (dev)-[:MEMBER_OF {accessLevel: 50, state: 'active', expiresAt: '2020-01-01', _claims: []}]->(guests),
    (guests)-[:INVITED_TO {accessLevel: 30, _claims: []}]->(platform),
    (blocked)-[:MEMBER_OF {accessLevel: 50, state: 'active', _claims: []}]->(api),
    (bot)-[:MEMBER_OF {accessLevel: 40, state: 'active', _claims: []}]->(api),
    (account:GitLabEntity:GitLabAccount {key: 'h/account/c', _type: 'gitlab_account', name: 'c', host: 'h', tier: 'ultimate', adminMode: false, _claims: ['c|account||'], unreadable: []}),
    (secret:GitLabEntity:GitLabVariable {key: 'h/variable/group/1/SECRET/*', _type: 'gitlab_variable', name: 'SECRET', protected: true, hidden: false, _claims: ['c|group-variables|h/group/1|'], unreadable: []}),
    (acme)-[:HAS]->(secret),
    (prod:GitLabEntity:GitLabEnvironment {key: 'h/environment/1', _type: 'gitlab_environment', id: 1, name: 'prod', tier: 'production', _claims: ['c|environments|h/project/1|'], unreadable: []}),
    (api)-[:HAS]->(prod),
    (shared:GitLabEntity:GitLabRunner {key: 'h/runner/1', _type: 'gitlab_runner', id: 1, description: 'shared', paused: false, accessLevel: 'NOT_PROTECTED', _claims: ['c|runners|h/account/c|'], unreadable: []}),
    (shared)-[:RUNS_JOBS_OF]->(account),
    (puller:GitLabEntity:GitLabDeployToken {key: 'h/deploy_token/1', _type: 'gitlab_deploy_token', id: 1, name: 'puller', scopes: ['read_repository'], revoked: false, expired: false, _claims: ['c|group-deploy-tokens|h/group/1|'], unreadable: []}),
    (puller)-[:GRANTS]->(acme),
    (c:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(run:SyncRun {id: 'r', connection: 'c', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})`;

beforeAll(async () => {
  graph = await emptyGraph();
  await graph.write(estate);
  api = new TestApi(graph);
});
afterAll(async () => {
  await graph.close();
});

const explain = (identity: string, action: string, ref?: string) =>
  api.ask<{ explainAccess: Record<string, unknown> }>(
    `query ($identity: ID!, $action: Action!, $ref: String) {
      explainAccess(identity: $identity, action: $action, resource: "acme/platform/api", ref: $ref) {
        decision accessLevel complete reason
        paths { reason place { key } steps { sentence relationship levelBefore levelAfter from { key } to { key } } }
        minimalCut { what sentence } unknownScopes { source target } } }`,
    { identity, action, ref },
  );

describe('explainAccess', () => {
  test('tells the path, and what would have to go', async () => {
    const { explainAccess } = await explain('@jdoe', 'PUSH');
    expect(explainAccess).toMatchObject({
      decision: 'ALLOWED',
      accessLevel: 40,
      complete: true,
      unknownScopes: [],
    });
    expect(explainAccess.paths).toEqual([
      {
        reason: 'the rule main lets by level',
        place: { key: 'h/project/1' },
        steps: [
          {
            sentence: '@jdoe is Maintainer in acme.',
            relationship: 'MEMBER_OF',
            levelBefore: null,
            levelAfter: 40,
            from: { key: 'h/user/1' },
            to: { key: 'h/group/1' },
          },
          {
            sentence: 'acme/platform/api is below acme, so the role Maintainer holds there too.',
            relationship: 'HAS',
            levelBefore: 40,
            levelAfter: 40,
            from: { key: 'h/group/1' },
            to: { key: 'h/project/1' },
          },
        ],
      },
    ]);
    expect(explainAccess.minimalCut).toEqual([
      { what: 'MEMBER_OF', sentence: 'Remove @jdoe from the members of acme.' },
    ]);
  });

  const cases: readonly (readonly [string, string, string, string | undefined, string, number | null])[] = [
    ['R4: a share lowers the role, which merges but does not push', 'dev', 'MERGE', undefined, 'ALLOWED', 30],
    ['R20: Developers do not push where Maintainers may', 'dev', 'PUSH', undefined, 'DENIED', 30],
    ['R24: a branch that no rule protects', 'dev', 'PUSH', 'feature/x', 'ALLOWED', 30],
    ['R12: a blocked account does nothing', 'blocked', 'READ_CODE', undefined, 'DENIED', 0],
    ['R25: a token reads by its scope', 'h/access_token/1', 'READ_CODE', undefined, 'ALLOWED', 40],
    ['R25: a token does no more than its scopes', 'h/access_token/1', 'PUSH', undefined, 'DENIED', 40],
    ['R14: nobody reads what is private', 'anonymous', 'READ_PROJECT', undefined, 'DENIED', null],
  ];
  test.each(cases)('%s', async (_title, identity, action, ref, decision, accessLevel) => {
    const { explainAccess } = await explain(identity, action, ref);
    expect(explainAccess).toMatchObject({ decision, accessLevel });
  });

  test('is unknown where a list that was not read could turn it round, and only there', async () => {
    await graph.write(
      `MATCH (r:SyncRun {id: 'r'}) CREATE (r)-[:INCOMPLETE]->(:SyncScope {source: 'branch-rules', target: 'h/project/1', status: 'denied', reason: 'GitLab refused it.'})`,
    );
    expect((await explain('dev', 'PUSH', 'feature/x')).explainAccess).toMatchObject({
      decision: 'UNKNOWN',
      complete: false,
      unknownScopes: [{ source: 'branch-rules', target: 'h/project/1' }],
    });
    expect((await explain('@jdoe', 'PUSH')).explainAccess).toMatchObject({ decision: 'ALLOWED' });
    expect((await explain('dev', 'MANAGE_SETTINGS')).explainAccess).toMatchObject({ decision: 'DENIED' });
    expect((await explain('blocked', 'PUSH', 'feature/x')).explainAccess).toMatchObject({
      decision: 'DENIED',
    });
    await graph.write(`MATCH (s:SyncScope) DETACH DELETE s`);
  });

  test('says what it does not know by name', async () => {
    for (const [identity, sentence] of [
      ['@nobody', /There is no identity @nobody/],
      ['h/group/1', /There is no identity h\/group\/1/],
    ] as const) {
      const { errors } = await api.answer(
        `{ explainAccess(identity: "${identity}", action: PUSH, resource: "acme/platform/api") { decision } }`,
      );
      expect(errors?.[0]?.message).toMatch(sentence);
    }
    const { errors } = await api.answer(
      '{ explainAccess(identity: "@jdoe", action: PUSH, resource: "acme") { decision } }',
    );
    expect(errors?.[0]?.message).toMatch(/PUSH is done to a project; acme is a group/);
  });
});

describe('lists', () => {
  const people = (args: string) =>
    api.ask<{ whoCan: { totalCount: number; edges: { identity: { key: string }; cursor: string }[] } }>(
      `{ whoCan(resource: "acme/platform/api", ${args}) { totalCount complete
        edges { identity { key } accessLevel sources { via accessLevel source { key } expiresAt } cursor }
        pageInfo { hasNextPage endCursor } } }`,
    );

  test('whoCan gives people and bots with where their roles come from, in pages', async () => {
    const { whoCan } = await people('action: READ_CODE, filter: { kinds: [USER] }');
    expect(whoCan.edges.map(({ identity }) => identity.key)).toEqual(['h/user/2', 'h/user/1', 'h/user/4']);
    expect(whoCan).toMatchObject({ totalCount: 3, complete: true, pageInfo: { hasNextPage: false } });
    expect(whoCan.edges[0]).toMatchObject({
      accessLevel: 30,
      sources: [
        { via: 'GROUP_SHARE', accessLevel: 30, source: { key: 'h/group/3' }, expiresAt: '2020-01-01' },
      ],
    });
    const first = await people('action: READ_CODE, first: 2, filter: { kinds: [USER] }');
    const after = first.whoCan.edges[1]?.cursor ?? '';
    const second = await people(`action: READ_CODE, first: 2, after: "${after}", filter: { kinds: [USER] }`);
    expect([...first.whoCan.edges, ...second.whoCan.edges]).toEqual(whoCan.edges);
  });

  test.each([
    ['filter: { nonHuman: true, kinds: [USER] }', ['h/user/4']],
    ['filter: { external: true, kinds: [USER] }', ['h/user/2']],
    ['filter: { via: [GROUP_SHARE], kinds: [USER] }', ['h/user/2']],
    ['filter: { origins: [DIRECT], kinds: [USER] }', ['h/user/4']],
    ['filter: { origins: [INHERITED, SHARED], kinds: [USER] }', ['h/user/2', 'h/user/1']],
    ['filter: { through: "h/group/1", kinds: [USER] }', ['h/user/1']],
    ['minimumLevel: 40, filter: { kinds: [USER] }', ['h/user/1', 'h/user/4']],
  ])('whoCan with %s', async (args, keys) => {
    const { whoCan } = await people(`action: READ_CODE, ${args}`);
    expect(whoCan.edges.map(({ identity }) => identity.key)).toEqual(keys);
  });

  test.each([
    ['', expect.not.arrayContaining(['CI_JOB_TOKEN'])],
    ['filter: { nonHuman: true }', expect.not.arrayContaining(['CI_JOB_TOKEN'])],
    ['filter: { kinds: [CI_JOB_TOKEN, USER] }', ['CI_JOB_TOKEN', 'USER']],
  ])('whoCan says for which kinds of identities it looked: %s', async (args, kinds) => {
    const { whoCan } = await api.ask<{ whoCan: { kinds: string[] } }>(
      `{ whoCan(resource: "acme/platform/api", action: READ_CODE, ${args}) { kinds } }`,
    );
    expect(whoCan.kinds).toEqual(kinds);
    expect(whoCan.kinds).toContain('USER');
  });

  test('whoCan gives tokens, jobs and runners too', async () => {
    const { whoCan } = await api.ask<{ whoCan: { edges: unknown[] } }>(
      `{ whoCan(resource: "acme/platform/api", action: READ_CODE, filter: { nonHuman: true, kinds: [USER, ACCESS_TOKEN, DEPLOY_TOKEN, RUNNER, CI_JOB_TOKEN] }) {
        edges { kind name decision accessLevel identity { key } } } }`,
    );
    const row = (kind: string, name: string, key: string, accessLevel: number | null) => ({
      kind,
      name,
      decision: 'ALLOWED',
      accessLevel,
      identity: { key },
    });
    expect(whoCan.edges).toEqual([
      row('USER', '@project_1_bot', 'h/user/4', 40),
      row('ACCESS_TOKEN', 'ci', 'h/access_token/1', 40),
      row('DEPLOY_TOKEN', 'puller', 'h/deploy_token/1', null),
      row('RUNNER', 'shared', 'h/runner/1', null),
      row('CI_JOB_TOKEN', 'the jobs of acme/platform/api', 'h/project/1', null),
    ]);
  });

  test.each([
    ['READ_VARIABLE', 'acme#SECRET', []],
    ['USE_VARIABLE_IN_JOB', 'acme#SECRET', ['@dev', '@jdoe', '@project_1_bot']],
    ['DEPLOY', 'acme/platform/api#prod', ['@dev', '@jdoe', '@project_1_bot']],
    ['RUN_ON_RUNNER', 'runner:shared', ['@dev', '@jdoe', '@project_1_bot']],
    ['MANAGE_RUNNERS', 'instance', []],
  ])('whoCan %s on %s', async (action, resource, names) => {
    const { whoCan } = await api.ask<{ whoCan: { edges: { name: string }[] } }>(
      'query ($action: Action!, $resource: ID!) { whoCan(action: $action, resource: $resource) { edges { name } } }',
      { action, resource },
    );
    expect(whoCan.edges.map(({ name }) => name)).toEqual(names);
  });

  test('whatCan gives the places, and effectiveRole the roles', async () => {
    const answer = await api.ask(`{
      all: whatCan(identity: "jdoe", action: MANAGE_SETTINGS) { totalCount edges { resource { key } accessLevel } }
      role: effectiveRole(identity: "blocked", resource: "acme/platform/api") {
        accessLevel latentAccessLevel possibleAccessLevel complete reason unknownScopes { source } }
    }`);
    expect(answer).toEqual({
      all: { totalCount: 1, edges: [{ resource: { key: 'h/project/1' }, accessLevel: 40 }] },
      role: {
        accessLevel: 0,
        latentAccessLevel: 50,
        possibleAccessLevel: 0,
        complete: true,
        reason: null,
        unknownScopes: [],
      },
    });
  });

  const known =
    'key ... on User { username name userType } ... on Project { fullPath } ... on Group { fullPath }';
  const more = `${known} ... on User { state external } ... on Project { visibility } ... on Group { visibility }`;

  test.each([
    ['whoCan(action: READ_CODE, resource: "acme/platform/api")', 'identity', 4],
    ['whatCan(identity: "jdoe", action: READ_PROJECT)', 'resource', 1],
    ['whatCan(identity: "jdoe", action: READ_GROUP)', 'resource', 2],
    ['whatCan(identity: "jdoe", action: DEPLOY)', 'resource', 1],
  ])('%s tells of each what is stored, read again or not', async (question, node, least) => {
    const nodesOf = async (fields: string) => {
      const { list } = await api.ask<{ list: { edges: Record<string, Record<string, unknown> | null>[] } }>(
        `{ list: ${question} { edges { ${node} { __typename ${fields} } } } }`,
      );
      return list.edges.map((edge) => edge[node] ?? {});
    };
    const [few, many] = [await nodesOf(known), await nodesOf(more)];
    expect(few.length).toBeGreaterThanOrEqual(least);
    expect(few).toEqual(
      many.map(({ state: _state, external: _external, visibility: _visibility, ...one }) => one),
    );
  });

  test('a page of people by their names, or of projects by their paths, takes no statement for them', async () => {
    const statements: string[] = [];
    const counting = new TestApi({
      ...graph,
      read: (statement, ...asked) => {
        statements.push(statement);
        return graph.read(statement, ...asked);
      },
    });
    const asked = async (source: string) => {
      statements.length = 0;
      await counting.ask(source);
      return statements.length;
    };
    const who = (fields: string) =>
      asked(
        `{ whoCan(action: READ_CODE, resource: "acme/platform/api", filter: { kinds: [USER] }) { edges { ${fields} } } }`,
      );
    expect(await who('identity { key ... on User { username } }')).toBe(await who('name'));
    expect(await who('identity { key ... on User { state } }')).toBe((await who('name')) + 1);
    const what = (fields: string) =>
      asked(`{ whatCan(identity: "jdoe", action: READ_CODE) { edges { ${fields} } } }`);
    expect(await what('resource { key ... on Project { fullPath } }')).toBe(await what('name'));
    expect(await what('resource { key ... on Project { visibility } }')).toBe((await what('name')) + 1);
  });

  test('blastRadius counts what would be reached', async () => {
    const { blastRadius } = await api.ask<{
      blastRadius: {
        complete: boolean;
        groups: {
          action: string;
          kind: string;
          count: number;
          protectedBranches: boolean;
          sample: unknown[];
        }[];
      };
    }>(
      `{ blastRadius(identity: "dev") { complete groups { action kind protectedBranches count unknown
        sample { name accessLevel resource { key } } } } }`,
    );
    const inProject = (action: string, count = 1) => `${action} PROJECT ${count}`;
    expect(
      blastRadius.groups.map(
        ({ action, kind, count, protectedBranches }) =>
          `${action} ${kind} ${count}${protectedBranches ? ' protected' : ''}`,
      ),
    ).toEqual([
      inProject('READ_PROJECT'),
      'READ_GROUP GROUP 2',
      inProject('READ_CODE'),
      inProject('MERGE'),
      inProject('CREATE_TAG'),
      inProject('APPROVE'),
      inProject('RUN_PIPELINE'),
      'USE_VARIABLE_IN_JOB VARIABLE 1',
      'DEPLOY ENVIRONMENT 1',
      'RUN_ON_RUNNER RUNNER 1',
      'MANAGE_MEMBERS GROUP 1',
      'MANAGE_SETTINGS GROUP 1',
      'MANAGE_PROTECTIONS GROUP 1',
      'MANAGE_TOKENS GROUP 1',
      'MANAGE_HOOKS GROUP 1',
      'MANAGE_RUNNERS GROUP 1',
    ]);
    expect(blastRadius.complete).toBe(true);
    expect(blastRadius.groups[2]?.sample).toEqual([
      { name: 'acme/platform/api', accessLevel: 30, resource: { key: 'h/project/1' } },
    ]);
    const ofMaintainer = await api.ask(
      '{ blastRadius(identity: "@jdoe", sample: 1) { groups { action protectedBranches count sample { name } } } }',
    );
    expect(ofMaintainer.blastRadius).toMatchObject({
      groups: expect.arrayContaining([
        { action: 'PUSH', protectedBranches: true, count: 1, sample: [{ name: 'acme/platform/api: main' }] },
      ]),
    });
  });
});
