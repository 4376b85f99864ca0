import type { Graph } from '../../src/graph/driver.js';

/** What a process that was killed leaves: from then on nothing reaches the graph any more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * A graph whose process dies at the n-th write transaction (from 1): before it is committed, or right after, when the
 * writer can no longer know. `fatal` is true once it happened.
 */
export function crashingGraph(graph: Graph, atTransaction: number, moment: 'before' | 'after') {
  let transactions = 0;
  const state = { fatal: false };
  const alive = <T>(work: () => Promise<T>): Promise<T> =>
    state.fatal ? Promise.reject(new Killed('killed')) : work();
  const crashing: Graph = {
    ...graph,
    read: (...args) => alive(() => graph.read(...args)),
    write: (...args) => alive(() => graph.write(...args)),
    transaction: (work) =>
      alive(async () => {
        transactions += 1;
        if (transactions !== atTransaction) return await graph.transaction(work);
        state.fatal = true;
        if (moment === 'after') await graph.transaction(work);
        throw new Killed('killed');
      }),
  };
  return { graph: crashing, state };
}

/** Lets the lease of a dead process run out. */
export async function expireLeases(graph: Graph): Promise<void> {
  await graph.write('MATCH (l:Lease) SET l.expiresAt = 0');
}
