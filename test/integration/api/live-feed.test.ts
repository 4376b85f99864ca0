import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ChangeFeed } from '../../../src/api/live/change-feed.js';
import type { GraphChange } from '../../../src/api/live/graph-change.js';
import { silentLogger } from '../../../src/core/logger.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { removeConnection } from '../../../src/sync/remove-connection.js';
import { testGraph, wipe } from '../../support/graph.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(() => wipe(graph));

/** Counts of changes by run, kind and operation. */
class Counts {
  readonly of = new Map<string, number>();
  readonly #waiting: { readonly total: number; readonly resolve: () => void }[] = [];
  #total = 0;

  readonly add = ({ run, groups }: GraphChange): void => {
    for (const { kind, operation, total } of groups) {
      const name = `${run} ${kind} ${operation}`;
      this.of.set(name, (this.of.get(name) ?? 0) + total);
      this.#total += total;
    }
    for (const { total, resolve } of this.#waiting) if (this.#total >= total) resolve();
  };

  until(total: number): Promise<void> {
    if (this.#total >= total) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ total, resolve }));
  }
}

async function storedCounts(): Promise<Map<string, number>> {
  const rows = await graph.read<{ name: string; n: number }>(
    `MATCH (c:Change) RETURN c.run + ' ' + c.type + ' ' + c.operation AS name, count(c) AS n`,
  );
  return new Map(rows.map(({ name, n }) => [name, n]));
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, n) => total + n, 0);

describe('the feed of changes', () => {
  test('loses none and tells none twice while several connections and hosts are synced and removed', async () => {
    const gitlabs = [
      await simulators.start(worldNow(3, micro)),
      await simulators.start(worldNow(4, micro)),
    ] as const;
    const random = createRandom(3);
    const readings = gitlabs.flatMap((gitlab, index) =>
      (index === 0 ? ['one', 'two'] : ['one']).map(
        (name) => () => sync(graph, gitlab, { name: `${name}-${index}`, full: true }),
      ),
    );
    await Promise.all(readings.map((read) => read()));
    // A graph of its own, as another instance has: nothing that is written through the first one orders its reads.
    const other = testGraph();
    const feed = new ChangeFeed({ graph: other, logger: silentLogger, everyMs: 20 });
    const early = new Counts();
    const leaveEarly = await feed.listen(early.add);
    try {
      for (const { world } of gitlabs) for (let step = 0; step < 20; step += 1) mutateWorld(world, random);
      await Promise.all(readings.map((read) => read()));
      await removeConnection(graph, 'one-0');
      await removeConnection(graph, 'two-0');
      const expected = await storedCounts();
      expect(sum(expected)).toBeGreaterThan(60);
      await early.until(sum(expected));
      expect(early.of).toEqual(expected);
    } finally {
      leaveEarly();
      await feed.idle;
      await other.close();
    }
    expect(feed.isActive).toBe(false);
  });

  test('begins anew after a pause: what happened in between is not told', async () => {
    const gitlab = await simulators.start(worldNow(6, micro));
    await sync(graph, gitlab);
    const feed = new ChangeFeed({ graph, logger: silentLogger, everyMs: 20 });
    const random = createRandom(6);
    const change = async () => {
      for (let step = 0; step < 10; step += 1) mutateWorld(gitlab.world, random);
      return (await sync(graph, gitlab, { full: true })).id;
    };
    const first = new Counts();
    const leave = await feed.listen(first.add);
    const heard = await change();
    await first.until(sum(await storedCounts()));
    leave();
    leave();
    await feed.idle;
    const missed = await change();
    const before = sum(await storedCounts());
    const second = new Counts();
    const leaveAgain = await feed.listen(second.add);
    const later = await change();
    await second.until(sum(await storedCounts()) - before);
    leaveAgain();
    const runs = (counts: Counts) => new Set([...counts.of.keys()].map((name) => name.split(' ')[0]));
    expect(runs(first)).toEqual(new Set([heard]));
    expect(runs(second)).toEqual(new Set([later]));
    expect(missed).not.toBe(later);
  });

  test('goes on after a look that failed, and does not begin when the first one fails', async () => {
    const gitlab = await simulators.start(worldNow(8, micro));
    await sync(graph, gitlab);
    let failing = false;
    let failures = 0;
    const read: Graph['read'] = async (...args) => {
      if (failing) {
        failures += 1;
        throw new Error('the database is away');
      }
      return graph.read(...args);
    };
    const feed = new ChangeFeed({ graph: { ...graph, read }, logger: silentLogger, everyMs: 20 });
    const counts = new Counts();
    const leave = await feed.listen(counts.add);
    failing = true;
    const random = createRandom(8);
    for (let step = 0; step < 10; step += 1) mutateWorld(gitlab.world, random);
    await sync(graph, gitlab, { full: true });
    expect(failures).toBeGreaterThan(0);
    failing = false;
    const expected = await storedCounts();
    await counts.until(sum(expected));
    expect(counts.of).toEqual(expected);
    leave();
    failing = true;
    await expect(feed.listen(counts.add)).rejects.toThrow('the database is away');
    expect([feed.isActive, feed.listeners]).toEqual([false, 0]);
  });
});
