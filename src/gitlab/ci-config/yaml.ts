import {
  type CollectionTag,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';

/** A CI file's YAML, read without resolving what may grow without bounds: aliases are followed one by one. */
export interface CiYaml {
  readonly root: YAMLMap;
  readonly document: Document;
  readonly lines: readonly string[];
  readonly counter: LineCounter;
}

/** `!reference [job, key]`: GitLab puts another part of the configuration in its place. */
const reference: CollectionTag = { tag: '!reference', collection: 'seq', resolve: (value) => value };

const kinds: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'it is indented by tabs',
  DUPLICATE_KEY: 'a key is there twice',
  BAD_INDENT: 'its indentation is wrong',
  BAD_ALIAS: 'it names an anchor that is not there',
  MULTILINE_IMPLICIT_KEY: 'a key spans lines',
  MISSING_CHAR: 'a character is missing',
  UNEXPECTED_TOKEN: 'something is in the wrong place',
};

/**
 * Parses a CI file; of several documents the last one counts, for a first one may hold only `spec`.
 * @returns the file, or why it does not parse, in words that hold nothing of it.
 */
export function readYaml(text: string): CiYaml | { readonly problem: string } {
  const counter = new LineCounter();
  const options = { lineCounter: counter, customTags: [reference], merge: true, uniqueKeys: false };
  const parsed = parseAllDocuments(text, { ...options, version: '1.1', logLevel: 'silent' });
  const documents: Document[] = Array.isArray(parsed) ? parsed : [];
  for (const { errors } of documents) {
    const [error] = errors;
    if (error === undefined) continue;
    const line = error.linePos?.[0].line;
    const where = line === undefined ? '' : ` in line ${line}`;
    return { problem: `It is no YAML: ${kinds[error.code] ?? 'it cannot be parsed'}${where}.` };
  }
  const document = documents.at(-1);
  if (document === undefined || document.contents === null) return { problem: 'It is empty.' };
  const root = document.contents as unknown as Node;
  if (!isMap(root)) return { problem: 'It is no mapping of keys to values.' };
  return { root, document, lines: text.split(/\r\n|\r|\n/), counter };
}

/** The node itself, or what an alias stands for. */
export function resolved(node: unknown, { document }: CiYaml): Node | undefined {
  let found: unknown = node;
  for (let step = 0; isAlias(found) && step < 10; step += 1) found = found.resolve(document);
  return isMap(found) || isSeq(found) || isScalar(found) ? found : undefined;
}

/** The text of a scalar, also of a number or boolean as it is written; undefined for anything else. */
export function textOf(node: unknown, yaml: CiYaml): string | undefined {
  const found = resolved(node, yaml);
  if (!isScalar(found) || found.value === null) return undefined;
  if (typeof found.value === 'string') return found.value;
  return found.source ?? String(found.value);
}

/** Whether the node is a `!reference`: what it stands for is elsewhere. */
export function isReference(node: unknown, yaml: CiYaml): boolean {
  const found = resolved(node, yaml);
  return isSeq(found) && found.tag === '!reference';
}

/** The entries of a mapping with those of its merge keys; its own win. Empty for anything else. */
export function entriesOf(node: unknown, yaml: CiYaml, depth = 0): ReadonlyMap<string, unknown> {
  const map = resolved(node, yaml);
  const entries = new Map<string, unknown>();
  if (!isMap(map) || depth > 5) return entries;
  const own = map.items.map(({ key, value }) => [textOf(key, yaml), value] as const);
  for (const [key, value] of own) {
    if (key !== '<<') continue;
    const merged = resolved(value, yaml);
    for (const source of isSeq(merged) ? merged.items.slice(0, 20) : [merged])
      for (const [name, inherited] of entriesOf(source, yaml, depth + 1))
        if (!entries.has(name)) entries.set(name, inherited);
  }
  for (const [key, value] of own) if (key !== undefined && key !== '<<') entries.set(key, value);
  return entries;
}

/** The items of a list; a single value counts as a list of one, as GitLab takes it. */
export function itemsOf(node: unknown, yaml: CiYaml): readonly unknown[] {
  const found = resolved(node, yaml);
  if (found === undefined) return [];
  if (!isSeq(found)) return isScalar(found) && found.value === null ? [] : [found];
  return found.tag === '!reference' ? [] : found.items;
}

/** The texts in a list, sorted and without repetition. */
export function textsOf(node: unknown, yaml: CiYaml): string[] {
  const texts = itemsOf(node, yaml).flatMap((item) => textOf(item, yaml) ?? []);
  return [...new Set(texts)].sort();
}
