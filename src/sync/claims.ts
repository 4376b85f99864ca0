import { createHash } from 'node:crypto';

/**
 * Who says that a node is there and which properties they showed, kept on the node itself:
 * `connection|source|scope|shape`. `_claims` holds those that prove existence, `_views` the rest.
 */
export interface Claim {
  readonly connection: string;
  readonly source: string;
  /** Key of the thing whose list it was in. */
  readonly scope: string;
}

/** The claim without its shape: what identifies it. */
export function claimId(claim: Claim): string {
  return `${claim.connection}|${claim.source}|${claim.scope}|`;
}

/** Start of all claims of one connection, or of one source of it. */
export function claimPrefix(connection: string, source?: string): string {
  return source === undefined ? `${connection}|` : `${connection}|${source}|`;
}

/** Splits a stored claim into its parts. */
export function parseClaim(entry: string): Claim & { readonly shape: string } {
  const [connection = '', source = '', scope = '', shape = ''] = entry.split('|');
  return { connection, source, scope, shape };
}

/** `entries` with this claim set to `shape`; the same list when it already is. */
export function withClaim(entries: readonly string[], id: string, shape: string): readonly string[] {
  const entry = `${id}${shape}`;
  if (entries.includes(entry)) return entries;
  return [...entries.filter((other) => !other.startsWith(id)), entry].sort();
}

/** The claim stored under `id`, if any. */
export function findClaim(entries: readonly string[], id: string): string | undefined {
  return entries.find((entry) => entry.startsWith(id));
}

/**
 * The sets of property names that views showed. Few exist, so a claim carries only the short name of its set;
 * the sets are stored as `PropertySet` nodes.
 */
export class PropertySets {
  readonly #names = new Map<string, readonly string[]>();
  readonly #unsaved = new Set<string>();

  /** The short name of a set, registered to be saved when it is new. */
  id(names: readonly string[]): string {
    if (names.length === 0) return '';
    const sorted = [...names].sort();
    const id = createHash('sha256').update(sorted.join(',')).digest('hex').slice(0, 12);
    if (!this.#names.has(id)) {
      this.#names.set(id, sorted);
      this.#unsaved.add(id);
    }
    return id;
  }

  /** The names in a set. */
  names(id: string): readonly string[] {
    return this.#names.get(id) ?? [];
  }

  load(rows: readonly { readonly id: string; readonly names: readonly string[] }[]): void {
    for (const { id, names } of rows) this.#names.set(id, names);
  }

  /** The sets that are not in the graph yet. */
  unsaved(): { id: string; names: readonly string[] }[] {
    return [...this.#unsaved].map((id) => ({ id, names: this.names(id) }));
  }

  saved(rows: readonly { readonly id: string }[]): void {
    for (const { id } of rows) this.#unsaved.delete(id);
  }
}
