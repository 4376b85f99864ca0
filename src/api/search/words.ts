/** No more words, and no more pieces of words, than this are looked for: each costs the index a clause for every property. */
const maxPieces = 16;

/**
 * A word as the index's analyzer (Unicode's word boundaries, UAX 29) leaves it whole: a full stop or an apostrophe
 * joins letters to letters and digits to digits, a colon letters to letters; each ideograph is a word of its own.
 */
const word =
  /(?=\p{L})[\p{Script=Han}\p{Script=Hiragana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{N}\p{M}_]|(?<=\p{L})[.:'’](?=\p{L})|(?<=\p{N})[.'’](?=\p{N}))+/gu;

/** The pieces of a word that is joined by full stops, colons, apostrophes or underscores. */
const piecesOf = (whole: string): readonly string[] =>
  whole.split(/[.:'’_]+/u).filter((piece) => piece !== '');

/** The words of what people type, in small letters: letters, digits and what joins them, nothing else. */
export function wordsOf(text: string): readonly string[] {
  const found = new Set(text.normalize('NFC').toLowerCase().match(word) ?? []);
  const words: string[] = [];
  let pieces = 0;
  for (const each of found) {
    const own = piecesOf(each);
    if (own.length === 0 || pieces + own.length > maxPieces) continue;
    pieces += own.length;
    words.push(each);
  }
  return words;
}

/** Keeps Lucene from reading its query language into a word; only what joins words can need it. */
const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}_]/gu, '\\$&');

/** Whether words stand at the beginning of the index's words, or anywhere in them. */
export type Match = 'prefix' | 'infix';

/**
 * The Lucene query for nodes that have all words in any of the properties; a node that has a word whole comes first.
 * @param types values of `_type`; empty: all.
 */
export function luceneQuery(
  words: readonly string[],
  match: Match,
  properties: readonly string[],
  types: readonly string[],
): string {
  const anywhere = (term: string) => `(${properties.map((name) => `${name}:${term}`).join(' ')})`;
  const like = (text: string) => anywhere(`${match === 'infix' ? '*' : ''}${escaped(text)}*`);
  const clauses = words.map((whole) => {
    const pieces = piecesOf(whole);
    const together = pieces.map((piece) => `+${like(piece)}`).join(' ');
    // Anywhere in a word, the pieces are there wherever the whole is.
    if (pieces[0] === whole || match === 'infix') return together;
    return `+(${like(whole)} (${together}))`;
  });
  const favoured = match === 'prefix' ? words.map((whole) => `${anywhere(escaped(whole))}^4`) : [];
  const limits = types.length === 0 ? [] : [`+_type:(${types.join(' ')})^0`];
  return [...clauses, ...favoured, ...limits].join(' ');
}
