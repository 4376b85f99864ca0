/** A part of a statement, with comments and blanks left out. */
export interface Token {
  /** `word`: a name or keyword; `quoted`: a name in backticks. */
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';
  /** The name, the text of the string, or the symbol; keywords as they are written. */
  readonly text: string;
  /** The same in capitals, for a word; else empty. */
  readonly upper: string;
  readonly start: number;
  readonly end: number;
  /** Index of the bracket that closes this one, or that this one closes; else -1. */
  readonly pair: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

/** A statement that cannot be told apart into tokens for sure; its message says why. */
export class LexError extends Error {}

/** In this order of alternatives each token is taken whole. */
const pattern =
  /(?<blank>[ \t\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*")|(?<quoted>`(?:``|[^`])*`)|(?<parameter>\$(?:[A-Za-z_]\w*|\d+|`(?:``|[^`])*`))|(?<number>0[xo][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<symbol>=~|<>|<=|>=|\|\||\.\.|::|[-+*/%^=<>()[\]{},.:;|&!$?])/y;

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Why the text cannot be read the way Neo4j reads it. Neo4j turns `\uXXXX` into characters before it looks at the text,
 * some versions everywhere and some inside of strings only, and knows line ends and blanks that others do not.
 */
function oddity(text: string): string | undefined {
  if (/\\u/i.test(text)) return 'write characters as they are instead of as \\u escapes, or in a parameter';
  if (/[^\P{Cc}\n\t]|[\u2028\u2029]|\p{Cf}|\p{Cs}/u.test(text))
    return 'it has control or invisible characters; put such text in a parameter';
  return undefined;
}

function unquote(raw: string): string {
  return raw.slice(1, -1).replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
}

/**
 * The tokens of a statement, as Neo4j reads them; what it may read in another way is refused.
 * @throws LexError
 */
export function lex(text: string): Token[] {
  const odd = oddity(text);
  if (odd !== undefined) throw new LexError(odd);
  const tokens: (Token & { pair: number })[] = [];
  const open: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) {
      const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
      throw new LexError(`${character} at ${start + 1} is not closed, or must be in backticks or quotes`);
    }
    const [kind, raw = ''] = Object.entries(groups).find(([, value]) => value !== undefined) ?? ['blank'];
    if (kind === 'blank') continue;
    const isOpening = kind === 'symbol' && '([{'.includes(raw);
    const opener = kind === 'symbol' ? closing[raw] : undefined;
    const pair = opener === undefined ? -1 : (open.pop() ?? -1);
    if (opener !== undefined && tokens[pair]?.text !== opener)
      throw new LexError(`${raw} at ${start + 1} closes nothing`);
    const partner = tokens[pair];
    if (partner !== undefined) partner.pair = tokens.length;
    tokens.push({
      kind: kind as Token['kind'],
      text:
        kind === 'string'
          ? unquote(raw)
          : kind === 'quoted'
            ? raw.slice(1, -1).replaceAll('``', '`')
            : kind === 'parameter'
              ? raw.replace(/^\$`?|`$/g, '').replaceAll('``', '`')
              : raw,
      upper: kind === 'word' ? raw.toUpperCase() : '',
      start,
      end: start + raw.length,
      pair,
      depth: open.length,
    });
    if (isOpening) open.push(tokens.length - 1);
  }
  if (open.length > 0) throw new LexError('a bracket is not closed');
  return tokens;
}

/** Whether a token is this symbol. */
export function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Whether a token is a name, quoted or not. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'quoted';
}
