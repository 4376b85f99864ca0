import type { Graph } from '../../graph/driver.js';
import type { Principal } from '../context.js';

/** Somebody who proved who they are. */
export interface Proof {
  readonly principal: Principal;
  /** Milliseconds since 1970 at which the credential expires. */
  readonly expiresAt: number;
}

interface Entry extends Proof {
  readonly checkedAt: number;
}

/** How long a proof is believed without looking again, in milliseconds: revocation takes effect within this time. */
export const believedMs = 4000;
const mostEntries = 10_000;

/** Who was last seen behind the hashes of credentials; keeps the database from being asked on each request. */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Proof | undefined>>();
  #generation = 0;

  /** Whether this credential was good when last looked at. */
  knows(hash: string): boolean {
    return this.#entries.has(hash);
  }

  /** The proof behind a hash, looked up by `find` unless that was done a moment ago. */
  async get(hash: string, find: () => Promise<Proof | undefined>): Promise<Proof | undefined> {
    const now = Date.now();
    const known = this.#entries.get(hash);
    if (known !== undefined && now - known.checkedAt < believedMs)
      return known.expiresAt > now ? known : undefined;
    const asked = this.#asking.get(hash);
    if (asked !== undefined) return asked;
    const asking = this.#ask(hash, find, now).finally(() => this.#asking.delete(hash));
    this.#asking.set(hash, asking);
    return asking;
  }

  /** Forgets everything, also what is being looked up: the next request looks anew. */
  clear(): void {
    this.#generation += 1;
    this.#entries.clear();
    this.#asking.clear();
  }

  async #ask(
    hash: string,
    find: () => Promise<Proof | undefined>,
    checkedAt: number,
  ): Promise<Proof | undefined> {
    const generation = this.#generation;
    const proof = await find();
    // What was looked up before a revocation must not outlive it.
    if (generation !== this.#generation) return find();
    this.#entries.delete(hash);
    if (proof === undefined) return undefined;
    this.#entries.set(hash, { ...proof, checkedAt });
    const oldest = this.#entries.size > mostEntries ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
    return proof;
  }
}

const caches = new WeakMap<Graph, TokenCache>();

/** The cache of the tokens of a graph; one for each graph, so that a revocation finds it. */
export function tokenCacheOf(graph: Graph): TokenCache {
  const cache = caches.get(graph) ?? new TokenCache();
  caches.set(graph, cache);
  return cache;
}
