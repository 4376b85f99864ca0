import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shortestAccessPaths } from '../../../../src/access/paths/shortest.js';
import { shortestPathsStatement } from '../../../../src/access/paths/statement.js';
import type { Graph } from '../../../../src/graph/driver.js';
import { TestApi } from '../../../support/api.js';
import { cli } from '../../../support/cli.js';
import { emptyGraph } from '../../../support/sync.js';
import { serverOfWorker } from '../../../support/worker.js';

let graph: Graph;

const node = (variable: string, label: string, key: string, more = '') =>
  `(${variable}:GitLabEntity:GitLab${label} {key: 'h/${key}', _claims: [], unreadable: []${more}})`;
const kind = (type: string) => `, _type: 'gitlab_${type}'`;

/** An estate by hand, with a way of each kind and what is no way. */
const estate = `CREATE
  ${node('a', 'Account', 'account/c', kind('account'))},
  ${node('acme', 'Group', 'group/1', `${kind('group')}, fullPath: 'acme'`)},
  ${node('platform', 'Group', 'group/2', `${kind('group')}, fullPath: 'acme/platform'`)},
  ${node('guests', 'Group', 'group/3', `${kind('group')}, fullPath: 'guests'`)},
  ${node('api', 'Project', 'project/1', `${kind('project')}, fullPath: 'acme/platform/api'`)},
  ${node('web', 'Project', 'project/2', `${kind('project')}, fullPath: 'guests/web'`)},
  ${node('lib', 'Project', 'project/3', `${kind('project')}, fullPath: 'lib'`)},
  ${node('variable', 'Variable', 'variable/1', `${kind('variable')}, name: 'TOKEN'`)},
  ${node('config', 'CiConfig', 'ci_config/1', kind('ci_config'))},
  ${node('jdoe', 'User', 'user/1', `${kind('user')}, username: 'jdoe'`)},
  ${node('sam', 'User', 'user/2', `${kind('user')}, username: 'sam'`)},
  ${node('late', 'User', 'user/3', `${kind('user')}, username: 'late'`)},
  ${node('token', 'AccessToken', 'access_token/1', `${kind('access_token')}, name: 'ci'`)},
  ${node('identity', 'Identity', 'identity/saml/1', kind('identity'))},
  ${node('runner', 'Runner', 'runner/1', `${kind('runner')}, name: 'big'`)},
  (:GitLabEntity:GitLabUser {key: 'other/user/9', username: 'sam'}),
  (a)-[:HAS]->(acme)-[:HAS]->(platform)-[:HAS]->(api)-[:HAS]->(variable), (api)-[:HAS]->(config)-[:INCLUDES]->(lib),
  (a)-[:HAS]->(guests)-[:HAS]->(web), (a)-[:HAS]->(jdoe), (a)-[:HAS]->(sam), (acme)-[:HAS]->(identity)-[:ACTS_AS]->(jdoe),
  (jdoe)-[:MEMBER_OF {accessLevel: 40, state: 'active'}]->(acme),
  (jdoe)-[:MEMBER_OF {accessLevel: 30, state: 'active'}]->(guests),
  (guests)-[:INVITED_TO {accessLevel: 20}]->(platform),
  (sam)-[:MEMBER_OF {accessLevel: 30}]->(web), (sam)-[:OWNS]->(lib),
  (late)-[:MEMBER_OF {accessLevel: 50, state: 'awaiting'}]->(acme),
  (token)-[:ACTS_AS]->(jdoe), (jdoe)-[:OPENED]->(:GitLabEntity:GitLabMergeRequest {key: 'h/merge_request/1'}),
  (runner)-[:RUNS_JOBS_OF]->(web), (runner)-[:RUNS_JOBS_OF]->(api)
  WITH count(*) AS done
  UNWIND range(1, 9) AS layer UNWIND range(1, 10) AS i
  CREATE (:GitLabEntity:GitLabProject {key: 'lattice/project/' + layer + '-' + i, layer: layer})
  WITH count(*) AS done
  MATCH (p:GitLabProject), (q:GitLabProject) WHERE q.layer = p.layer + 1 CREATE (p)-[:JOB_TOKEN_REACHES]->(q)`;

beforeAll(async () => {
  graph = await emptyGraph();
  await graph.write(estate);
});
afterAll(() => graph.close());

const find = (from: string, to: string, max?: number) =>
  shortestAccessPaths((statement, parameters) => graph.read(statement, parameters), {
    from,
    to,
    ...(max === undefined ? {} : { max }),
  });
const sentences = async (from: string, to: string) =>
  (await find(from, to)).map((path) => path.map(({ sentence }) => sentence));

describe('shortestAccessPaths', () => {
  test('all of the shortest length, each step in words and with its direction', async () => {
    expect(await find('@jdoe', 'acme/platform')).toEqual([
      [
        expect.objectContaining({
          from: '@jdoe',
          relationship: 'MEMBER_OF',
          direction: 'forward',
          to: 'acme',
          accessLevel: 40,
          fromKey: 'h/user/1',
          toKey: 'h/group/1',
          sentence: '@jdoe is Maintainer in acme.',
        }),
        expect.objectContaining({ sentence: 'acme/platform is part of acme.' }),
      ],
      [
        expect.objectContaining({ sentence: '@jdoe is Developer in guests.' }),
        expect.objectContaining({
          relationship: 'INVITED_TO',
          sentence: 'guests is invited to acme/platform with at most the role Reporter.',
        }),
      ],
    ]);
  });

  const ways: readonly (readonly [string, string, string, readonly (readonly string[])[]])[] = [
    [
      'R25: through a token, by keys',
      'h/access_token/1',
      'h/group/1',
      [['Whoever holds ci acts as @jdoe.', '@jdoe is Maintainer in acme.']],
    ],
    [
      'R34: from the jobs of one project over a runner to another',
      'h/user/2',
      'acme/platform/api',
      [
        [
          '@sam is Developer in guests/web.',
          'big takes the jobs of guests/web: who runs pipelines there runs code on it.',
          'big takes the jobs of acme/platform/api: who controls the runner sees their code and variables.',
        ],
      ],
    ],
    [
      'against an include, into the configuration that takes it in',
      'h/user/2',
      'h/ci_config/1',
      [['@sam owns lib.', 'h/ci_config/1 includes files of lib: who pushes there changes its jobs.']],
    ],
    ['to itself: none', '@jdoe', 'h/user/1', []],
    ['R2: an awaiting membership carries nothing', '@late', 'acme', []],
    ['upwards: none', 'acme/platform', 'acme', []],
    ['what was done is no way', '@jdoe', 'h/merge_request/1', []],
    ['an account holds people without being them', 'h/account/c', '@jdoe', []],
    ['a group does not act as those who sign in by it', 'acme', '@jdoe', []],
  ];
  test.each(ways)('%s', async (_title, from, to, expected) => {
    expect(await sentences(from, to)).toEqual(expected);
  });

  test('of very many it gives as many as wanted, each once', async () => {
    for (const max of [1, 50]) {
      const paths = await find('lattice/project/1-1', 'lattice/project/9-10', max);
      const shown = paths.map((path) => path.map(({ toKey }) => toKey).join(' '));
      expect(new Set(shown).size).toBe(max);
      expect(paths.every((path) => path.length === 8)).toBe(true);
    }
  });

  test('fails when an end is not there, is the name of several, or too many are asked for', async () => {
    await expect(find('@nobody', 'acme')).rejects.toMatchObject({ code: 'NODE_UNKNOWN' });
    await expect(find('@jdoe', 'acme/none')).rejects.toMatchObject({ code: 'NODE_UNKNOWN' });
    await expect(find('@sam', 'acme')).rejects.toMatchObject({
      code: 'ACCESS_AMBIGUOUS',
      params: { candidates: ['h/user/2', 'other/user/9'] },
    });
    for (const max of [0, 51, 1.5])
      await expect(find('@jdoe', 'acme', max)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });

  test('searches by one operator of shortest paths between two indexed look-ups', async () => {
    const { operators, queryType } = await graph.explain(shortestPathsStatement, {
      from: '',
      to: '',
      max: 5,
    });
    expect(queryType).toBe('r');
    expect(operators).toContain('StatefulShortestPath(Into)');
    expect(operators.filter((name) => /AllNodesScan|VarLength|NodeByLabelScan/.test(name))).toEqual([]);
  });
});

describe('over GraphQL and on the command line', () => {
  test('the field gives nodes, direction and freshness', async () => {
    const api = new TestApi(graph);
    const { shortestAccessPaths: answer } = await api.ask(
      `{ shortestAccessPaths(from: "h/user/2", to: "h/ci_config/1", max: 1) {
        complete asOf paths { steps { relationship direction sentence from { key __typename } to { key } } } } }`,
    );
    expect(answer).toEqual({
      complete: expect.any(Boolean),
      asOf: null,
      paths: [
        {
          steps: [
            expect.objectContaining({ direction: 'FORWARD', from: { key: 'h/user/2', __typename: 'User' } }),
            expect.objectContaining({
              relationship: 'INCLUDES',
              direction: 'BACKWARD',
              to: { key: 'h/ci_config/1' },
            }),
          ],
        },
      ],
    });
  });

  const run = (...argv: string[]) => {
    const { uri, username, password } = serverOfWorker();
    return cli(['paths', ...argv], {
      env: { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
    });
  };

  test('the command prints sentences, and rows where a format is asked for', async () => {
    expect(await run('@jdoe', 'acme')).toEqual({
      code: 0,
      stdout: 'Path 1\n  1. @jdoe is Maintainer in acme.\n',
      stderr: expect.stringContaining('a lead, not a decision'),
    });
    const rows = await run('@jdoe', 'acme/platform', '--max', '1', '--format', 'json');
    expect(JSON.parse(rows.stdout)).toHaveLength(2);
    expect(await run('acme', '@jdoe')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('No way from acme to @jdoe is known.'),
    });
    expect(await run('@nobody', 'acme')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no @nobody in the graph'),
    });
  });
});
