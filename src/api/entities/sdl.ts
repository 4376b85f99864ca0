import type { PropertyDefinition, PropertyType } from '../../gitlab/model/values.js';
import { type ApiKind, apiKinds, type Neighbours, neighbours } from './names.js';

const outputTypes = {
  text: 'String',
  integer: 'SafeInt',
  boolean: 'Boolean',
  time: 'DateTime',
  date: 'Date',
  texts: '[String!]',
  integers: '[SafeInt!]',
} satisfies Record<PropertyType, string>;

const filterTypes = {
  text: 'StringFilter',
  integer: 'IntFilter',
  boolean: 'BooleanFilter',
  time: 'DateTimeFilter',
  date: 'DateFilter',
  texts: 'StringListFilter',
  integers: 'IntListFilter',
} satisfies Record<PropertyType, string>;

const isList = (type: PropertyType) => type === 'texts' || type === 'integers';

type Properties = Readonly<Record<string, PropertyDefinition>>;

// GraphQL's quoted strings escape as JSON's do.
const text = (description: string) => JSON.stringify(description);
const fieldsOf = (properties: Properties, types: Readonly<Record<PropertyType, string>>) =>
  Object.entries(properties).map(
    ([name, { type, description }]) => `${text(description)} ${name}: ${types[type]}`,
  );

/** `fullPath` as the name of an enum's value: `FULL_PATH`. */
export const constantName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The properties by which a kind can be sorted: those with one value, and its key. */
export function sortableNames({ definition }: ApiKind): string[] {
  const single = Object.entries(definition.properties).filter(([, { type }]) => !isList(type));
  return ['key', ...single.map(([name]) => name)];
}

function listArguments({ typeName }: ApiKind, first: number, most: string): string {
  return `(
    ${text(`Rows of a page; at most ${most}.`)} first: Int = ${first}
    ${text('The `endCursor` of the page before, or the cursor of any row.')} after: String
    ${text('Only nodes for which this is known to hold.')} filter: ${typeName}Filter
    ${text('Order; none comes last, ties are in the order of their keys.')} sort: [${typeName}Sort!])`;
}

function connection(listName: string, node: ApiKind, properties: Properties, about: string): string {
  const own = Object.keys(properties).length === 0;
  const unreadable = own
    ? ''
    : `${text('Fields of this edge that no token could read.')} unreadable: [String!]!`;
  return `
${text(about)}
type ${listName}Connection {
  ${text('The rows of the page, each with its place in the list.')} edges: [${listName}Edge!]!
  ${text('The nodes of the page.')} nodes: [${node.typeName}!]!
  ${text('Where the page lies.')} pageInfo: PageInfo!
  ${text('How many there are in all; counted only when asked for.')} totalCount: TotalCount!
  ${text('From when on the data may be older; null while a connection has not finished a sync.')} asOf: DateTime
  ${text('Whether all lists that could matter were read. If not, more may belong here.')} complete: Boolean!
  ${text('The lists that were not, at most 1,000.')} unknownScopes: [UnknownScope!]!
}
${text(own ? 'A row of a page.' : 'A row of a page, with the facts of the relationship.')}
type ${listName}Edge {
  ${text('Its place in the list: give it as `after` for what follows.')} cursor: String!
  ${text('What the row is about.')} node: ${node.typeName}!
  ${fieldsOf(properties, outputTypes).join('\n  ')}
  ${unreadable}
}`;
}

function neighbourField({ field, type, direction, other, listName, relationship }: Neighbours): string {
  const ways = direction === 'out' ? `this \`${type}\` them` : `they \`${type}\` this`;
  const about = `${other.definition.label} nodes such that ${ways}. ${relationship.description}`;
  return `${text(about)} ${field}${listArguments(other, 20, '100')}: ${listName}Connection!`;
}

function kindTypes(kind: ApiKind): string {
  const { typeName, definition, many } = kind;
  const own = neighbours.filter(({ owner }) => owner === kind);
  return `
${text(definition.description)}
type ${typeName} implements Node {
  ${text('Unique over all instances: `<host>/<kind>/<id>`.')} key: ID!
  ${text(`Always \`gitlab_${kind.kind}\`.`)} type: String!
  ${text('Fields that no token could read: their null means unknown, not none.')} unreadable: [String!]!
  ${fieldsOf(definition.properties, outputTypes).join('\n  ')}
  ${own.map(neighbourField).join('\n  ')}
}
${text(`What is asked of ${many}: all that is given must hold. What could not be read satisfies neither a condition nor its \`not\`.`)}
input ${typeName}Filter {
  ${text('By key.')} key: StringFilter
  ${text('By the names of the fields that no token could read.')} unreadable: StringListFilter
  ${fieldsOf(definition.properties, filterTypes).join('\n  ')}
  ${text('All of these hold.')} and: [${typeName}Filter!]
  ${text('At least one of these holds.')} or: [${typeName}Filter!]
  ${text('This is known not to hold.')} not: ${typeName}Filter
}
${text(`A field by which ${many} are sorted.`)}
enum ${typeName}SortField {
  ${sortableNames(kind)
    .map((name) => `${text(definition.properties[name]?.description ?? 'Key.')} ${constantName(name)}`)
    .join('\n  ')}
}
${text(`An order of ${many}.`)}
input ${typeName}Sort {
  ${text('What counts; of long texts the first 200 characters.')} field: ${typeName}SortField!
  ${text('Which way; none comes last in both.')} direction: SortDirection! = ASC
}
${connection(typeName, kind, {}, `A page of ${many}.`)}`;
}

function rootFields(kind: ApiKind): string {
  const { one, many, typeName, definition } = kind;
  const list = `${text(`All ${many}. ${definition.description}`)}
  ${many}${listArguments(kind, 50, 'what the service allows (500 by default)')}: ${typeName}Connection!`;
  if (definition.lookUp === undefined) return list;
  return `${list}
  ${text(`The ${one} with this ${definition.lookUp}; null when there is none.`)}
  ${one}(
    ${text(definition.properties[definition.lookUp]?.description ?? '')} ${definition.lookUp}: String!
    ${text('Host of its instance; needed when several instances have one.')} host: String): ${typeName}`;
}

/** The SDL of all declared kinds: types, filters, sorts, connections, lists, look-ups and neighbours. */
export function entitiesSdl(): string {
  const listed = new Map(neighbours.map((each) => [each.listName, each]));
  const connections = [...listed.values()]
    .filter(({ listName, other }) => listName !== other.typeName)
    .map(({ listName, other, relationship }) =>
      connection(
        listName,
        other,
        relationship.properties,
        `A page of ${other.many} with their \`${relationship.type}\`.`,
      ),
    );
  return `
extend type Query {
  ${apiKinds.map(rootFields).join('\n  ')}
}
${apiKinds.map(kindTypes).join('\n')}
${connections.join('\n')}`;
}
