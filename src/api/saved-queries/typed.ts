import { type GraphQLScalarType, Kind, parse, specifiedScalarTypes } from 'graphql';
import type { QueryColumn, QueryParameter, QueryProblem, SavedQuery } from '../../queries/types.js';
import { writtenTypeDefs } from '../type-defs.js';

/** A saved query with the names of its field and types. */
export interface TypedQuery {
  readonly query: SavedQuery;
  readonly field: string;
  readonly result: string;
  readonly row: string;
}

const parameterTypes: Readonly<Record<QueryParameter['type'], string>> = {
  string: 'String',
  int: 'SafeInt',
  float: 'Float',
  boolean: 'Boolean',
  string_list: '[String!]',
};

const columnTypes: Partial<Readonly<Record<QueryColumn['type'], string>>> = {
  string: 'String',
  int: 'SafeInt',
  float: 'Float',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  strings: '[String]',
  ints: '[SafeInt]',
};

const paging = ['first', 'after'];

function namesOf(query: SavedQuery): TypedQuery {
  const field = query.id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const type = field.charAt(0).toUpperCase() + field.slice(1);
  return { query, field, result: `${type}Result`, row: `${type}Row` };
}

function writtenTypes(): Set<string> {
  const written = parse(writtenTypeDefs().join('\n')).definitions.flatMap((definition) =>
    'name' in definition && definition.kind !== Kind.DIRECTIVE_DEFINITION
      ? (definition.name?.value ?? [])
      : [],
  );
  return new Set([...written, ...specifiedScalarTypes.map(({ name }: GraphQLScalarType) => name)]);
}

function nameProblem(
  { query, field, result, row }: TypedQuery,
  taken: ReadonlySet<string>,
): string | undefined {
  if (!/^[a-z]/.test(field)) return 'GraphQL has no names that begin with a digit';
  const clash = query.parameters.find(({ name }) => paging.includes(name));
  if (clash !== undefined) return `its parameter ${clash.name} is the name of an argument of every list`;
  if (taken.has(field) || taken.has(result) || taken.has(row))
    return `${field} is already the name of something else`;
  return undefined;
}

/** The saved queries that have a field of their own, and those that cannot have one. */
export function typedQueries(queries: readonly SavedQuery[]): {
  readonly typed: readonly TypedQuery[];
  readonly problems: readonly QueryProblem[];
} {
  const taken = writtenTypes();
  const typed: TypedQuery[] = [];
  const problems: QueryProblem[] = [];
  for (const names of queries.map(namesOf)) {
    const reason = nameProblem(names, taken);
    if (reason === undefined) {
      typed.push(names);
      for (const name of [names.field, names.result, names.row]) taken.add(name);
    } else {
      problems.push({ file: names.query.file, reason: `it has no field under queries: ${reason}` });
    }
  }
  return { typed, problems };
}

/** A description in SDL; the quotes of JSON are those of GraphQL. */
const described = (text: string): string => JSON.stringify(text.replace(/\s+/g, ' ').trim());

function parameterText(parameter: QueryParameter): string {
  const { description = '', values, min, max, format } = parameter;
  return [
    description,
    values === undefined ? '' : `One of ${values.join(', ')}.`,
    min === undefined ? '' : `At least ${min}.`,
    max === undefined ? '' : `At most ${max}.`,
    format === 'datetime' ? 'A time in ISO 8601 or a day.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function argument(parameter: QueryParameter): string {
  const type = `${parameterTypes[parameter.type]}${parameter.required ? '!' : ''}`;
  const value = parameter.default === null ? '' : ` = ${JSON.stringify(parameter.default)}`;
  return `${described(parameterText(parameter) || `The parameter ${parameter.name}.`)} ${parameter.name}: ${type}${value}`;
}

function column({ name, type, description }: QueryColumn): string {
  return `  ${described(description ?? `The column ${name}.`)}\n  ${name}: ${columnTypes[type] ?? 'JSON'}`;
}

function field({ query, field: name, result }: TypedQuery): string {
  const own = query.parameters.map((parameter) => `    ${argument(parameter)}`);
  const page = [
    '    "Rows of the page." first: Int = 100',
    '    "The `endCursor` of the page before." after: String',
  ];
  const text = described(`${query.title}. ${query.description}`);
  return `  ${text}\n  ${name}(\n${[...own, ...page].join('\n')}\n  ): ${result}!`;
}

function types({ query, result, row }: TypedQuery): string {
  return `
${described(`A row of ${query.id}.`)}
type ${row} {
${query.columns.map(column).join('\n')}
}
${described(`A page of ${query.id}.`)}
type ${result} {
  "The rows of the page."
  rows: [${row}!]!
  "Where the page lies."
  pageInfo: PageInfo!
  "Time from which on the data may be older; null while a connection has not finished a sync."
  asOf: DateTime
  "Whether all that the answer rests on was read."
  complete: Boolean!
  "What of it was not, at most 1,000."
  unknownScopes: [UnknownScope!]!
  "Milliseconds that it took."
  durationMs: Int!
}`;
}

/** The SDL of `queries { … }`: a field for each query that can have one; none when no query can. */
export function typedQueriesSdl(queries: readonly SavedQuery[]): string {
  const { typed } = typedQueries(queries);
  if (typed.length === 0) return '';
  return `
extend type Query {
  "The saved queries as fields of their own, with their parameters and columns."
  queries: SavedQueries!
}
"A field for each saved query."
type SavedQueries {
${typed.map(field).join('\n')}
}
${typed.map(types).join('\n')}`;
}
