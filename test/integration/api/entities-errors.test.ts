import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../../../src/demo/world/create.js';
import { entities } from '../../../src/gitlab/entities/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { kindOfType } from '../../../src/sync/diff.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph, hostOf, micro, Simulators, sync } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;
let hosts: string[];

beforeAll(async () => {
  graph = await emptyGraph();
  api = new TestApi(graph);
  // The same world twice: whatever one instance has, the other has too.
  const both = [0, 1].map(() => simulators.start(createWorld({ seed: 3, size: micro })));
  const [one, two] = await Promise.all(both);
  if (one === undefined || two === undefined) throw new Error('no simulator');
  await sync(graph, one, { name: 'one' });
  await sync(graph, two, { name: 'two' });
  hosts = [hostOf(one), hostOf(two)].sort();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

async function refusal(source: string, variables: Record<string, unknown> = {}) {
  const { errors } = await api.answer(source, variables);
  expect(errors).toHaveLength(1);
  return errors?.[0]?.originalError;
}

describe('look-ups', () => {
  test.each([
    ['project', 'GitLabProject', 'fullPath'],
    ['group', 'GitLabGroup', 'fullPath'],
    ['user', 'GitLabUser', 'username'],
  ])('%s is found by its %s and host; without the host several are named', async (field, label, property) => {
    const rows = await graph.read<{ key: string; id: number; value: string }>(
      `MATCH (n:${label}) WHERE n.key STARTS WITH $host RETURN n.key AS key, n.id AS id, n.${property} AS value`,
      { host: `${hosts[0]}/` },
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { key, id, value } of rows.slice(0, 5)) {
      const variables = { value, host: hosts[0] };
      const query = `query ($value: String!, $host: String) {
        found: ${field}(${property}: $value, host: $host) { key id ${property} } }`;
      expect(await api.ask(query, variables)).toEqual({ found: { key, id, [property]: value } });
      const error = await refusal(query, { value });
      expect(error).toMatchObject({ code: 'LOOK_UP_AMBIGUOUS', params: { candidates: hosts } });
    }
    expect(await api.ask(`{ found: ${field}(${property}: "no/such", host: "${hosts[0]}") { key } }`)).toEqual(
      {
        found: null,
      },
    );
  });

  test('node and nodes find any kind by its key, in the order asked, in one statement for each kind', async () => {
    const rows = await graph.read<{ key: string; type: string; id: number | null }>(
      'MATCH (n) WHERE n._type IS NOT NULL WITH n._type AS type, collect(n)[0] AS n RETURN n.key AS key, type, n.id AS id',
    );
    expect(rows.length).toBeGreaterThan(Object.keys(entities).length - 3);
    const keys = [...rows.map(({ key }) => key), `${hosts[0]}/project/999999`, 'nonsense', 'a/constructor/1'];
    const { nodes } = await api.ask<{ nodes: unknown[] }>(
      'query ($keys: [ID!]!) { nodes(keys: $keys) { __typename key ... on Project { type id } ... on User { type id } } }',
      { keys },
    );
    const typeName = (type: string) => entities[kindOfType(type)].label.slice('GitLab'.length);
    expect(nodes).toEqual([
      ...rows.map(({ key, type, id }) => ({
        __typename: typeName(type),
        key,
        ...(['gitlab_project', 'gitlab_user'].includes(type) ? { type, id } : {}),
      })),
      null,
      null,
      null,
    ]);
    for (const { key, type } of rows) {
      const { node } = await api.ask('query ($key: ID!) { node(key: $key) { key unreadable __typename } }', {
        key,
      });
      expect(node).toMatchObject({ key, __typename: typeName(type) });
    }
    const many = Array.from({ length: 101 }, (_, index) => `a/user/${index}`);
    const error = await refusal('query ($keys: [ID!]!) { nodes(keys: $keys) { key } }', { keys: many });
    expect(error).toMatchObject({ code: 'TOO_MANY_KEYS' });
  });
});

describe('what a list cannot use is refused with a sentence', () => {
  const query = `query ($first: Int, $after: String, $filter: ProjectFilter, $sort: [ProjectSort!]) {
    projects(first: $first, after: $after, filter: $filter, sort: $sort) { nodes { key } pageInfo { endCursor } } }`;
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const nested = (depth: number): object =>
    depth === 0 ? { name: { exists: true } } : { not: nested(depth - 1) };

  test.each([
    ['no rows', { first: 0 }, 'PAGE_SIZE'],
    ['too many rows', { first: 501 }, 'PAGE_SIZE'],
    ['not base64url of JSON', { after: '%%%' }, 'CURSOR_INVALID'],
    ['not a cursor', { after: cursor({}) }, 'CURSOR_INVALID'],
    ['an unknown tag', { after: cursor(['AAAAAAAA', 'a/project/1']) }, 'CURSOR_INVALID'],
    ['null for and', { filter: { and: null } }, 'FILTER_INVALID'],
    ['null for a property', { filter: { name: null } }, 'FILTER_INVALID'],
    ['null to compare with', { filter: { name: { equals: null } } }, 'FILTER_INVALID'],
    ['no alternative', { filter: { or: [] } }, 'FILTER_INVALID'],
    ['deep nesting', { filter: nested(6) }, 'FILTER_INVALID'],
    ['many values', { filter: { id: { in: Array.from({ length: 501 }, (_, i) => i) } } }, 'FILTER_INVALID'],
    [
      'many conditions',
      { filter: { or: Array.from({ length: 101 }, (_, i) => ({ id: { equals: i } })) } },
      'FILTER_INVALID',
    ],
    [
      'a long order',
      { sort: ['ID', 'NAME', 'PATH', 'ID', 'NAME', 'PATH'].map((field) => ({ field })) },
      'SORT_INVALID',
    ],
  ])('%s', async (_name, variables, code) => {
    expect(await refusal(query, variables)).toMatchObject({ code });
  });

  test('a cursor of another order, or one with values of another type', async () => {
    const sort = [{ field: 'ID' }];
    const { projects } = await api.ask<{ projects: { pageInfo: { endCursor: string } } }>(query, {
      first: 1,
      sort,
    });
    const after = projects.pageInfo.endCursor;
    const [tag, , key] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [string, number, string];
    const wrong = [
      { after },
      { after, sort: [{ field: 'ID', direction: 'DESC' }] },
      { after: cursor([tag, 'text', key]), sort },
      { after: cursor([tag, 1]), sort },
      { after: cursor([tag, 1, key, key]), sort },
    ];
    for (const variables of wrong)
      expect(await refusal(query, variables)).toMatchObject({ code: 'CURSOR_INVALID' });
    expect(await api.ask(query, { after: cursor([tag, null, key]), sort })).toMatchObject({ projects: {} });
  });

  test('the deepest filter and the longest list that are allowed work', async () => {
    const filter = { and: [nested(4), { id: { in: Array.from({ length: 500 }, (_, i) => i) } }] };
    await expect(api.ask(query, { filter })).resolves.toBeDefined();
  });
});
