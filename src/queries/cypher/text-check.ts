import {
  allowedFunctions,
  allowedProcedures,
  beginnings,
  forbiddenClauses,
  keywordsBeforeBrackets,
} from './allowed.js';
import { isName, isSymbol, LexError, lex, type Token } from './lexer.js';
import { type Insertion, LoopCheck, LoopError } from './loops.js';

/** How large and how nested a statement may be: Neo4j's parser and planner look at no clock. */
export const textLimits = {
  characters: 20_000,
  depth: 30,
  subqueries: 4,
  links: 30,
  parameters: 65_536,
} as const;

/** A statement that may be planned, or why it may not. */
export type TextCheck =
  | { readonly ok: true; readonly statement: string }
  | { readonly ok: false; readonly reason: string };

/** A name with its dots, and the index behind it. */
function dotted(tokens: readonly Token[], index: number): { name: string; end: number } {
  const parts: string[] = [];
  let at = index;
  for (let token = tokens[at]; isName(token); token = tokens[at]) {
    parts.push(token.text);
    at += 1;
    if (!isSymbol(tokens[at], '.') || !isName(tokens[at + 1])) break;
    at += 1;
  }
  return { name: parts.join('.').toLowerCase(), end: at };
}

/** Whether a word is a clause here and not the name of a property, label, variable or column. */
function isClause(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before?.kind === 'symbol' && ['.', ':', '|', '&', '!', '$'].includes(before.text)) return false;
  return !(isSymbol(after, ':') || isSymbol(after, '.')) || before === undefined;
}

function clauseProblem(tokens: readonly Token[]): string | undefined {
  const first = tokens[0];
  if (first === undefined) return 'it is empty';
  if (!beginnings.has(first.upper)) return `it must begin with one of ${[...beginnings].join(', ')}`;
  for (const [index, token] of tokens.entries()) {
    if (isSymbol(token, ';')) return 'it must be one statement';
    if (forbiddenClauses.has(token.upper) && isClause(tokens, index))
      return `${token.upper} is not allowed; a name that is written so must be in backticks`;
    const isPhrase =
      token.upper === 'IN' && ['TRANSACTIONS', 'CONCURRENT'].includes(tokens[index + 1]?.upper ?? '');
    if (isPhrase) return 'IN TRANSACTIONS is not allowed';
  }
  return undefined;
}

function nestingProblem(tokens: readonly Token[]): string | undefined {
  if (tokens.some(({ depth }) => depth > textLimits.depth))
    return `brackets are nested more than ${textLimits.depth} deep`;
  const links = tokens.filter(
    (token, index) =>
      isSymbol(token, '-') && (isSymbol(tokens[index + 1], '[') || isSymbol(tokens[index + 1], '-')),
  );
  if (links.length > textLimits.links)
    return `it has more than ${textLimits.links} relationships in its patterns`;
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    while (open.length > 0 && (tokens[open.at(-1) ?? 0]?.pair ?? -1) < index) open.pop();
    const before = tokens[index - 1];
    const callScope = isSymbol(before, ')') && tokens[(before?.pair ?? 0) - 1]?.upper === 'CALL';
    const isSubquery = ['EXISTS', 'COUNT', 'COLLECT', 'CALL'].includes(before?.upper ?? '') || callScope;
    if (isSymbol(token, '{') && isSubquery) open.push(index);
    if (open.length > textLimits.subqueries)
      return `subqueries are nested more than ${textLimits.subqueries} deep`;
  }
  return undefined;
}

function callProblem(tokens: readonly Token[]): string | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || !isName(token) || isSymbol(tokens[index - 1], '.')) continue;
    if (token.upper === 'CALL' && isName(tokens[index + 1])) {
      const { name, end } = dotted(tokens, index + 1);
      if (!allowedProcedures.has(name)) return `the procedure ${name} is not allowed`;
      index = end;
      continue;
    }
    const { name, end } = dotted(tokens, index);
    if (!isSymbol(tokens[end], '(')) continue;
    const keyword = end === index + 1 && keywordsBeforeBrackets.has(token.upper);
    const label = isSymbol(tokens[index - 1], ':');
    if (keyword || label) continue;
    if (!allowedFunctions.has(name)) return `the function ${name} is not allowed`;
    // What looks for loops and growth knows functions by their plain names.
    if (tokens.slice(index, end).some(({ kind }) => kind === 'quoted'))
      return `the name of the function ${name} must be without backticks`;
  }
  return undefined;
}

function withInsertions(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => b.at - a.at);
  return sorted.reduce((whole, { at, text: added }) => whole.slice(0, at) + added + whole.slice(at), text);
}

/**
 * Looks at the text of a statement before the database does: refuses what is not a read, what calls a function or
 * procedure that is not allowed, and what could keep the database busy where it does not look at its clock.
 * @returns the statement to run, whose loops have a check of their length.
 */
export function checkText(text: string, parameters: Readonly<Record<string, unknown>>): TextCheck {
  const refuse = (reason: string): TextCheck => ({ ok: false, reason });
  if (text.length > textLimits.characters)
    return refuse(`it has ${text.length} characters; ${textLimits.characters} are allowed`);
  if (JSON.stringify(parameters).length > textLimits.parameters)
    return refuse(`its parameters are larger than ${textLimits.parameters / 1024} KiB`);
  const normal = text.replaceAll('\r\n', '\n').trim().replace(/;$/, '');
  try {
    const tokens = lex(normal);
    const problem = clauseProblem(tokens) ?? nestingProblem(tokens) ?? callProblem(tokens);
    if (problem !== undefined) return refuse(problem);
    const insertions = new LoopCheck(tokens, parameters).run();
    return { ok: true, statement: withInsertions(normal, insertions) };
  } catch (error) {
    if (error instanceof LexError || error instanceof LoopError) return refuse(error.message);
    throw error;
  }
}
