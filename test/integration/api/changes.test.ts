import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { type ChangeRecord, type Recorded, recorded, replay } from '../../support/expected-graph/replay.js';
import { emptyGraph, hostOf, Simulators, sync, tiny, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
const runs: string[] = [];
const states: Recorded[] = [];
let graph: Graph;
let api: TestApi;
/** All changes of the graph, newest first. */
let stored: Change[];

interface Change {
  readonly id: string;
  readonly at: string;
  readonly operation: string;
  readonly subject: string;
  readonly kind: string;
  readonly key: string;
  readonly fromKey: string | null;
  readonly connection: string;
  readonly run: string;
  readonly properties: readonly string[];
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

interface Changes {
  readonly changes: {
    readonly nodes: readonly Change[];
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: unknown;
  };
}

const query = `query Changes($since: DateTime, $until: DateTime, $kinds: [String!], $operations: [ChangeOperation!],
  $key: ID, $connection: String, $run: ID, $first: Int, $after: String) {
  changes(since: $since, until: $until, kinds: $kinds, operations: $operations, key: $key, connection: $connection,
    run: $run, first: $first, after: $after) {
    nodes { id at operation subject kind key fromKey connection run properties before after }
    edges { cursor node { id } } totalCount { value isEstimate } pageInfo { hasNextPage endCursor }
  }
}`;

async function all(filter: Record<string, unknown>, first: number): Promise<Change[]> {
  const found: Change[] = [];
  let after: string | null = null;
  do {
    const { changes }: Changes = await api.ask<Changes>(query, { ...filter, first, after });
    expect(changes.nodes.length).toBeLessThanOrEqual(first);
    expect(changes.edges.map(({ node }) => node.id)).toEqual(changes.nodes.map(({ id }) => id));
    expect(changes.pageInfo.endCursor).toBe(changes.edges.at(-1)?.cursor ?? null);
    found.push(...changes.nodes);
    after = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

beforeAll(async () => {
  graph = await emptyGraph();
  api = new TestApi(graph);
  const world = worldNow(11, tiny);
  const random = createRandom(11);
  const gitlab = await simulators.start(world);
  for (const steps of [0, 25, 40]) {
    for (let step = 0; step < steps; step += 1) mutateWorld(world, random);
    runs.push((await sync(graph, gitlab, { full: true })).id);
    states.push(recorded(await readGraph(graph, hostOf(gitlab))));
  }
  const rows = await graph.read<{ change: Change & { type: string; before: string; after: string } }>(
    'MATCH (c:Change) RETURN properties(c) AS change',
  );
  stored = rows
    .map(({ change: { type, operation, subject, before, after, fromKey, ...rest } }) => ({
      ...rest,
      operation: operation.toUpperCase(),
      subject: subject.toUpperCase(),
      kind: type,
      fromKey: fromKey ?? null,
      before: before === undefined ? null : JSON.parse(before),
      after: after === undefined ? null : JSON.parse(after),
    }))
    .sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? 1 : -1));
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

const asRecord = (change: Change): ChangeRecord => ({
  operation: change.operation.toLowerCase() as ChangeRecord['operation'],
  subject: change.subject.toLowerCase() as ChangeRecord['subject'],
  type: change.kind,
  key: change.key,
  fromKey: change.fromKey,
  before: change.before === null ? null : JSON.stringify(change.before),
  after: change.after === null ? null : JSON.stringify(change.after),
});

describe('changes', () => {
  test('are the difference of two worlds, over pages of any size', async () => {
    expect(stored.length).toBeGreaterThan(60);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2), async (first, index) => {
        const told = await all({ run: runs[index] }, first * 3);
        const earlier = states[index - 1] ?? new Map();
        expect(replay(earlier, told.reverse().map(asRecord))).toEqual(states[index]);
      }),
      { numRuns: 6 },
    );
    expect(await all({ run: runs[0] }, 50)).toEqual([]);
  });

  test('answer every filter as a look at all of them does', async () => {
    const times = stored.map(({ at }) => at);
    const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));
    const kinds = [...new Set(stored.map(({ kind }) => kind))];
    const filters = fc.record({
      since: some(times),
      until: some(times),
      kinds: fc.option(fc.subarray([...kinds, 'runner'], { minLength: 1 })),
      operations: fc.option(fc.subarray(['CREATED', 'UPDATED', 'DELETED'], { minLength: 1 })),
      key: some(stored.flatMap(({ key, fromKey }) => [key, fromKey ?? key])),
      connection: fc.constantFrom(null, null, null, 'acme', 'none'),
      run: some(runs),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 5, max: 300 }), async (filter, first) => {
        const wanted = stored.filter(
          (change) =>
            (filter.since === null || change.at >= filter.since) &&
            (filter.until === null || change.at < filter.until) &&
            (filter.kinds === null || filter.kinds.includes(change.kind)) &&
            (filter.operations === null || filter.operations.includes(change.operation)) &&
            (filter.key === null || [change.key, change.fromKey].includes(filter.key)) &&
            (filter.connection === null || change.connection === filter.connection) &&
            (filter.run === null || change.run === filter.run),
        );
        const found = await all(filter, first);
        expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
        const { changes } = await api.ask<Changes>(query, { ...filter, first });
        expect(changes.totalCount).toEqual({ value: wanted.length, isEstimate: false });
      }),
      { numRuns: 40 },
    );
    // A change is told whole.
    const whole = await all({}, 500);
    expect(whole[0]).toEqual(
      Object.fromEntries(Object.keys(whole[0] ?? {}).map((name) => [name, Object(stored[0])[name]])),
    );
  });

  test('take times of any zone and kinds in any letters', async () => {
    const at = stored[3]?.at ?? '';
    const elsewhere = new Date(Date.parse(at) + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
    const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);
    expect(ids(await all({ since: elsewhere }, 500))).toEqual(ids(await all({ since: at }, 500)));
    expect(ids(await all({ kinds: ['Member_Of'] }, 500))).toEqual(
      ids(await all({ kinds: ['MEMBER_OF'] }, 500)),
    );
  });

  test('say how far they can be relied on', async () => {
    const { changes } = await api.ask<{ changes: Record<string, unknown> }>(
      '{ changes(kinds: ["project"], first: 1) { asOf complete unknownScopes { source reason } } }',
    );
    expect(changes).toMatchObject({ asOf: expect.any(String), complete: true, unknownScopes: [] });
  });

  test.each([
    [{ kinds: ['projekt'] }, 'REQUEST_INVALID', /there is no kind projekt; there are .*project.*MEMBER_OF/],
    [{ first: 0 }, 'PAGE_SIZE', /1 to 500/],
    [{ after: 'x' }, 'CURSOR_INVALID', /cursor/],
    [{ after: Buffer.from('["syncRuns",["a","b"]]').toString('base64url') }, 'CURSOR_INVALID', /cursor/],
  ])('refuse %j', async (variables, code, sentence) => {
    const { errors } = await api.answer(query, variables);
    expect(errors?.[0]?.originalError).toMatchObject({ code });
    expect(errors?.[0]?.message).toMatch(sentence);
  });
});
