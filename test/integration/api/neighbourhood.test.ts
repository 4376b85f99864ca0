import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canaries } from '../../../src/demo/world/canaries.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;
let world: World;

beforeAll(async () => {
  graph = await emptyGraph();
  api = new TestApi(graph);
  world = wholeWorldNow(4);
  await sync(graph, await simulators.start(world));
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

interface Group {
  readonly relationship: string;
  readonly direction: 'OUT' | 'IN';
  readonly kind: string;
  readonly count: number;
}
interface Told {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string | null;
  readonly facts: readonly { readonly name: string; readonly value: unknown; readonly readable: boolean }[];
  readonly neighbourGroups: readonly Group[];
}

const whole = `query ($keys: [ID!]!) {
  entities(keys: $keys) { key kind kindTitle title path facts { name description value readable } neighbourGroups { relationship direction kind count } }
}`;

describe('a thing of any kind', () => {
  test('is told with a title, its known facts, and what it is connected with, as the graph has it', async () => {
    const rows = await graph.read<{ key: string; type: string; properties: Record<string, unknown> }>(
      `MATCH (n:GitLabEntity) WITH n._type AS type, collect(n)[0..3] AS some UNWIND some AS n
       RETURN n.key AS key, type, n {.*} AS properties`,
    );
    const { entities } = await api.ask<{ entities: Told[] }>(whole, { keys: rows.map(({ key }) => key) });
    expect(entities).toHaveLength(rows.length);
    for (const [index, told] of entities.entries()) {
      const { key, type, properties } = rows[index] ?? { key: '', type: '', properties: {} };
      expect(told).toMatchObject({ key, kind: type.replace('gitlab_', '').toUpperCase() });
      expect(told.title.trim()).not.toBe('');
      const unreadable = (properties.unreadable ?? []) as readonly string[];
      for (const { name, value, readable } of told.facts) {
        expect(readable).toBe(!unreadable.includes(name));
        expect(value).toEqual(readable ? properties[name] : null);
      }
      const counted = await graph.read<Group>(
        `MATCH (n:GitLabEntity {key: $key})-[r]-(m:GitLabEntity)
         RETURN type(r) AS relationship, CASE WHEN startNode(r) = n THEN 'OUT' ELSE 'IN' END AS direction,
           toUpper(replace(m._type, 'gitlab_', '')) AS kind, count(DISTINCT m) AS count`,
        { key },
      );
      const sorted = (groups: readonly Group[]) =>
        groups.map((group) => JSON.stringify(Object.entries(group).sort())).sort();
      expect(sorted(told.neighbourGroups)).toEqual(sorted(counted));
      expect(told.neighbourGroups.map(({ count }) => count)).toEqual(
        told.neighbourGroups.map(({ count }) => count).toSorted((a, b) => b - a),
      );
    }
  });

  test('holds no secret, and nothing of what the service notes for itself', async () => {
    const keys = (
      await graph.read<{ key: string }>('MATCH (n:GitLabEntity) RETURN n.key AS key LIMIT 300')
    ).map(({ key }) => key);
    const text = JSON.stringify(await api.ask(whole, { keys }));
    for (const secret of canaries(world)) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"_\w+"/);
  });

  test('is none where there is none, and too many at once are refused', async () => {
    expect(
      await api.ask('{ entity(key: "nowhere/project/1") { key } entities(keys: ["x"]) { key } }', {}),
    ).toEqual({
      entity: null,
      entities: [null],
    });
    const keys = Array.from({ length: 301 }, (_, index) => `x${index}`);
    const { errors } = await api.answer('query ($keys: [ID!]!) { entities(keys: $keys) { key } }', { keys });
    expect(errors?.[0]).toMatchObject({ message: 'At most 300 keys can be asked for at once.' });
  });
});

describe('its neighbours', () => {
  const list = `query ($key: ID!, $relationship: String!, $direction: NeighbourDirection!, $kind: NodeKind!, $first: Int, $after: String) {
    entity(key: $key) { neighbours(relationship: $relationship, direction: $direction, kind: $kind, first: $first, after: $after) {
      edges { entity { key title } facts { name value } } pageInfo { hasNextPage endCursor } } } }`;
  interface Page {
    readonly entity: {
      readonly neighbours: {
        readonly edges: readonly { readonly entity: { readonly key: string } }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  }

  test('of a group come in pages that concatenate to the whole', async () => {
    const [largest] = await graph.read<{ key: string; count: number }>(
      'MATCH (u:GitLabUser)-[:MEMBER_OF]->(g:GitLabGroup) RETURN g.key AS key, count(u) AS count ORDER BY count DESC, key LIMIT 1',
    );
    const variables = {
      key: largest?.key,
      relationship: 'MEMBER_OF',
      direction: 'IN',
      kind: 'USER',
      first: 2,
    };
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await api.ask<Page>(list, { ...variables, after });
      keys.push(...page.entity.neighbours.edges.map(({ entity }) => entity.key));
      const { hasNextPage, endCursor } = page.entity.neighbours.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    const expected = await graph.read<{ key: string }>(
      'MATCH (u:GitLabUser)-[:MEMBER_OF]->(:GitLabGroup {key: $key}) RETURN u.key AS key ORDER BY key',
      { key: largest?.key },
    );
    expect(keys).toEqual(expected.map(({ key }) => key));
    expect(keys).toHaveLength(largest?.count ?? -1);
  });

  test('tell what the relationship says, and unknown types and cursors of other lists are refused', async () => {
    const [member] = await graph.read<{ key: string; level: number }>(
      'MATCH (:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup) RETURN g.key AS key, m.accessLevel AS level ORDER BY key LIMIT 1',
    );
    const variables = { key: member?.key, relationship: 'MEMBER_OF', direction: 'IN', kind: 'USER' };
    const page = await api.ask<Page>(list, variables);
    expect(JSON.stringify(page.entity.neighbours.edges)).toContain('"accessLevel"');
    for (const wrong of [{ relationship: 'OWNS]->(x) RETURN x //' }, { after: 'WyJ4Il0' }, { first: 0 }]) {
      const { errors } = await api.answer(list, { ...variables, ...wrong });
      expect(errors).toHaveLength(1);
    }
  });
});
