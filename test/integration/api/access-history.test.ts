import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { momentOf } from '../../../src/access/history/moment.js';
import { PastReader } from '../../../src/access/history/past.js';
import type { Graph } from '../../../src/graph/driver.js';
import { historyOf } from '../../support/access/history.js';
import { TestApi } from '../../support/api.js';
import { at, record, writePast } from '../../support/past-estate.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
  await writePast(graph);
  api = new TestApi(graph);
});
afterAll(async () => {
  await graph.close();
});

interface Edge {
  readonly identity: {
    readonly key: string;
    readonly name: string;
    readonly node: { readonly key: string } | null;
  };
  readonly role: {
    readonly accessLevel: number;
    readonly latentAccessLevel: number;
    readonly sources: unknown[];
  };
}
interface Answer {
  readonly accessAt: {
    readonly totalCount: number;
    readonly edges: readonly Edge[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly asOf: string | null;
    readonly complete: boolean;
    readonly unknownScopes: readonly { readonly source: string; readonly reason: string }[];
  };
}

const fields = `totalCount asOf complete unknownScopes { connection source target reason } pageInfo { hasNextPage endCursor }
  edges { identity { key name node { key } }
    role { accessLevel latentAccessLevel sources { via accessLevel expiresAt source { key name } } } }`;
const ask = (resource: string, time: string, more = '') =>
  api.ask<Answer>(`{ accessAt(resource: "${resource}", time: "${time}" ${more}) { ${fields} } }`);
const failure = async (field: string) => {
  const { errors } = await api.answer(`{ ${field} { totalCount } }`);
  return errors?.[0]?.message;
};
const levels = ({ accessAt }: Answer) =>
  accessAt.edges.map(({ identity, role }) => [identity.name, role.accessLevel, role.latentAccessLevel]);

describe('accessAt', () => {
  test.each([
    [
      1,
      [
        ['@eve', 50, 50],
        ['@zoe', 50, 50],
      ],
    ],
    [
      2,
      [
        ['@ann', 30, 30],
        ['@eve', 50, 50],
        ['@zoe', 50, 50],
      ],
    ],
    [
      3,
      [
        ['@ann', 40, 40],
        ['@eve', 50, 50],
        ['@zoe', 50, 50],
      ],
    ],
    [
      7,
      [
        ['@ann', 40, 40],
        ['@zoe', 50, 50],
      ],
    ],
    [10, [['@ann', 40, 40]]],
    [
      13,
      [
        ['@ann', 40, 40],
        ['@bob', 0, 20],
      ],
    ],
    [
      20,
      [
        ['@ann', 40, 40],
        ['@bob', 0, 20],
      ],
    ],
  ])('at %d o’clock', async (hour, expected) => {
    expect(levels(await ask('acme/api', at(hour)))).toEqual(expected);
  });

  test('names what is gone, and where roles came from', async () => {
    const { accessAt } = await ask('acme/api', at(7));
    expect(accessAt.edges).toMatchObject([
      {
        identity: { key: 'h/user/1', node: { key: 'h/user/1' } },
        role: {
          sources: [{ via: 'MEMBERSHIP', accessLevel: 40, source: { key: 'h/group/1', name: 'acme' } }],
        },
      },
      {
        identity: { key: 'h/user/3', name: '@zoe', node: null },
        role: {
          sources: [{ via: 'MEMBERSHIP', accessLevel: 50, source: { key: 'h/project/1', name: 'acme/api' } }],
        },
      },
    ]);
    const later = await ask('acme/api', at(15));
    expect(later.accessAt.edges[1]).toMatchObject({
      role: {
        sources: [
          { via: 'PROJECT_SHARE', accessLevel: 20, expiresAt: '2026-06-01', source: { name: 'guests' } },
        ],
      },
    });
  });

  test('leaves nothing behind', async () => {
    const count = 'MATCH (n) RETURN count(n) AS n, COUNT { ()-->() } AS r';
    const before = await graph.read(count);
    await ask('acme/api', at(7));
    expect(await graph.read(count)).toEqual(before);
  });

  test('comes in pages, and from a role on', async () => {
    const first = await ask('acme/api', at(2), ', first: 2');
    expect(first.accessAt).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await ask('acme/api', at(2), `, first: 2, after: "${first.accessAt.pageInfo.endCursor}"`);
    expect([...levels(first), ...levels(second)]).toEqual(levels(await ask('acme/api', at(2))));
    expect((await ask('acme/api', at(2), ', minimumLevel: 50')).accessAt.totalCount).toBe(2);
  });

  test.each([
    ['a thing that is gone, by its path', 'acme/gone', 7],
    ['a thing that is gone, by its key', 'h/project/2', 7],
    ['the path before a thing was renamed', 'acme/web', 7],
    ['the path of now', 'acme/old', 7],
    ['the path of now after the renaming', 'acme/old', 10],
  ])('finds %s', async (_what, resource, hour) => {
    expect(levels(await ask(resource, at(hour)))).toEqual([['@ann', 40, 40]]);
  });

  test.each([
    [
      `accessAt(resource: "acme/api", time: "2026-01-01T00:59:59Z")`,
      /recorded from 2026-01-01T01:00:00.000Z on/,
    ],
    ['accessAt(resource: "acme/api", time: "2999-01-01T00:00:00Z")', /has not come yet/],
    [`accessAt(resource: "acme/gone", time: "${at(12)}")`, /There is no resource acme\/gone/],
    [`accessAt(resource: "acme/web", time: "${at(10)}")`, /There is no resource acme\/web/],
    [`accessAt(resource: "guests", time: "${at(12)}")`, /had no group or project guests at/],
    [`accessAt(resource: "nothing", time: "${at(12)}")`, /There is no resource nothing/],
    [`accessAt(resource: "h/user/1", time: "${at(12)}")`, /There is no resource h\/user\/1/],
    [`accessDiff(resource: "acme/api", from: "${at(12)}", to: "${at(7)}")`, /is later than/],
  ])('says what is wrong with %s', async (field, sentence) => {
    expect(await failure(field)).toMatch(sentence);
  });

  test('is of what the last runs then had found', async () => {
    expect((await ask('acme/api', at(11))).accessAt).toMatchObject({
      asOf: '2026-01-01T05:30:00.000Z',
      complete: true,
      unknownScopes: [],
    });
    expect((await ask('acme/api', at(3))).accessAt).toMatchObject({
      asOf: null,
      complete: false,
      unknownScopes: [
        { connection: 'late', source: 'all', target: null },
        {
          connection: 'late',
          source: 'project-members',
          target: null,
          reason: expect.stringContaining(at(6)),
        },
      ],
    });
  });

  test('says which lists were unread then, as long as that is known', async () => {
    await graph.write(
      `MATCH (r:SyncRun {id: 'r2'}) SET r.status = 'partial'
       CREATE (r)-[:INCOMPLETE]->(:SyncScope {source: 'group-members', target: 'h/group/1', status: 'denied', reason: 'GitLab refused it.'})`,
    );
    const list = {
      connection: 'c',
      source: 'group-members',
      target: 'h/group/1',
      reason: 'GitLab refused it.',
    };
    expect((await ask('acme/api', at(9))).accessAt).toMatchObject({ complete: false, unknownScopes: [list] });
    expect((await ask('acme/api', at(11))).accessAt.complete).toBe(true);
    await graph.write("MATCH (:SyncRun {id: 'r2'})-->(detail) DETACH DELETE detail");
    const lost = { source: 'all', target: null, reason: expect.stringContaining('no longer known') };
    expect((await ask('acme/api', at(9))).accessAt).toMatchObject({ complete: false, unknownScopes: [lost] });
  });

  test('takes back what a sync writes between its reads', async () => {
    const time = new Date().toISOString();
    const hour = 20;
    let written = false;
    const busy: Graph = {
      ...graph,
      read: async (statement, parameters, limits) => {
        // The present was read, the records since then were not.
        if (
          !written &&
          statement.includes('(c:Change {key: key})') &&
          parameters?.subject === 'relationship'
        ) {
          written = true;
          await graph.write(
            "MATCH (:GitLabUser {key: 'h/user/1'})-[m:MEMBER_OF]->() SET m.accessLevel = 10 WITH m MATCH (w:WriteTurn) SET w.count = 10",
          );
          await record(graph, [
            [
              10,
              hour,
              'updated',
              'MEMBER_OF',
              'h/user/1',
              'h/group/1',
              { accessLevel: 40 },
              { accessLevel: 10 },
            ],
          ]);
        }
        return graph.read(statement, parameters, limits);
      },
    };
    const query = `{ accessAt(resource: "acme/api", time: "${time}") { ${fields} } }`;
    const then = [
      ['@ann', 40, 40],
      ['@bob', 0, 20],
    ];
    expect(levels(await new TestApi(busy).ask<Answer>(query))).toEqual(then);
    expect(written).toBe(true);
    await graph.write("MATCH (c:Change {turn: 10}) SET c.at = '2999-01-01T00:00:00.000Z'");
    expect(levels(await api.ask<Answer>(query))).toEqual(then);
    await graph.write(
      "MATCH (c:Change {turn: 10}) DELETE c WITH count(*) AS n MATCH (:GitLabUser {key: 'h/user/1'})-[m:MEMBER_OF]->() SET m.accessLevel = 40",
    );
  });
});

test('looks at so many rows and no more', async () => {
  const { read } = historyOf(graph);
  const moment = await momentOf(read, 'h', at(2));
  const reading = (most: number) => new PastReader(read, moment, most).edgesTo(['h/project/1', 'h/group/1']);
  // Three relationships of now and three records; two of the three of then are others.
  expect(await reading(6)).toHaveLength(3);
  await expect(reading(5)).rejects.toMatchObject({ code: 'HISTORY_TOO_LONG' });
  await expect(reading(2)).rejects.toThrow(/More than 2 changes or people concern the resource since/);
});
