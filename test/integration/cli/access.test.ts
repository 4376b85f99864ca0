import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { cli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';

let graph: Graph;

const known =
  "archived: false, emptyRepo: false, defaultBranch: 'main', repositoryAccessLevel: 'enabled', ciPushRepositoryForJobTokenAllowed: false";
const features =
  "mergeRequestsAccessLevel: 'enabled', buildsAccessLevel: 'enabled', environmentsAccessLevel: 'enabled'";
const user = (id: number, username: string, more = '') =>
  `(${username}:GitLabEntity:GitLabUser {key: 'h/user/${id}', id: ${id}, _type: 'gitlab_user', username: '${username}', state: 'active',
    isAdmin: false, isAuditor: false, external: false, userType: 'HUMAN', _claims: [], unreadable: []${more}})`;

const estate = `
  CREATE (acme:GitLabEntity:GitLabGroup {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme', visibility: 'private', shareWithGroupLock: false, _claims: [], unreadable: []}),
    (guests:GitLabEntity:GitLabGroup {key: 'h/group/2', id: 2, _type: 'gitlab_group', fullPath: 'guests', visibility: 'private', _claims: [], unreadable: []}),
    (api:GitLabEntity:GitLabProject {key: 'h/project/1', id: 1, _type: 'gitlab_project', fullPath: 'acme/api', visibility: 'private',
      ${known}, ${features}, _claims: [], unreadable: []}),
    (acme)-[:HAS]->(api),
    ${user(1, 'ann')}, ${user(2, 'bob')}, ${user(3, 'eve')},
    (ann)-[:MEMBER_OF {accessLevel: 40, state: 'active', expiresAt: '2099-01-01'}]->(acme),
    (bob)-[:MEMBER_OF {accessLevel: 50, state: 'active'}]->(guests),
    (guests)-[:INVITED_TO {accessLevel: 30}]->(api),
    (eve)-[:MEMBER_OF {accessLevel: 10, state: 'active'}]->(guests),
    (:WriteTurn {host: 'h', count: 2}),
    (:Change {id: 'x-1', run: 'x', turn: 2, at: '2026-01-02T00:00:00.000Z', host: 'h', connection: 'c', operation: 'updated', subject: 'relationship',
      type: 'MEMBER_OF', fromKey: 'h/user/1', key: 'h/group/1', properties: ['accessLevel'], before: '{"accessLevel":20}', after: '{"accessLevel":40}'}),
    (:GitLabEntity:GitLabAccount {key: 'h/account/c', _type: 'gitlab_account', name: 'c', host: 'h', tier: 'premium', adminMode: false, _claims: [], unreadable: []}),
    (c:Connection {name: 'c', host: 'h', lastRun: 'r', knownSources: ['groups'], knownSince: ['2026-01-01T00:00:00.000Z']}),
    (c)-[:RAN]->(r:SyncRun {id: 'r', connection: 'c', startedAt: '2025-12-31T00:00:00Z', finishedAt: '2026-01-01T00:00:00.000Z', status: 'complete'})`;

beforeAll(async () => {
  graph = await emptyGraph();
  await graph.write(estate);
});
afterAll(async () => {
  await graph.close();
});

function run(...argv: string[]) {
  const { uri, username, password } = serverOfWorker();
  const env = {
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    NEO4J_RETRY_SECONDS: '1',
    QUERY_TIMEOUT_SECONDS: '120',
  };
  return cli(argv, { env });
}
const json = async (...argv: string[]) => {
  const { code, stdout } = await run(...argv, '--format', 'json');
  return { code, rows: JSON.parse(stdout) as Record<string, unknown>[] };
};

/** Until it is deleted, the members of a group are unread. */
const unread = () =>
  graph.write(
    `MATCH (r:SyncRun {id: 'r'}) SET r.status = 'partial'
     CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'group-members', state: 'read', denied: 1, failed: 0, complete: 1}),
       (r)-[:INCOMPLETE]->(:SyncScope {source: 'group-members', target: 'h/group/1', status: 'denied', reason: 'GitLab refused it.'})`,
  );
const readAgain = () =>
  graph.write("MATCH (r:SyncRun)-->(detail) SET r.status = 'complete' DETACH DELETE detail");

describe('can', () => {
  test('says yes, by which way, and what would end it', async () => {
    const { code, stdout } = await run('can', '@bob', 'push', 'acme/api', '--ref', 'feature');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^allowed \(Developer\): /);
    expect(stdout).toContain('@bob is Owner in guests.');
    expect(stdout).toContain('guests is invited to acme/api, which lowers the role to Developer.');
    expect(stdout).toMatch(/To end it:\n {2}Remove @bob from the members of guests\./);
  });

  test('ends with 4 when denied, and 5 when unknown', async () => {
    const denied = await run('can', 'eve', 'manage-settings', 'acme/api');
    expect([denied.code, denied.stdout.startsWith('denied')]).toEqual([4, true]);
    await unread();
    const unknown = await run('can', 'eve', 'PUSH', 'acme/api');
    await readAgain();
    expect([unknown.code, unknown.stdout.startsWith('unknown')]).toEqual([5, true]);
    expect(unknown.stderr).toContain('Not read by c: group-members of h/group/1. GitLab refused it.');
  });

  test('prints all of it for machines', async () => {
    const { code, rows } = await json('can', '@ann', 'push', 'acme/api');
    expect(code).toBe(0);
    expect(rows).toEqual([
      expect.objectContaining({
        decision: 'ALLOWED',
        accessLevel: 40,
        paths: [
          expect.objectContaining({
            steps: expect.arrayContaining([expect.objectContaining({ relationship: 'HAS' })]),
          }),
        ],
        minimalCut: [expect.objectContaining({ what: 'MEMBER_OF' })],
      }),
    ]);
  });

  test.each([
    [['can', '@nobody', 'push', 'acme/api'], 'There is no identity @nobody'],
    [['can', '@ann', 'push', 'nothing'], 'There is no resource nothing'],
    [['can', '@ann', 'fly', 'acme/api'], 'It must be one of'],
    [['who-can', 'push', 'acme/api', '--people', '--non-human'], 'cannot be used with'],
    [['access-at', 'acme/api', 'yesterday'], 'It must be a day'],
    [['access-at', 'acme/api', '2999-01-01'], 'has not come yet'],
  ])('%j is wrong usage', async (argv, sentence) => {
    const { code, stderr } = await run(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('lists', () => {
  test('who-can prints a table for people, with where roles come from', async () => {
    const { code, stdout, stderr } = await run('who-can', 'push', 'acme/api', '--ref', 'feature');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /@ann .*h\/user\/1.* 40 .*Maintainer .*Maintainer by membership of acme until 2099-01-01/,
    );
    expect(stdout).toMatch(/@bob .*Developer by project share of guests/);
    expect(stderr).toContain(
      '2 may. CI job tokens of projects were not looked for: --kind ci-job-token lists them.',
    );
  });

  test('who-can says nothing of CI job tokens where they are asked for, or can do nothing', async () => {
    const asked = await run('who-can', 'push', 'acme/api', '--kind', 'ci-job-token');
    const managed = await run('who-can', 'manage-members', 'acme/api');
    expect([asked.stderr, managed.stderr].join()).not.toContain('not looked for');
    expect(managed.stderr).toContain('may.');
  });

  test.each([
    [['who-can', 'read-code', 'acme/api', '--minimum-level', '40'], ['@ann']],
    [['who-can', 'push', 'acme/api', '--ref', 'x', '--via', 'project-share'], ['@bob']],
    [['who-can', 'push', 'acme/api', '--ref', 'x', '--external'], []],
    [['who-can', 'push', 'acme/api', '--ref', 'x', '--non-human'], []],
    [['who-can', 'push', 'acme/api', '--ref', 'x', '--people', '--limit', '1'], ['@ann']],
  ])('%j', async (argv, expected) => {
    const { code, rows } = await json(...argv);
    expect(code).toBe(0);
    expect(rows.filter(({ kind }) => kind === 'user').map(({ identity }) => identity)).toEqual(expected);
  });

  test('what-can names places', async () => {
    expect((await json('what-can', '@ann', 'manage-settings')).rows).toEqual([
      expect.objectContaining({ resource: 'acme/api', kind: 'project', key: 'h/project/1', accessLevel: 40 }),
    ]);
    expect((await json('what-can', '@bob', 'read-group', '--kind', 'group')).rows).toMatchObject([
      { resource: 'guests' },
    ]);
  });

  test('end with 3 and name the lists that were not read', async () => {
    await unread();
    const { code, stderr } = await run('what-can', '@eve', 'push');
    await readAgain();
    expect(code).toBe(3);
    expect(stderr).toContain('Not read by c: group-members');
  });

  test('compare', async () => {
    const { code, rows } = await json('compare', '@ann', '@bob');
    expect(code).toBe(0);
    expect(rows.map(({ resource, difference }) => `${resource} ${difference}`)).toEqual([
      'acme only a',
      'acme/api different role',
      'guests only b',
    ]);
    const { stdout, stderr } = await run('compare', '@ann', '@bob', '--action', 'push', '--kind', 'same');
    expect(stdout).not.toContain('acme');
    expect(stderr).toContain('Both, with different roles: 1');
  });
});

describe('blast-radius', () => {
  test('counts what would be reached', async () => {
    const { code, rows } = await json('blast-radius', '@bob');
    expect(code).toBe(0);
    expect(rows).toContainEqual({ action: 'push', on: 'project', count: 1, unknown: 0, first: ['acme/api'] });
    expect(rows).toContainEqual({
      action: 'manage-members',
      on: 'group',
      count: 1,
      unknown: 0,
      first: ['guests'],
    });
    expect((await run('blast-radius', 'anonymous')).stderr).toContain('nothing that is not public');
  });

  test('ends with 3 where more may be reached', async () => {
    await unread();
    const { code, stderr } = await run('blast-radius', '@bob');
    expect(code).toBe(3);
    expect(stderr).toContain('group-members of h/group/1');
    await readAgain();
  });
});

describe('role', () => {
  test.each([
    ['@ann', 'acme/api', 0, 'Maintainer (40)\n'],
    ['@eve', 'acme', 4, 'no role\n'],
  ])('of %s in %s', async (identity, resource, code, stdout) => {
    expect(await run('role', identity, resource)).toMatchObject({ code, stdout });
  });

  test('of an account that is not active', async () => {
    await graph.write("MATCH (u:GitLabUser {username: 'bob'}) SET u.state = 'blocked'");
    const { code, stdout } = await run('role', 'bob', 'acme/api');
    await graph.write("MATCH (u:GitLabUser {username: 'bob'}) SET u.state = 'active'");
    expect(code).toBe(4);
    expect(stdout).toBe('no role; the account is not active and would have: Developer (30)\n');
  });

  test('of an account of which it is not known whether it is active', async () => {
    await graph.write("MATCH (u:GitLabUser {username: 'bob'}) REMOVE u.state");
    const { code, stdout } = await run('role', 'bob', 'acme/api');
    const { rows } = await json('role', 'bob', 'acme/api');
    await graph.write("MATCH (u:GitLabUser {username: 'bob'}) SET u.state = 'active'");
    expect(code).toBe(5);
    expect(stdout).toBe(
      'no role, perhaps up to Developer (30): it could not be read whether the account is active\n',
    );
    expect(rows).toMatchObject([
      { accessLevel: 0, latentAccessLevel: 30, possibleAccessLevel: 30, complete: false },
    ]);
  });
});

describe('the past', () => {
  test('access-at', async () => {
    const { code, rows } = await json('access-at', 'acme/api', '2026-01-01T12:00');
    expect(code).toBe(0);
    expect(rows.map(({ identity, role }) => [identity, role])).toEqual([
      ['@ann', 'Reporter'],
      ['@bob', 'Developer'],
      ['@eve', 'Guest'],
    ]);
    const early = await run('access-at', 'acme/api', '2025-06-01');
    expect([early.code, early.stderr]).toEqual([
      5,
      expect.stringContaining('recorded from 2026-01-01T00:00:00.000Z on'),
    ]);
  });

  test('access-diff', async () => {
    const { code, stdout, stderr } = await run('access-diff', 'acme/api', '2026-01-01', '2026-01-03');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /@ann .*changed.*Reporter.*Maintainer.*2026-01-02T00:00:00.000Z MEMBER_OF updated/,
    );
    expect(stderr).toContain('Gained: 0. Lost: 0. Changed: 1.');
    expect((await json('access-diff', 'acme/api', '2026-01-03')).rows).toEqual([]);
  });
});

test.each(['can', 'who-can', 'what-can', 'role', 'compare', 'access-at', 'access-diff'])(
  '%s --help has examples and says how it ends',
  async (command) => {
    const { code, stdout } = await run(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}\\$ access-graph ${command} `));
    expect(stdout).toMatch(/Ends with [03-5]/);
  },
);
