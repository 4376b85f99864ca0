import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type Example, parseExample } from './examples.js';

const samples: Readonly<Record<string, unknown>> = { SafeInt: 1, Int: 1, Float: 1, Boolean: true };

function sampleOf(type: GraphQLInputType): unknown {
  const one = samples[getNamedType(type).name] ?? 'acme';
  return isListType(getNullableType(type)) ? [one] : one;
}

function exampleOf(field: GraphQLField<unknown, unknown>): Example {
  const result = getNamedType(field.type);
  const rows = isObjectType(result) ? result.getFields().rows : undefined;
  const row = rows === undefined ? undefined : getNamedType(rows.type);
  const columns = isObjectType(row) ? Object.keys(row.getFields()) : [];
  const required = field.args.filter(isRequiredArgument);
  const head = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = ['first: 10', ...required.map(({ name }) => `${name}: $${name}`)].join(', ');
  const variables = Object.fromEntries(required.map(({ name, type }) => [name, sampleOf(type)]));
  const operation = `query${head === '' ? '' : ` (${head})`} {
  queries {
    ${field.name}(${given}) {
      rows {
${columns.map((name) => `        ${name}`).join('\n')}
      }
      pageInfo { hasNextPage endCursor }
      complete
    }
  }
}`;
  return parseExample(`# Its first rows\n# variables: ${JSON.stringify(variables)}\n${operation}`);
}

/** The fields of `queries { … }`; none when there are no saved queries. */
export function savedQueryFields(schema: GraphQLSchema): readonly GraphQLField<unknown, unknown>[] {
  const field = schema.getQueryType()?.getFields().queries;
  const type = field === undefined ? undefined : getNamedType(field.type);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** An example of each saved query's field, made from its parameters and columns, by the field's name. */
export function savedQueryExamples(schema: GraphQLSchema): ReadonlyMap<string, Example> {
  return new Map(savedQueryFields(schema).map((field) => [field.name, exampleOf(field)]));
}
