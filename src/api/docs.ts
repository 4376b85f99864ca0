import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  OperationTypeNode,
} from 'graphql';
import { markdownTable } from '../core/markdown.js';
import { listExamples } from './entities/list-examples.js';
import type { Example } from './examples.js';
import { savedQueryExamples, savedQueryFields } from './saved-query-examples.js';

type Field = GraphQLField<unknown, unknown>;

const oneLine = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** The role that a field needs, by its `@auth`. */
export function roleOf(field: Field): string {
  const auth = field.astNode?.directives?.find(({ name }) => name.value === 'auth');
  const role = auth?.arguments?.find(({ name }) => name.value === 'role')?.value;
  return role?.kind === 'EnumValue' ? role.value : 'VIEWER';
}

/** A type as code, with a link to its section when it has one. */
function typeText(type: GraphQLArgument['type'] | Field['type']): string {
  const named = getNamedType(type);
  const text = `\`${String(type)}\``;
  return isSpecifiedScalarType(named) ? text : `[${text}](#${named.name.toLowerCase()})`;
}

function valueText(item: GraphQLArgument | GraphQLInputField): string {
  const value = item.astNode?.defaultValue;
  if (value === undefined) return '';
  const source = value.loc?.source.body.slice(value.loc.start, value.loc.end);
  return source === undefined ? '' : `\`${source}\``;
}

function inputTable(head: string, items: readonly (GraphQLArgument | GraphQLInputField)[]): string {
  return markdownTable(
    [head, 'Type', 'Default', 'Meaning'],
    items.map((item) => [
      `\`${item.name}\``,
      typeText(item.type),
      valueText(item),
      oneLine(item.description),
    ]),
  );
}

function exampleText({ title, document, variables }: Example): string {
  const values = Object.keys(variables).length === 0 ? [] : [fenced('json', JSON.stringify(variables))];
  return [`${title}:`, fenced('graphql', document), ...values].join('\n\n');
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

function rootSection(field: Field, examples: readonly Example[]): string {
  const shown = examples.filter(({ fields }) => fields[0] === field.name);
  return fieldSection(field, shown);
}

function fieldSection(field: Field, examples: readonly Example[]): string {
  const role = roleOf(field);
  return [
    `### ${field.name}`,
    oneLine(field.description),
    `Gives ${typeText(field.type)}; needs the role \`${role}\`.`,
    ...(field.args.length === 0 ? [] : [inputTable('Argument', field.args)]),
    ...examples.map(exampleText),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function root(
  title: string,
  type: GraphQLObjectType | null | undefined,
  operation: Example['operation'],
  examples: readonly Example[],
): string[] {
  if (type === null || type === undefined) return [];
  const own = examples.filter((each) => each.operation === operation);
  const fields = Object.values(type.getFields()).sort((left, right) =>
    left.name.localeCompare(right.name, 'en'),
  );
  return [`## ${title}`, ...fields.map((field) => rootSection(field, own))];
}

/** A field's arguments in its row: they are explained where the root fields have the same ones. */
function fieldName(field: Field): string {
  const names = field.args.map(({ name, type }) => `${name}: ${String(type)}`);
  return `\`${field.name}${names.length === 0 ? '' : `(${names.join(', ')})`}\``;
}

function typeBody(type: GraphQLNamedType, schema: GraphQLSchema): string[] {
  if (isEnumType(type)) {
    const rows = type.getValues().map((value) => [`\`${value.name}\``, oneLine(value.description)]);
    return [markdownTable(['Value', 'Meaning'], rows)];
  }
  if (isInputObjectType(type)) return [inputTable('Field', Object.values(type.getFields()))];
  if (isUnionType(type)) return [`One of ${type.getTypes().map(typeText).join(', ')}.`];
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const rows = Object.values(type.getFields()).map((field) => [
    fieldName(field),
    typeText(field.type),
    oneLine(field.description),
  ]);
  const kinds = isInterfaceType(type) ? schema.getPossibleTypes(type).map(typeText).join(', ') : '';
  return [
    ...(kinds === '' ? [] : [`It is one of ${kinds}.`]),
    markdownTable(['Field', 'Type', 'Meaning'], rows),
  ];
}

function typeSection(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const sort = isEnumType(type)
    ? 'enum'
    : isInputObjectType(type)
      ? 'input'
      : isScalarType(type)
        ? 'scalar'
        : isInterfaceType(type)
          ? 'interface'
          : 'type';
  return [
    `### ${type.name}`,
    `*${sort}.* ${oneLine(type.description)}`.trim(),
    ...typeBody(type, schema),
  ].join('\n\n');
}

/** The fields of `queries { … }`, each with an example. */
function savedQueries(schema: GraphQLSchema): string[] {
  const examples = savedQueryExamples(schema);
  const fields = savedQueryFields(schema);
  if (fields.length === 0) return [];
  return [
    '## Saved queries',
    'Each saved query is a field of `queries`; `docs/queries.md` says more of them.',
    ...fields.map((field) => fieldSection(field, [examples.get(field.name) ?? []].flat())),
  ];
}

/** The reference of the API in Markdown: root fields with their roles and examples, lists of kinds with made ones, then all types. */
export function graphqlMarkdown(schema: GraphQLSchema, given: readonly Example[]): string {
  const examples = [...given, ...listExamples(given)];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter(
      (type) =>
        !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !roots.some((each) => each === type),
    )
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
  return `${[
    '# GraphQL API',
    'Made from the schema by `npm run docs`; the examples are run by the tests. `access-graph schema` prints the ' +
      'schema itself, your own saved queries included, and the package has it as `dist/schema.graphql`.',
    'Send `POST /graphql` with `Authorization: Bearer <token>`; subscriptions are at `/graphql/stream` as server-sent ' +
      'events. Every list says how fresh (`asOf`) and whole (`complete`, `unknownScopes`) it is.',
    ...root('Queries', schema.getQueryType(), OperationTypeNode.QUERY, examples),
    ...root('Mutations', schema.getMutationType(), OperationTypeNode.MUTATION, examples),
    ...root('Subscriptions', schema.getSubscriptionType(), OperationTypeNode.SUBSCRIPTION, examples),
    ...savedQueries(schema),
    '## Types',
    ...types.map((type) => typeSection(type, schema)),
  ].join('\n\n')}\n`;
}
