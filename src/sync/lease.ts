import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { appError } from '../core/errors.js';
import type { Graph } from '../graph/driver.js';
import type { Run } from './store.js';

/** How long a lease lasts without renewal, in milliseconds. */
export const leaseMs = 60_000;

/** The right to sync one connection, kept in the graph by its own clock so that instances need not agree on time. */
export class Lease {
  readonly #timer: NodeJS.Timeout;

  private constructor(
    readonly connection: string,
    readonly holder: string,
    readonly graph: Graph,
    readonly ttl: number,
  ) {
    this.#timer = setInterval(() => void this.#renew(), ttl / 3);
    this.#timer.unref();
  }

  /**
   * Takes the lease of a connection.
   * @throws AppError SYNC_LOCKED when another run holds it.
   */
  static async acquire(graph: Graph, connection: string, ttl = leaseMs): Promise<Lease> {
    const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
    const name = leaseName(connection);
    const [row] = await graph.write<{ holder: string }>(
      `MERGE (l:Lease {name: $name})
       SET l.asked = timestamp()
       WITH l, (l.holder IS NULL OR l.expiresAt < timestamp()) AS free
       SET l.holder = CASE WHEN free THEN $holder ELSE l.holder END,
           l.expiresAt = CASE WHEN free THEN timestamp() + $ttl ELSE l.expiresAt END
       RETURN l.holder AS holder`,
      { name, holder, ttl },
    );
    if (row?.holder !== holder) {
      const [host = 'another instance', pid = ''] = (row?.holder ?? '').split(':');
      throw appError('SYNC_LOCKED', { connection, holder: `${host} (process ${pid})` });
    }
    return new Lease(connection, holder, graph, ttl);
  }

  /** Checks and extends the lease inside a transaction, so that nothing is written by a run that lost it. */
  async hold(run: Run): Promise<void> {
    const parameters = { name: leaseName(this.connection), holder: this.holder, ttl: this.ttl };
    const rows = await run(
      `MATCH (l:Lease {name: $name}) SET l.asked = timestamp() WITH l WHERE l.holder = $holder
       SET l.expiresAt = timestamp() + $ttl RETURN 1 AS held`,
      parameters,
    );
    if (rows.length === 0) throw appError('SYNC_LEASE_LOST', { connection: this.connection });
  }

  async #renew(): Promise<void> {
    try {
      await this.graph.transaction((tx) =>
        this.hold((statement, parameters) => tx.run(statement, parameters)),
      );
    } catch {
      // The next write finds out and ends the run; a renewal alone decides nothing.
    }
  }

  /** Stops renewing: the lease ends by itself. */
  abandon(): void {
    clearInterval(this.#timer);
  }

  /** Gives the lease back. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.graph.write(
      'MATCH (l:Lease {name: $name}) WHERE l.holder = $holder REMOVE l.holder, l.expiresAt',
      { name: leaseName(this.connection), holder: this.holder },
    );
  }
}

function leaseName(connection: string): string {
  return `sync:${connection}`;
}
