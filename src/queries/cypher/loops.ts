import { isName, isSymbol, type Token } from './lexer.js';
import { regexProblem } from './regex.js';

/** Items that an expression may go through: in the outermost loop, inside of another loop, and in `reduce`. */
export const loopLimits = { outer: 10_000, inner: 200, reduce: 1000 } as const;

/** What an expression may build, in {@link unit} characters: without a collected list, and with one. */
const growthLimits = { text: 20_000, list: 64, loopBody: 20, split: 400 } as const;
const unit = 256;

/** A statement that might keep the database busy beyond its time limit; the message says why. */
export class LoopError extends Error {}

/** An addition to the text of a statement. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

const loopHead = 'head([_items IN [';
const tooLong = 'Too many items: ';
const loopTail = (most: number) =>
  `] WHERE CASE WHEN size(_items) <= ${most} THEN true ELSE date('${tooLong}' + size(_items)) IS NULL END])`;

/** Whether a failure of the database is that of a list that is too long for a loop. */
export function isLoopFailure(message: string): boolean {
  return message.includes(tooLong);
}

/** A column's name as the client wrote it, without what guards its loops. */
export function withoutGuards(column: string): string {
  let name = column.replaceAll(loopHead, '');
  for (const most of Object.values(loopLimits)) name = name.replaceAll(loopTail(most), '');
  return name;
}

const clauses = new Set(
  'MATCH OPTIONAL WITH RETURN UNWIND WHERE ORDER SKIP OFFSET LIMIT UNION CALL YIELD DISTINCT BY LET FILTER'.split(
    ' ',
  ),
);
const scalars = new Set(
  'size count length labels type keys elementid id isempty exists sum avg toboolean tointeger tofloat'.split(
    ' ',
  ),
);
const quantifiers = new Set(['ANY', 'ALL', 'NONE', 'SINGLE']);

/** How much a name may hold: `level` 1 is a list of unknown length, 2 a list of such; `weight` is in {@link unit}s. */
interface Size {
  readonly level: number;
  readonly weight: number;
}
const small: Size = { level: 0, weight: 1 };

/**
 * Neo4j looks at its clock and counts memory between rows, not inside of one expression. So every loop of an expression
 * gets a check of its list's length, and whatever could grow without bound there is refused.
 */
export class LoopCheck {
  readonly insertions: Insertion[] = [];
  readonly #sizes = new Map<string, Size>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly parameters: Readonly<Record<string, unknown>>,
  ) {}

  /** @throws LoopError */
  run(): readonly Insertion[] {
    this.#walk(0, this.tokens.length, 0);
    return this.insertions;
  }

  #at(index: number): Token | undefined {
    return this.tokens[index];
  }

  #walk(from: number, to: number, loops: number): void {
    let index = from;
    while (index < to) {
      const token = this.#at(index);
      if (token === undefined) return;
      const next = this.#loop(index, loops);
      if (next !== undefined) {
        index = next;
        continue;
      }
      this.#check(index, loops);
      index += 1;
    }
  }

  #check(index: number, loops: number): void {
    const token = this.#at(index);
    const next = this.#at(index + 1);
    if (isSymbol(token, '=~')) this.#regex(index);
    if (token?.upper === 'RANGE' && isSymbol(next, '(')) this.#range(index);
    if (token?.upper === 'REPLACE' && isSymbol(next, '(')) this.#replacement(index);
    if (token?.upper === 'AS' && isName(next)) this.#define(index, next.text);
    const own = token === undefined || !isName(token) || isSymbol(this.#at(index - 1), '.');
    if (
      loops > 0 &&
      !own &&
      !isSymbol(next, '(') &&
      this.#sizeOf(token.text).level > 0 &&
      !this.#counted(index)
    )
      throw new LoopError(
        `${token.text} is a collected list: do not use it inside of a loop of an expression`,
      );
  }

  /** Whether a name is the whole argument of a function that gives one number or a short list. */
  #counted(index: number): boolean {
    return (
      isSymbol(this.#at(index - 1), '(') &&
      isSymbol(this.#at(index + 1), ')') &&
      scalars.has(this.#at(index - 2)?.text.toLowerCase() ?? '')
    );
  }

  /** Checks the loop that begins here and gives the index behind it; undefined when none begins. */
  #loop(index: number, loops: number): number | undefined {
    const token = this.#at(index);
    const isCall = isSymbol(this.#at(index + 1), '(');
    const reduce = token?.upper === 'REDUCE' && isCall;
    if (!reduce) {
      const bracket = isSymbol(token, '[')
        ? index
        : quantifiers.has(token?.upper ?? '') && isCall
          ? index + 1
          : -1;
      const variable = this.#at(bracket + 1);
      if (bracket < 0 || !isName(variable) || this.#at(bracket + 2)?.upper !== 'IN') return undefined;
      return this.#iterate(bracket, bracket + 3, variable.text, loops, false);
    }
    const close = this.#at(index + 1)?.pair ?? -1;
    const depth = (token?.depth ?? 0) + 1;
    const comma = this.#find(index + 2, close, depth, (each) => isSymbol(each, ','));
    const [accumulator, variable] = [this.#at(index + 2), this.#at(comma + 1)];
    if (!isName(accumulator) || !isName(variable) || this.#at(comma + 2)?.upper !== 'IN')
      throw new LoopError('reduce() is not written as reduce(total = 0, item IN list | total + item)');
    if (loops > 0) throw new LoopError('reduce() must not stand inside of another loop of an expression');
    this.#walk(index + 4, comma, loops);
    const bar = this.#find(comma + 3, close, depth, (each) => isSymbol(each, '|'));
    const uses = this.tokens
      .slice(bar + 1, close)
      .filter(
        (each, at) => isName(each) && each.text === accumulator.text && !isSymbol(this.#at(bar + at), '.'),
      );
    if (uses.length > 1)
      throw new LoopError(`reduce() may use ${accumulator.text} once: what it builds could double`);
    return this.#iterate(index + 1, comma + 3, variable.text, loops, true);
  }

  #iterate(bracket: number, list: number, variable: string, loops: number, reduce: boolean): number {
    const close = this.#at(bracket)?.pair ?? -1;
    const depth = (this.#at(bracket)?.depth ?? 0) + 1;
    if (loops >= 2) throw new LoopError('loops of an expression may be nested twice');
    const end = this.#find(list, close, depth, (each) => each.upper === 'WHERE' || isSymbol(each, '|'));
    const [first, last] = [this.#at(list), this.#at(end - 1)];
    if (first === undefined || last === undefined || end <= list) throw new LoopError('a loop has no list');
    const most = reduce ? loopLimits.reduce : loops === 0 ? loopLimits.outer : loopLimits.inner;
    this.insertions.push({ at: first.start, text: loopHead }, { at: last.end, text: loopTail(most) });
    // The list is made once, outside of the loop; the ranges in it are checked by their length when it runs.
    for (let index = list; index < end; ) index = this.#loop(index, loops) ?? this.#listPart(index, loops);
    const size = this.#measure(list, end);
    const before = this.#sizes.get(variable);
    this.#sizes.set(variable, { level: Math.max(0, size.level - 1), weight: size.weight });
    this.#walk(end, close, loops + 1);
    if (this.#measure(end, close).weight > growthLimits.loopBody * (size.weight || 1))
      throw new LoopError('a loop of an expression builds too long texts');
    if (before === undefined) this.#sizes.delete(variable);
    else this.#sizes.set(variable, before);
    return close + 1;
  }

  #listPart(index: number, loops: number): number {
    if (this.#at(index)?.upper !== 'RANGE') this.#check(index, loops === 0 ? 0 : loops - 1);
    return index + 1;
  }

  #find(from: number, to: number, depth: number, test: (token: Token) => boolean): number {
    for (let index = from; index < to; index += 1) {
      const token = this.#at(index);
      if (token !== undefined && token.depth === depth && test(token)) return index;
    }
    return to;
  }

  #sizeOf(name: string): Size {
    return this.#sizes.get(name) ?? small;
  }

  #define(as: number, name: string): void {
    const depth = this.#at(as)?.depth ?? 0;
    let from = as - 1;
    while (from >= 0) {
      const token = this.#at(from);
      if (token === undefined || token.depth < depth) break;
      const property = isSymbol(this.#at(from - 1), '.');
      if (token.depth === depth && (isSymbol(token, ',') || (clauses.has(token.upper) && !property))) break;
      from -= 1;
    }
    const found = this.#measure(from + 1, as);
    const unwound = this.#at(from)?.upper === 'UNWIND' ? 1 : 0;
    const before = this.#sizeOf(name);
    const size = {
      level: Math.max(0, found.level - unwound, before.level),
      weight: Math.max(found.weight, before.weight),
    };
    if (size.weight > (size.level > 0 ? growthLimits.list : growthLimits.text))
      throw new LoopError(`${name} is built from too many parts`);
    this.#sizes.set(name, size);
  }

  /** How much the expression between two tokens may give. */
  #measure(from: number, to: number): Size {
    let level = 0;
    let weight = 0;
    let factor = 1;
    let splits = false;
    for (let index = from; index < to; index += 1) {
      const token = this.#at(index);
      if (token === undefined) break;
      const inner = this.#bracketed(index);
      if (inner !== undefined) {
        level = Math.max(level, inner.level);
        weight += inner.weight;
        index = inner.end;
        continue;
      }
      if (token.upper === 'REPLACE') factor *= this.#replacement(index);
      if (token.upper === 'NORMALIZE') factor *= 18;
      if (token.upper === 'SPLIT') {
        level = Math.max(level, 1);
        splits = true;
      }
      const size = this.#part(index, token);
      level = Math.max(level, size.level);
      weight += size.weight;
    }
    if (splits && weight * factor > growthLimits.split)
      throw new LoopError('split() is given a text that is built from too many parts');
    return { level, weight: Math.max(1, weight * factor) };
  }

  #part(index: number, token: Token): Size {
    if (token.kind === 'string') return { level: 0, weight: Math.ceil(token.text.length / unit) };
    if (token.kind === 'parameter') {
      const value = Object.hasOwn(this.parameters, token.text) ? this.parameters[token.text] : null;
      const length = JSON.stringify(value ?? null).length;
      return { level: Array.isArray(value) && length > unit * 16 ? 2 : 0, weight: Math.ceil(length / unit) };
    }
    if (!isName(token) || isSymbol(this.#at(index - 1), '.') || isSymbol(this.#at(index + 1), '('))
      return { level: 0, weight: 0 };
    return this.#sizes.get(token.text) ?? { level: 0, weight: /^[A-Z]+$/.test(token.text) ? 0 : 1 };
  }

  /** What a call or a bracket gives where that is not just the sum of its parts. */
  #bracketed(index: number): (Size & { readonly end: number }) | undefined {
    const token = this.#at(index);
    const next = this.#at(index + 1);
    const call = isSymbol(next, '(') || (isSymbol(next, '{') && token?.upper !== '');
    const name = token?.text.toLowerCase() ?? '';
    if (call && token?.kind === 'word' && next !== undefined) {
      const inside = () => this.#measure(index + 2, next.pair);
      if (scalars.has(name)) return { ...small, end: next.pair };
      if (name === 'exists' || name === 'count') return { ...small, end: next.pair };
      if (name === 'collect') return { level: inside().level + 1, weight: inside().weight, end: next.pair };
      if (name === 'reduce') {
        return { level: inside().level, weight: inside().weight * loopLimits.reduce, end: next.pair };
      }
      if (name === 'range') return { level: 1, weight: 1, end: next.pair };
    }
    if (!isSymbol(token, '[') || token === undefined || this.#isIndex(index)) return undefined;
    const inside = this.#measure(index + 1, token.pair);
    const loop = this.#at(index + 2)?.upper === 'IN';
    const pattern =
      isSymbol(next, '(') || (isSymbol(this.#at(index + 2), '=') && isSymbol(this.#at(index + 3), '('));
    const level = pattern || inside.level > 0 ? inside.level + (loop && inside.level > 0 ? 0 : 1) : 0;
    return { level, weight: inside.weight, end: token.pair };
  }

  #isIndex(index: number): boolean {
    const before = this.#at(index - 1);
    if (before === undefined || before.upper === 'IN') return false;
    return (isName(before) && !clauses.has(before.upper)) || isSymbol(before, ')') || isSymbol(before, ']');
  }

  /** A range that is not gone through row by row or in a checked loop must be short, and seen to be. */
  #range(index: number): void {
    const close = this.#at(index + 1)?.pair ?? -1;
    const unwound = this.#at(index - 1)?.upper === 'UNWIND' && this.#at(close + 1)?.upper === 'AS';
    if (unwound) return;
    const inside = this.tokens.slice(index + 2, close);
    const numbers = inside.filter(({ kind }) => kind === 'number').map(({ text }) => Number(text));
    const plain = inside.every(
      (each) => each.kind === 'number' || isSymbol(each, ',') || isSymbol(each, '-'),
    );
    const width = numbers.slice(0, 2).reduce((sum, number) => sum + Math.abs(number), 0);
    if (plain && width <= loopLimits.outer) return;
    throw new LoopError(
      `range() needs numbers up to ${loopLimits.outer} there; UNWIND range(…) AS name takes any`,
    );
  }

  /** How much longer `replace` can make a text; its arguments must be known. */
  #replacement(index: number): number {
    const close = this.#at(index + 1)?.pair ?? -1;
    const [comma, by, last, paren] = [close - 4, close - 3, close - 2, close - 1].map((at) => this.#at(at));
    const known = (token: Token | undefined): string | undefined => {
      if (token?.kind === 'string') return token.text;
      const value = token?.kind === 'parameter' ? this.parameters[token.text] : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    const [search, replacement] = [known(by), known(paren)];
    const plain =
      isSymbol(comma, ',') && isSymbol(last, ',') && search !== undefined && replacement !== undefined;
    if (!plain || search === '')
      throw new LoopError('replace() needs texts, or parameters that are texts, to look for and to put in');
    return Math.max(1, Math.ceil(replacement.length / search.length));
  }

  #regex(index: number): void {
    const pattern = this.#at(index + 1);
    const after = this.#at(index + 2);
    const value = pattern?.kind === 'parameter' ? this.parameters[pattern.text] : undefined;
    const text = pattern?.kind === 'string' ? pattern.text : value;
    const ends =
      after === undefined || after.kind === 'word' || [')', ']', '}', ',', '|'].includes(after.text);
    if (typeof text !== 'string' || !ends)
      throw new LoopError('a regular expression must be a text or a parameter that is a text');
    const problem = regexProblem(text);
    if (problem !== undefined) throw new LoopError(problem);
    const before = this.#at(index - 1);
    const open = isSymbol(before, ')') ? (before?.pair ?? index - 1) : index - 1;
    let from = open;
    while (
      from > 0 &&
      (isSymbol(this.#at(from - 1), '.') || (isName(this.#at(from - 1)) && open !== index - 1))
    )
      from -= isSymbol(this.#at(from - 1), '.') ? 2 : 1;
    const size = this.#measure(Math.max(0, from), index);
    if (size.weight > 4 || isSymbol(before, ']') || isSymbol(before, '}'))
      throw new LoopError('only a property or a short text can be matched with a regular expression');
  }
}
