import { entities } from '../gitlab/entities/index.js';
import type { EntityKind } from '../gitlab/model/entity.js';
import type { SavedQuery } from '../queries/types.js';
import type { WrittenFacts } from '../sync/written-facts.js';

/** What a statement can see of the graph. */
interface Sight {
  /** All words of its text: names of labels, types and properties among them. */
  readonly words: ReadonlySet<string>;
  /** Types of relationships that it follows to nodes of any label. */
  readonly open: ReadonlySet<string>;
  /** Whether it follows relationships of any type. */
  readonly isUntyped: boolean;
}

const sights = new WeakMap<object, Sight>();

/** A relationship pattern with the node that its arrow leads to: the one behind it, or before it where it points left. */
const patterns = [
  /-\s*\[\s*\w*\s*:?([^\]{*]*)[^\]]*\]\s*->\s*[*+]?\s*\(\s*(\w*)\s*(:?)/g,
  /\(\s*(\w*)\s*(:?)[^()]*\)\s*<-\s*\[\s*\w*\s*:?([^\]{*]*)[^\]]*\]\s*-/g,
] as const;

function sightOf(query: Pick<SavedQuery, 'statement'>): Sight {
  const known = sights.get(query);
  if (known !== undefined) return known;
  const text = query.statement.replace(/\/\/[^\n]*/g, ' ');
  // A name that has a label somewhere is taken to have it everywhere.
  const labelled = new Set([...text.matchAll(/[(]\s*(\w+)\s*:/g)].map(([, name]) => name));
  const open = new Set<string>();
  let isUntyped = /--|-->|<--/.test(text);
  const note = (types: string, name: string, colon: string) => {
    const named = types.match(/\w+/g) ?? [];
    if (named.length === 0) isUntyped = true;
    if (colon !== ':' && !(name !== '' && labelled.has(name))) for (const type of named) open.add(type);
  };
  for (const [, types = '', name = '', colon = ''] of text.matchAll(patterns[0])) note(types, name, colon);
  for (const [, name = '', colon = '', types = ''] of text.matchAll(patterns[1])) note(types, name, colon);
  const sight = { words: new Set(text.match(/\w+/g)), open, isUntyped };
  sights.set(query, sight);
  return sight;
}

const labelsOf = (kind: EntityKind) => [entities[kind].label, ...entities[kind].classLabels];

/**
 * Whether what was written can change what a query finds, by the names in its statement; it may say so of one that finds the same.
 * A query that looks at time alone, at runs or at results is not affected by what is written of the estate.
 */
export function isAffected(query: Pick<SavedQuery, 'statement'>, written: WrittenFacts): boolean {
  const { words, open, isUntyped } = sightOf(query);
  const sees = (kind: EntityKind) => labelsOf(kind).some((label) => words.has(label));
  const { kinds, relationships, properties } = written;
  if (
    kinds.size + relationships.size + properties.size > 0 &&
    (words.has('Change') || words.has('properties'))
  )
    return true;
  return (
    [...properties].some((name) => words.has(name)) ||
    [...kinds].some(sees) ||
    (isUntyped && relationships.size > 0) ||
    [...relationships].some(([type, ends]) => words.has(type) && (open.has(type) || [...ends].some(sees)))
  );
}
