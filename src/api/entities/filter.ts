import { appError } from '../../core/errors.js';
import { isoTime, type PropertyType } from '../../gitlab/model/values.js';
import type { ApiKind } from './names.js';

/** A filter as the client gave it; the schema has checked its shape. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** Bounds of one filter. */
const most = { depth: 5, values: 500, conditions: 100 };

interface Operator {
  condition(left: string, right: string): string;
  /** What it says of a fact that is known to be none. */
  readonly ofNone: boolean;
}

const compare = (sign: string, ofNone = false): Operator => ({
  condition: (left, right) => `${left} ${sign} ${right}`,
  ofNone,
});

const operators: Readonly<Record<string, Operator>> = {
  equals: compare('='),
  notEquals: compare('<>', true),
  in: compare('IN'),
  contains: compare('CONTAINS'),
  startsWith: compare('STARTS WITH'),
  endsWith: compare('ENDS WITH'),
  lt: compare('<'),
  lte: compare('<='),
  gt: compare('>'),
  gte: compare('>='),
  before: compare('<'),
  onOrBefore: compare('<='),
  after: compare('>'),
  onOrAfter: compare('>='),
};

const listOperators: Readonly<Record<string, Operator>> = {
  contains: { condition: (left, right) => `${right} IN ${left}`, ofNone: false },
  containsAny: { condition: (left, right) => `any(each IN ${right} WHERE each IN ${left})`, ofNone: false },
};

const refuse = (reason: string) => appError('FILTER_INVALID', { reason });

/**
 * Makes Cypher conditions of filters. They are three-valued (Kleene): what could not be read is neither true nor
 * false. A condition is therefore made either to hold or, under `not`, to be known to fail, which needs no third value
 * and leaves plain comparisons that indexes can serve.
 */
class Compiler {
  #conditions = 0;

  constructor(
    private readonly kind: ApiKind,
    private readonly variable: string,
    private readonly parameters: Record<string, unknown>,
  ) {}

  compile(filter: FilterInput, negated: boolean, depth: number): string {
    if (depth > most.depth) throw refuse(`and, or and not are nested more than ${most.depth} deep`);
    const parts = Object.entries(filter).map(([name, value]) => {
      if (value === null) throw refuse(`${name} is null; leave it out, or ask for exists: false`);
      if (name === 'not') return this.compile(value as FilterInput, !negated, depth + 1);
      if (name === 'and' || name === 'or')
        return this.#list(name, value as readonly FilterInput[], negated, depth + 1);
      return this.#property(name, value as FilterInput, negated);
    });
    return join(parts, !negated);
  }

  #list(name: 'and' | 'or', filters: readonly FilterInput[], negated: boolean, depth: number): string {
    if (name === 'or' && filters.length === 0) throw refuse('or needs at least one alternative');
    const parts = filters.map((filter) => this.compile(filter, negated, depth));
    return join(parts, (name === 'and') !== negated);
  }

  #property(name: string, { ignoreCase, ...filter }: FilterInput, negated: boolean): string {
    const type = typeOf(this.kind, name);
    const parts = Object.entries(filter).map(([operator, value]) => {
      if (value === null) throw refuse(`${name}.${operator} is null; leave it out, or ask for exists: false`);
      this.#conditions += 1;
      if (this.#conditions > most.conditions) throw refuse(`it has more than ${most.conditions} conditions`);
      if (operator === 'exists') return this.#exists(name, (value === true) !== negated);
      return this.#compare(name, type, operator, value, ignoreCase === true, negated);
    });
    return join(parts, !negated);
  }

  #isNone(name: string): string {
    return `(${this.variable}.${name} IS NULL AND NOT '${name}' IN ${this.variable}.unreadable)`;
  }

  #exists(name: string, wanted: boolean): string {
    return wanted ? `${this.variable}.${name} IS NOT NULL` : this.#isNone(name);
  }

  #compare(
    name: string,
    type: PropertyType,
    operator: string,
    value: unknown,
    ignoreCase: boolean,
    negated: boolean,
  ): string {
    const known = (type === 'texts' || type === 'integers' ? listOperators : operators)[operator];
    if (known === undefined) throw refuse(`${name} has no ${operator}`);
    const right = this.#parameter(name, operator, type, value, ignoreCase);
    const property = `${this.variable}.${name}`;
    const condition = known.condition(ignoreCase ? `toLower(${property})` : property, right);
    // Cypher finds nothing in an empty list, not even the unknown: only a known value may be known to fail.
    const decided = negated ? `(${property} IS NOT NULL AND NOT (${condition}))` : condition;
    return known.ofNone === negated ? decided : `(${decided} OR ${this.#isNone(name)})`;
  }

  #parameter(
    name: string,
    operator: string,
    type: PropertyType,
    value: unknown,
    ignoreCase: boolean,
  ): string {
    if (Array.isArray(value) && value.length > most.values)
      throw refuse(`${name}.${operator} has more than ${most.values} values`);
    const stored = (each: unknown) => (type === 'time' ? isoTime(String(each)) : each);
    const parameter = `filter${this.#conditions}`;
    this.parameters[parameter] = Array.isArray(value) ? value.map(stored) : stored(value);
    if (!ignoreCase) return `$${parameter}`;
    return Array.isArray(value) ? `[each IN $${parameter} | toLower(each)]` : `toLower($${parameter})`;
  }
}

function join(parts: readonly string[], all: boolean): string {
  if (parts.length === 0) return String(all);
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(all ? ' AND ' : ' OR ')})`;
}

/** The type of a property by which a kind can be filtered. */
function typeOf(kind: ApiKind, name: string): PropertyType {
  if (name === 'key') return 'text';
  if (name === 'unreadable') return 'texts';
  const property = kind.definition.properties[name];
  if (property === undefined) throw refuse(`${kind.typeName} has no ${name}`);
  return property.type;
}

/**
 * Makes a Cypher condition on `variable` of a filter, and puts the values into `parameters`.
 * @throws AppError FILTER_INVALID when it is nested too deep, too long, or has a null.
 */
export function filterCondition(
  kind: ApiKind,
  filter: FilterInput,
  variable: string,
  parameters: Record<string, unknown>,
): string {
  return new Compiler(kind, variable, parameters).compile(filter, false, 0);
}
