import type { Properties } from '../../gitlab/model/values.js';

/** A change record of the graph, as far as the past needs it. */
export interface ChangeRecord {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly operation: 'created' | 'updated' | 'deleted';
  readonly subject: 'node' | 'relationship';
  /** Kind of the node, or type of the relationship. */
  readonly type: string;
  /** Key of the node; of a relationship, the key of what it reaches. */
  readonly key: string;
  readonly fromKey: string | null;
  readonly connection: string;
  readonly run: string;
  readonly properties: readonly string[] | null;
  /** JSON. */
  readonly before: string | null;
  /** JSON. */
  readonly after: string | null;
}

/** Cypher that gives the record `c` as a `ChangeRecord`. */
export const recordFacts =
  'c {.id, .at, .operation, .subject, .type, .key, .fromKey, .connection, .run, .properties, .before, .after}';

/** What a node or relationship holds; undefined: it is not there. */
export type Facts = Properties | undefined;

const isFilled = ([, value]: readonly [string, unknown]) => value !== null && value !== undefined;

function takeBack(facts: Facts, { operation, before }: ChangeRecord): Facts {
  if (operation === 'created') return undefined;
  const earlier = JSON.parse(before ?? '{}') as Properties;
  const all = operation === 'deleted' ? earlier : { ...facts, ...earlier };
  return Object.fromEntries(Object.entries(all).filter(isFilled));
}

/**
 * What a node or relationship held before all of these records of it, oldest first. What a record says was so before it is
 * set, whatever is there: so it does not matter whether `facts` were read before or after the last of them was written.
 */
export function factsBefore(facts: Facts, records: readonly ChangeRecord[]): Facts {
  return records.reduceRight<Facts>(takeBack, facts);
}
