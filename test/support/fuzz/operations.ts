import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../../src/demo/world/random.js';
import { hostileCursor, hostileInteger, hostileJson, hostileText } from './hostile.js';

/** What is really in the graph, so that not every random question misses. */
export interface Known {
  readonly texts: readonly string[];
  readonly cursors: readonly string[];
}

/** An operation as it is sent. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Makes valid operations of a schema with random selections and arguments. */
export class OperationMaker {
  #variables: Record<string, unknown> = {};
  #declared: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly known: Known,
  ) {}

  /** A random operation of the root type. */
  make(root: GraphQLObjectType, keyword: 'query' | 'mutation' | 'subscription'): RandomOperation {
    this.#variables = {};
    this.#declared = [];
    const fields = this.random.sample(
      Object.values(root.getFields()),
      keyword === 'query' ? this.random.int(1, 2) : 1,
    );
    const body = fields.map((field, index) => `f${index}: ${this.#field(field, 0)}`).join(' ');
    const head = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`;
    return { query: `${keyword} Q${head} { ${body} }`, variables: this.#variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const text = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${text} ${this.#selection(type, depth + 1)}` : text;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const kinds = this.random.sample(this.schema.getPossibleTypes(type), 2);
      return `{ __typename ${kinds.map((kind) => `... on ${kind.name} ${this.#selection(kind, depth + 1)}`).join(' ')} }`;
    }
    if (!isObjectType(type)) return '{ __typename }';
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
    const others = fields.filter((field) => !leaves.includes(field));
    // Pages hold their rows two levels down, so the first levels always go on.
    const deeper =
      depth >= 7 ? [] : this.random.sample(others, depth < 3 ? 2 : Number(this.random.chance(0.3)));
    const names = this.random.sample(leaves, 4).map(({ name }) => name);
    const nested = deeper.map((field, index) => `d${depth}_${index}: ${this.#field(field, depth)}`);
    return `{ ${['__typename', ...names, ...nested].join(' ')} }`;
  }

  #argument(argument: GraphQLArgument): string[] {
    const { random } = this;
    const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
    if (!required && random.chance(argument.name === 'first' ? 0.1 : 0.5)) return [];
    const value = this.#valueOf(argument.name, argument.type, 0);
    if (random.chance(0.4)) return [`${argument.name}: ${literal(argument.type, value)}`];
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${String(argument.type)}`);
    this.#variables[name] = value;
    return [`${argument.name}: $${name}`];
  }

  #valueOf(name: string, type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#someOf(name, type.ofType, depth);
    return this.random.chance(0.04) ? null : this.#someOf(name, type, depth);
  }

  #someOf(name: string, type: GraphQLInputType, depth: number): unknown {
    const { random, known } = this;
    if (isNonNullType(type)) return this.#someOf(name, type.ofType, depth);
    if (isListType(type)) {
      // A long list is of shallow things, or else lists in lists would never end.
      const isLong = depth < 3 && random.chance(0.02);
      const length = isLong ? 600 : random.int(0, 3);
      return Array.from({ length }, () => this.#valueOf(name, type.ofType, isLong ? 7 : depth));
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter(
        (field) => isNonNullType(field.type) && field.defaultValue === undefined,
      );
      const some = depth > 6 ? [] : random.sample(fields, random.int(1, 2));
      const given = new Set([...required, ...some]);
      return Object.fromEntries(
        [...given].map((field) => [field.name, this.#valueOf(field.name, field.type, depth + 1)]),
      );
    }
    if (name === 'first') return random.chance(0.85) ? random.int(1, 4) : hostileInteger(random);
    if (name === 'after') return hostileCursor(random, known.cursors);
    switch (type.name) {
      case 'Int':
      case 'SafeInt':
        return hostileInteger(random);
      case 'Float':
        return random.chance(0.5) ? random.next() * 100 : hostileInteger(random);
      case 'Boolean':
        return random.chance(0.5);
      case 'JSON':
        return hostileJson(random);
      default:
        return random.chance(0.5) ? random.pick(known.texts) : hostileText(random);
    }
  }
}

/** A value in GraphQL's own notation. */
function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (value === null || value === undefined) return 'null';
  if (isListType(type))
    return `[${(value as unknown[]).map((each) => literal(type.ofType, each)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value).flatMap(([name, each]) => {
      const field = fields[name];
      return field === undefined ? [] : [`${name}: ${literal(field.type, each)}`];
    });
    return `{${parts.join(', ')}}`;
  }
  return jsonLiteral(value);
}

function jsonLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const named = Object.entries(value).filter(([name]) => /^[A-Za-z]\w*$/.test(name));
    return `{${named.map(([name, each]) => `${name}: ${jsonLiteral(each)}`).join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
