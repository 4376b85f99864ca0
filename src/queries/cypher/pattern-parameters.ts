import { isSymbol, LexError, lex, type Token } from './lexer.js';
import { regexProblem } from './regex.js';

/** The tokens of statements that match with regular expressions; saved queries are few and stay. */
const matching = new Map<string, readonly string[]>();

function patternParameters(statement: string): readonly string[] {
  let tokens: readonly Token[];
  try {
    tokens = lex(statement);
  } catch (error) {
    // The author's text may hold what a client's may not; then any parameter might be a pattern.
    if (error instanceof LexError) return [...statement.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '');
    throw error;
  }
  return tokens
    .filter(({ kind }, index) => kind === 'parameter' && isSymbol(tokens[index - 1], '=~'))
    .map(({ text }) => text);
}

/** The parameter that a statement would match with as a regular expression, and why it must not; undefined when fine. */
export function patternProblem(
  statement: string,
  values: Readonly<Record<string, unknown>>,
): { parameter: string; reason: string } | undefined {
  if (!statement.includes('=~')) return undefined;
  const names = matching.get(statement) ?? patternParameters(statement);
  matching.set(statement, names);
  for (const parameter of names) {
    const value = values[parameter];
    const reason = typeof value === 'string' ? regexProblem(value) : undefined;
    if (reason !== undefined) return { parameter, reason };
  }
  return undefined;
}
