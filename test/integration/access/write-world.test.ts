import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ApiContext } from '../../../src/api/context.js';
import { freshness } from '../../../src/api/freshness.js';
import { entities } from '../../../src/gitlab/entities/index.js';
import { relationships } from '../../../src/gitlab/model/relationships.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import { ensureSchema } from '../../../src/sync/schema.js';
import { anyWorldWithGaps } from '../../support/access/gaps.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { loadMatrix } from '../../support/access/matrix.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { testGraph, wipe } from '../../support/graph.js';

const graph = testGraph();

const many = (arbitrary: fc.Arbitrary<AccessWorld>, prefix: string) =>
  fc
    .sample(arbitrary, { seed: 4, numRuns: 60 })
    .map((world, index) => withHost(world, `${prefix}-${index}.example.com`));
const whole = many(anyWorld, 'whole');
const worlds = [
  ...whole,
  ...many(
    anyWorldWithGaps.map(({ seen }) => seen),
    'seen',
  ),
  ...loadMatrix().map(({ world }) => world),
];

describe('worlds in the graph', () => {
  beforeAll(async () => {
    await wipe(graph);
    await ensureSchema(graph);
    await writeWorlds(graph, worlds);
  });
  afterAll(async () => {
    await wipe(graph);
    await graph.close();
  });

  const counted = async (statement: string) => {
    const rows = await graph.read<{ host: string; count: number }>(statement);
    return new Map(rows.map(({ host, count }) => [host, count]));
  };

  test.each([
    ['MEMBER_OF', (world: AccessWorld) => world.memberships.length],
    ['INVITED_TO', (world: AccessWorld) => world.shares.length],
    ['ACTS_AS', (world: AccessWorld) => world.accessTokens.length],
    ['JOB_TOKEN_REACHES', (world: AccessWorld) => world.jobTokenAllowances.length],
  ] as const)('hold each %s of each world', async (type, expected) => {
    const counts = await counted(
      `MATCH (n:GitLabEntity)-[r:${type}]->() RETURN split(n.key, '/')[0] AS host, count(r) AS count`,
    );
    for (const world of worlds) expect(counts.get(world.host) ?? 0).toBe(expected(world));
  });

  test('have the labels, types, properties and relationships of the declarations', async () => {
    const nodes = await graph.read<{ labels: string[]; type: string; names: string[] }>(
      'MATCH (n:GitLabEntity) RETURN DISTINCT labels(n) AS labels, n._type AS type, keys(n) AS names',
    );
    expect(nodes.length).toBeGreaterThan(0);
    for (const { labels, type, names } of nodes) {
      const entity = entities[type.replace('gitlab_', '') as keyof typeof entities];
      expect([...labels].sort()).toEqual(['GitLabEntity', entity.label, ...entity.classLabels].sort());
      const known = [
        ...Object.keys(entity.properties),
        'id',
        'key',
        '_type',
        '_claims',
        '_views',
        'unreadable',
      ];
      expect(names.filter((name) => !known.includes(name))).toEqual([]);
    }
    const edges = await graph.read<{ from: string; type: string; to: string; names: string[] }>(
      `MATCH (a:GitLabEntity)-[r]->(b:GitLabEntity)
       RETURN DISTINCT a._type AS from, type(r) AS type, b._type AS to, keys(r) AS names`,
    );
    for (const { from, type, to, names } of edges) {
      const declared = relationships.find((one) => one.type === type);
      expect(declared?.from.map((kind) => `gitlab_${kind}`)).toContain(from);
      expect(declared?.to.map((kind) => `gitlab_${kind}`)).toContain(to);
      const known = [...Object.keys(declared?.properties ?? {}), '_claims', 'unreadable', 'memberRoleId'];
      expect(names.filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  test('list what was not read as unreadable, and nothing of what was', async () => {
    const rows = await graph.read<{ host: string; unreadable: string[] }>(
      "MATCH (p:GitLabProject) RETURN split(p.key, '/')[0] AS host, p.unreadable AS unreadable",
    );
    for (const { host, unreadable } of rows.filter((row) => row.host.startsWith('whole'))) {
      for (const name of ['archived', 'visibility', 'repositoryAccessLevel', 'hasProtectedEnvironments']) {
        expect([host, ...unreadable]).not.toContain(name);
      }
    }
  });

  test('make an answer complete where no list was denied', async () => {
    const asked = (connections: string) => {
      const read = (statement: string, params?: Readonly<Record<string, unknown>>) =>
        graph.read(
          statement.replace('(c:Connection)', `(c:Connection WHERE c.name STARTS WITH '${connections}')`),
          params,
        );
      const context = { read, once: (_key: string, work: () => unknown) => work() };
      return freshness(context as unknown as ApiContext);
    };
    expect((await asked('whole')).complete).toBe(true);
    expect((await asked('seen')).complete).toBe(false);
  });

  test('have a finished run each, complete unless lists were denied', async () => {
    const rows = await graph.read<{ host: string; status: string; covered: number; incomplete: string[] }>(
      `MATCH (c:Connection)-[:RAN]->(r:SyncRun {id: c.lastRun})
       RETURN c.host AS host, r.status AS status, COUNT { (r)-[:COVERED]->() } AS covered,
         COLLECT { MATCH (r)-[:INCOMPLETE]->(s) RETURN s.source + ' ' + s.target } AS incomplete`,
    );
    expect(rows.length).toBe(worlds.length);
    for (const { host, status, covered, incomplete } of rows) {
      const world = worlds.find((one) => one.host === host);
      // A group that is not listed leaves no trace in a run.
      const denied = Object.entries(world?.unreadable ?? {}).flatMap(([source, scopes]) =>
        source === 'groups' ? [] : scopes.map((scope) => `${source} ${host}/${scope}`),
      );
      expect([...incomplete].sort()).toEqual(denied.sort());
      expect(status).toBe(denied.length > 0 ? 'partial' : 'complete');
      expect(covered).toBe(sources.length);
    }
  });
});
