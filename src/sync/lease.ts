import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { appError } from '../core/errors.js';
import type { Graph } from '../graph/driver.js';
import type { Run } from './store.js';

/** How long a lease lasts without renewal, in milliseconds. */
export const leaseMs = 60_000;
/** The longest time between two renewals, in milliseconds: so soon a wish to stop is seen. */
const renewalMs = 5000;

/** The right to sync one connection, kept in the graph by its own clock so that instances need not agree on time. */
export class Lease {
  readonly #timer: NodeJS.Timeout;
  readonly #cancelled = new AbortController();
  #renewing = false;

  private constructor(
    readonly connection: string,
    readonly holder: string,
    readonly graph: Graph,
    readonly ttl: number,
  ) {
    this.#timer = setInterval(() => void this.#renew(), Math.min(ttl / 3, renewalMs));
    this.#timer.unref();
  }

  /** Aborted with SYNC_CANCELLED when any instance asked this run to stop. */
  get cancelled(): AbortSignal {
    return this.#cancelled.signal;
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
       FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | REMOVE l.cancelled)
       RETURN l.holder AS holder`,
      { name, holder, ttl },
    );
    if (row?.holder !== holder) {
      const [host = 'another instance', pid = ''] = (row?.holder ?? '').split(':');
      throw appError('SYNC_LOCKED', { connection, holder: `${host} (process ${pid})` });
    }
    return new Lease(connection, holder, graph, ttl);
  }

  /**
   * Checks and extends the lease inside a transaction, so that nothing is written by a run that lost it or was asked
   * to stop.
   * @throws AppError SYNC_LEASE_LOST, SYNC_CANCELLED.
   */
  async hold(run: Run): Promise<void> {
    const parameters = { name: leaseName(this.connection), holder: this.holder, ttl: this.ttl };
    const [row] = await run<{ cancelled: boolean }>(
      `MATCH (l:Lease {name: $name}) SET l.asked = timestamp() WITH l WHERE l.holder = $holder
       SET l.expiresAt = timestamp() + $ttl RETURN coalesce(l.cancelled = $holder, false) AS cancelled`,
      parameters,
    );
    if (row === undefined) throw appError('SYNC_LEASE_LOST', { connection: this.connection });
    if (!row.cancelled) return;
    const reason = appError('SYNC_CANCELLED', { connection: this.connection });
    this.#cancelled.abort(reason);
    throw reason;
  }

  async #renew(): Promise<void> {
    // Behind a long write a renewal waits for its lock; more of them would only wait with it.
    if (this.#renewing) return;
    this.#renewing = true;
    try {
      await this.graph.transaction((tx) =>
        this.hold((statement, parameters) => tx.run(statement, parameters)),
      );
    } catch {
      // The next write finds out and ends the run; a renewal alone decides nothing but a wish to stop.
    } finally {
      this.#renewing = false;
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
      'MATCH (l:Lease {name: $name}) WHERE l.holder = $holder REMOVE l.holder, l.expiresAt, l.cancelled',
      { name: leaseName(this.connection), holder: this.holder },
    );
  }
}

/**
 * Asks whoever syncs a connection to stop. The mark names the holder, so that it never meets a later run; the holder
 * sees it at its next write or renewal, whichever comes first.
 * @returns whether somebody holds the lease.
 */
export async function askToStop(graph: Graph, connection: string): Promise<boolean> {
  const rows = await graph.write(
    `MATCH (l:Lease {name: $name}) WHERE l.holder IS NOT NULL AND l.expiresAt >= timestamp()
     SET l.cancelled = l.holder RETURN 1 AS asked`,
    { name: leaseName(connection) },
  );
  return rows.length > 0;
}

/** Cypher that is true when the connection of that name is being synced: its lease is held and has not ended. */
export const isHeld = (connection: string): string =>
  `EXISTS { (l:Lease {name: 'sync:' + ${connection}}) WHERE l.holder IS NOT NULL AND l.expiresAt >= timestamp() }`;

function leaseName(connection: string): string {
  return `sync:${connection}`;
}
