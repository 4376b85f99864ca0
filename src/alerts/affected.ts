import { entities } from '../gitlab/entities/index.js';
import { type EntityKind, entityLabel } from '../gitlab/model/entity.js';
import type { SavedQuery } from '../queries/types.js';
import type { WrittenFacts } from '../sync/written-facts.js';

/** What a statement can see of the graph. */
interface Sight {
  /** All words of its text: names of labels, types and properties among them. */
  readonly words: ReadonlySet<string>;
  /** Types of relationships that it follows to nodes of any label. */
  readonly open: ReadonlySet<string>;
  /** Labels that follow the arrow, by the types of relationships that are followed to nodes with labels there, and nowhere else named. */
  readonly ends: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether it follows relationships of any type. */
  readonly isUntyped: boolean;
  /** Whether it looks at things of any label. */
  readonly isUnlabelled: boolean;
}

const sights = new WeakMap<object, Sight>();

/** A relationship pattern with the node that its arrow leads to: the one behind it, or before it where it points left. */
const patterns = [
  /-\s*\[\s*\w*\s*:?(?<types>[^\]{*]*)[^\]]*\]\s*->\s*[*+]?\s*\(\s*(?<name>\w*)\s*(?::(?<labels>[^){]*))?/g,
  /\(\s*(?<name>\w*)\s*(?::(?<labels>[^(){]*))?[^()]*\)\s*<-\s*\[\s*\w*\s*:?(?<types>[^\]{*]*)[^\]]*\]\s*-/g,
] as const;

/** A node by itself. */
const loneNode = /\bMATCH\s*\(\s*(?<name>\w*)\s*(?:\{[^}]*\}\s*)?\)(?!\s*(?:-|<-))/g;

/** Label expressions that say which labels a node does not have, or are worked out. */
const isExclusive = (labels: string) => /[!%$]/.test(labels);

const wordsOf = (text: string): readonly string[] => text.match(/\w+/g) ?? [];

function sightOf(query: Pick<SavedQuery, 'statement'>): Sight {
  const known = sights.get(query);
  if (known !== undefined) return known;
  const text = query.statement.replace(/\/\/[^\n]*/g, ' ');
  const words = new Map<string, number>();
  for (const word of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1);
  // A name that has a label somewhere is taken to have it everywhere.
  const labelled = new Set([...text.matchAll(/[(]\s*(\w+)\s*:/g)].map(([, name]) => name));
  const open = new Set<string>();
  const ends = new Map<string, { readonly labels: Set<string>; times: number }>();
  let isUntyped = /--|-->|<--/.test(text);
  const note = ({ types = '', name = '', labels = '' }: Readonly<Record<string, string | undefined>>) => {
    const named = wordsOf(types);
    if (named.length === 0) isUntyped = true;
    const hasLabels = wordsOf(labels).length > 0 && !isExclusive(labels);
    for (const type of named) {
      if (!hasLabels && !(name !== '' && labelled.has(name))) open.add(type);
      if (!hasLabels) continue;
      const end = ends.get(type) ?? { labels: new Set(), times: 0 };
      for (const label of wordsOf(labels)) end.labels.add(label);
      end.times += 1;
      ends.set(type, end);
    }
  };
  for (const pattern of patterns) for (const { groups } of text.matchAll(pattern)) note(groups ?? {});
  const sight = {
    words: new Set(words.keys()),
    open,
    ends: new Map(
      [...ends].flatMap(([type, { labels, times }]) =>
        times === words.get(type) ? [[type, labels] as const] : [],
      ),
    ),
    isUntyped,
    isUnlabelled: [...text.matchAll(loneNode)].some(
      ({ index, groups }) => !(groups?.name && wordsOf(text.slice(0, index)).includes(groups.name)),
    ),
  };
  sights.set(query, sight);
  return sight;
}

const labelsOf = (kind: EntityKind) => [entityLabel, entities[kind].label, ...entities[kind].classLabels];

/**
 * Whether what was written can change what a query finds, by the names in its statement; it may say so of one that finds the same.
 * A query that looks at time alone, at runs or at results is not affected by what is written of the estate.
 */
export function isAffected(query: Pick<SavedQuery, 'statement'>, written: WrittenFacts): boolean {
  const { words, open, ends, isUntyped, isUnlabelled } = sightOf(query);
  const sees = (kind: EntityKind, among: ReadonlySet<string> = words) =>
    labelsOf(kind).some((label) => among.has(label));
  const { kinds, relationships, properties } = written;
  if (
    kinds.size + relationships.size + properties.size > 0 &&
    (words.has('Change') || words.has('properties'))
  )
    return true;
  const follows = (type: string, to: ReadonlySet<EntityKind>) =>
    words.has(type) && (open.has(type) || [...to].some((kind) => sees(kind, ends.get(type))));
  return (
    [...properties].some((name) => words.has(name)) ||
    (isUnlabelled && kinds.size > 0) ||
    [...kinds].some((kind) => sees(kind)) ||
    (isUntyped && relationships.size > 0) ||
    [...relationships].some(([type, to]) => follows(type, to))
  );
}
