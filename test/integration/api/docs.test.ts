import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { applyDeed } from '../../../src/alerts/store.js';
import { graphqlMarkdown } from '../../../src/api/docs.js';
import { listExamples } from '../../../src/api/entities/list-examples.js';
import { type Example, loadExamples, withoutExample } from '../../../src/api/examples.js';
import { savedQueryExamples } from '../../../src/api/saved-query-examples.js';
import { createApiSchema } from '../../../src/api/schema.js';
import { schemaText } from '../../../src/api/sdl.js';
import { packageRoot } from '../../../src/core/paths.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { cli } from '../../support/cli.js';
import { openStream } from '../../support/sse.js';
import { emptyGraph, Simulators, sync, tiny, worldNow } from '../../support/sync.js';
import { configured, nextEnd, startInstance, type TestInstance } from '../../support/syncs.js';

const written = await loadExamples();
const examples = [...written, ...listExamples(written)];
const { queries } = await loadSavedQueries([`${packageRoot}/queries`]);
const schema = createApiSchema(queries);
const ofSavedQueries = savedQueryExamples(schema);
const of = (operation: string) => examples.filter((each) => each.operation === operation);

const random = createRandom(5);
const simulators = new Simulators();
let world: World;
let gitlab: SimulatedGitLab;
let graph: Graph;
let instance: TestInstance;
let server: TestServer;
/** What variables of these names are in the synced world. */
let actual: Record<string, unknown>;

beforeAll(async () => {
  graph = await emptyGraph();
  world = worldNow(11, tiny);
  gitlab = await simulators.start(world);
  await sync(graph, gitlab);
  instance = startInstance(graph, [configured(gitlab)]);
  server = await startTestServer(graph, { queries, services: { syncs: instance.control } });
  const [row] = await graph.read<Record<string, unknown>>(
    `MATCH (g:GitLabGroup) WITH g ORDER BY g.key LIMIT 1
     MATCH (p:GitLabProject) WITH g, p ORDER BY p.key LIMIT 1
     MATCH (u:GitLabUser) WITH g, p, u ORDER BY u.key LIMIT 1
     MATCH (r:SyncRun) RETURN g.fullPath AS groupPath, p.fullPath AS projectPath, u.username AS username, u.key AS other, p.key AS key,
       [p.key, u.key] AS keys, r.id AS run, r.finishedAt AS time, r.finishedAt AS from, 'acme' AS connection,
       'a' AS text LIMIT 1`,
  );
  // As many as there are examples that do something to one.
  await graph.write(
    `UNWIND range(1, 8) AS n
     CREATE (:Alert {id: 'alert-' + toString(n), rule: 'a-rule-that-is-not-run', category: 'identity', status: CASE n WHEN 8 THEN 'RESOLVED' ELSE 'OPEN' END,
       severity: 'high', severityRank: 1, confidence: 'high', identity: '{"userId": 1}', row: '{"userId": 1}', evidence: 'An example.',
       evidenceHash: 'h', controls: ['soc2:CC6.1'], firstSeen: '2026-01-01T00:00:00.000Z', lastSeen: '2026-01-01T00:00:00.000Z', occurrences: 1})`,
  );
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  actual = { ...row, resolvedAlertId: 'alert-8', expiresAt };
});
afterAll(async () => {
  await server.close();
  await instance.service.stop();
  await simulators.close();
  await graph.close();
});

let alert = 0;
const variablesOf = ({ variables }: Example) => {
  // One of its own for each, because each leaves it in another status.
  if (Object.hasOwn(variables, 'alertId')) alert += 1;
  const values = { ...actual, alertId: `alert-${(alert % 6) + 1}` };
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, values[name as keyof typeof values] ?? value]),
  );
};

function expectData(
  { fields }: Example,
  answer: { readonly data?: unknown; readonly errors?: unknown },
): void {
  expect(answer.errors).toBeUndefined();
  const data = answer.data as Record<string, unknown>;
  for (const field of fields)
    expect({ field, value: data[field] }).toEqual({ field, value: expect.anything() });
}

async function run(example: Example): Promise<void> {
  const { status, body } = await server.graphql(example.document, { variables: variablesOf(example) });
  expectData(example, body);
  expect(status).toBe(200);
}

describe('every root field has an example', () => {
  test.each([
    [OperationTypeNode.QUERY, schema.getQueryType()],
    [OperationTypeNode.MUTATION, schema.getMutationType()],
    [OperationTypeNode.SUBSCRIPTION, schema.getSubscriptionType()],
  ] as const)('%s', (operation, type) => {
    if (type == null) throw new Error(`The schema has no ${operation}`);
    const all = [...examples, ...ofSavedQueries.values()];
    expect(withoutExample(type, operation, all)).toEqual([]);
  });
});

describe('every example gives data', () => {
  test.each(of('query').map((example) => [example.title, example] as const))('%s', (_title, example) =>
    run(example),
  );

  test.each([...ofSavedQueries])('queries.%s', (_field, example) => run(example));

  test('subscriptions', async () => {
    const subscriptions = of('subscription');
    const streams = await Promise.all(
      subscriptions.map((example) => openStream(server, example.document, variablesOf(example))),
    );
    const firsts = Promise.all(streams.map((stream) => stream.next()));
    for (let step = 0; step < 80; step += 1) mutateWorld(world, random);
    const ended = nextEnd(instance);
    await instance.control.start('acme', true);
    await applyDeed(graph, 'alert-7', { action: 'ACKNOWLEDGED' }, { actor: 'test' });
    for (const [index, answer] of (await firsts).entries()) {
      const example = subscriptions[index];
      if (example !== undefined) expectData(example, answer);
    }
    await ended;
    await Promise.all(streams.map((stream) => stream.close()));
  });

  test.each(of('mutation').map((example) => [example.title, example] as const))(
    '%s',
    async (_title, example) => {
      const ended = example.fields.includes('startSync') ? nextEnd(instance) : undefined;
      await run(example);
      await ended;
    },
  );
});

describe('the schema and its reference', () => {
  test('access-graph schema prints the schema with the saved queries and the roles', async () => {
    const { code, stdout } = await cli(['schema', '--quiet']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: schemaText(queries) });
    expect(stdout).toContain('@auth(role: OPERATOR)');
  });

  test('everything has a description', () => {
    const rows = graphqlMarkdown(schema, examples).split('\n');
    const bare = rows.filter((row) => /^\| `.*\|\s*\|$/.test(row));
    expect(bare).toEqual([]);
  });

  test('the reference names every root field with its role and examples', () => {
    const text = graphqlMarkdown(schema, examples);
    for (const { title } of examples) expect(text).toContain(`\n${title}:\n`);
    expect(text).toMatch(/### createToken\n[\s\S]*?needs the role `ADMIN`/);
    expect(text).toContain('### Project\n');
  });
});
