import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import { createContext } from '../../../src/api/context.js';
import { changeFeedOf } from '../../../src/api/live/changes.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { admin, TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';
import { configured, holdProjects, nextEnd, startInstance, type TestInstance } from '../../support/syncs.js';

const simulators = new Simulators();
const instances: TestInstance[] = [];
let graph: Graph;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  gitlab = await simulators.start(worldNow(5, micro));
});
afterEach(async () => {
  await Promise.all(instances.splice(0).map(({ service }) => service.stop()));
});

function instance(...names: string[]) {
  const started = startInstance(
    graph,
    names.map((name) => configured(gitlab, { name })),
  );
  instances.push(started);
  return { ...started, api: new TestApi(graph, { syncs: started.control }) };
}

type Events = AsyncIterableIterator<ExecutionResult>;

async function follow(api: TestApi, source: string, going = new AbortController()) {
  const context = { principal: admin, requestId: 'test', signal: going.signal };
  const events = await subscribe({
    schema: api.schema,
    document: parse(source),
    contextValue: createContext(api.services, context),
  });
  if ('errors' in events) throw new AggregateError(events.errors ?? []);
  return { events: events as Events, going };
}

async function next<T>(events: Events): Promise<T> {
  const { value } = await events.next();
  if (value?.errors !== undefined) throw new AggregateError(value.errors);
  return JSON.parse(JSON.stringify(value?.data ?? null));
}

interface Progress {
  readonly syncProgress: { readonly run: string; readonly phase: string; readonly status: string };
}

const progress = `subscription { syncProgress(connection: "acme") {
  connection run phase status error requests compared elapsedMs waitingForRateLimit
  sources { source title state done total denied failed note }
} }`;

describe('progress of syncs', () => {
  test('is told from the beginning to the end, of the wanted connection', async () => {
    const { api, service, control } = instance('acme', 'other');
    const { events } = await follow(api, progress);
    const everything = await follow(api, 'subscription { syncProgress { connection phase } }');
    await service.sync('other', { trigger: 'request', full: false });
    const report = await service.sync('acme', { trigger: 'request', full: false });
    const phases: string[] = [];
    for (;;) {
      const { syncProgress } = await next<Progress>(events);
      expect(syncProgress).toMatchObject({ connection: 'acme', run: report.id });
      phases.push(syncProgress.phase);
      if (syncProgress.phase !== 'FINISHED') continue;
      expect(syncProgress).toMatchObject({
        status: 'COMPLETE',
        requests: report.requests,
        compared: report.counts.views,
      });
      break;
    }
    // Who asked only after both runs hears the first moments of each no more, but the ends of both.
    const ends = [];
    for (let told = 0; told < 4; told += 1) {
      const { syncProgress } = await next<{ syncProgress: { connection: string; phase: string } }>(
        everything.events,
      );
      if (syncProgress.phase === 'FINISHED') ends.push(syncProgress.connection);
      if (ends.length === 2) break;
    }
    expect(ends).toEqual(['other', 'acme']);
    expect(control.listeners).toBe(2);
    await events.return?.();
    everything.going.abort();
    expect(await everything.events.next()).toEqual({ value: undefined, done: true });
    expect(control.listeners).toBe(0);
  });

  test('ends for a client that goes away while it waits, and tells the failure of a run', async () => {
    const { api, control, ...here } = instance('acme');
    const { events, going } = await follow(api, progress);
    const waiting = events.next();
    going.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(control.listeners).toBe(0);
    const other = await follow(api, progress);
    const held = holdProjects(gitlab);
    const ended = nextEnd({ control, ...here });
    await control.start('acme', false);
    await held.reached;
    await control.cancel('acme');
    await ended;
    let last: Progress | undefined;
    while (last?.syncProgress.phase !== 'FINISHED') last = await next<Progress>(other.events);
    expect(last.syncProgress).toMatchObject({
      status: 'CANCELLED',
      error: 'The sync of acme was stopped before its end.',
    });
    await other.events.return?.();
    expect(control.listeners).toBe(0);
  });
});

interface Changed {
  readonly graphChanged: {
    readonly connection: string;
    readonly run: string;
    readonly total: number;
    readonly counts: readonly { readonly kind: string; readonly operation: string; readonly count: number }[];
    readonly keys: readonly string[];
    readonly keysTruncated: boolean;
  };
}

const changed = (kinds: string) =>
  `subscription { graphChanged${kinds} { connection run at total counts { kind operation count } keys keysTruncated } }`;

describe('changes of the graph', () => {
  test('are told to all subscribers by one poller, which leaves with the last of them', async () => {
    const { api } = instance();
    const feed = changeFeedOf(api.services);
    await sync(graph, gitlab);
    expect(feed.isActive).toBe(false);
    const all = await follow(api, changed(''));
    const members = await follow(api, changed('(kinds: ["member_of"])'));
    expect([feed.isActive, feed.listeners]).toEqual([true, 2]);
    const random = createRandom(5);
    for (let step = 0; step < 30; step += 1) mutateWorld(gitlab.world, random);
    // By another instance, as far as the API can tell.
    const report = await sync(graph, gitlab, { full: true });
    const stored = await graph.read<{ kind: string; operation: string; n: number; keys: (string | null)[] }>(
      `MATCH (c:Change {run: $run}) RETURN c.type AS kind, toUpper(c.operation) AS operation, count(c) AS n,
         collect(c.key) + collect(c.fromKey) AS keys`,
      { run: report.id },
    );
    const countsOf = async (events: Events, wanted: (kind: string) => boolean) => {
      const expected = stored.filter(({ kind }) => wanted(kind));
      const total = expected.reduce((sum, { n }) => sum + n, 0);
      const counts = new Map<string, number>();
      const keys = new Set<string>();
      let heard = 0;
      while (heard < total) {
        const { graphChanged } = await next<Changed>(events);
        expect(graphChanged).toMatchObject({ connection: 'acme', run: report.id });
        expect(graphChanged.keys.length).toBeLessThanOrEqual(100);
        heard += graphChanged.total;
        for (const { kind, operation, count } of graphChanged.counts) {
          counts.set(`${kind} ${operation}`, (counts.get(`${kind} ${operation}`) ?? 0) + count);
        }
        for (const key of graphChanged.keys) keys.add(key);
        if (!graphChanged.keysTruncated && graphChanged.total === total) {
          expect([...keys].sort()).toEqual([...new Set(expected.flatMap((row) => row.keys))].sort());
        }
      }
      expect(counts).toEqual(new Map(expected.map(({ kind, operation, n }) => [`${kind} ${operation}`, n])));
    };
    await countsOf(all.events, () => true);
    await countsOf(members.events, (kind) => kind === 'MEMBER_OF');
    await all.events.return?.();
    expect([feed.isActive, feed.listeners]).toEqual([true, 1]);
    const waiting = members.events.next();
    members.going.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect([feed.isActive, feed.listeners]).toEqual([false, 0]);
    await feed.idle;
  });

  test('of an unknown kind are refused before anything is looked for', async () => {
    const { api } = instance();
    await expect(follow(api, changed('(kinds: ["projekt"])'))).rejects.toThrow();
    expect(changeFeedOf(api.services).listeners).toBe(0);
  });
});
