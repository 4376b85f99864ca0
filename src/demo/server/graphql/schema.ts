import {
  buildASTSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  visit,
} from 'graphql';
import type { ListedMember } from '../members.js';
import type { Arguments, GraphQLContext } from './context.js';
import { graphqlParts } from './parts.js';
import { mergeRequestFields } from './resolve-merge-requests.js';
import { memberFields, tokenFields, userFields } from './resolve-people.js';
import { deployKeyFields, groupFields, projectFields } from './resolve-places.js';
import { rootFields } from './resolve-root.js';
import { managerFields, runnerFields } from './resolve-runners.js';
import { enterpriseFields, sdl } from './sdl.js';

type AnyResolver = GraphQLFieldResolver<unknown, GraphQLContext, Arguments>;

/** Resolvers by type; fields without one are read off the row. */
const resolvers = {
  Query: rootFields,
  UserCore: userFields,
  CurrentUser: userFields,
  MergeRequestAuthor: userFields,
  MergeRequestReviewer: userFields,
  MergeRequestAssignee: userFields,
  PersonalAccessToken: tokenFields,
  GroupMember: memberFields,
  ProjectMember: memberFields,
  Group: groupFields,
  Project: projectFields,
  AccessLevelDeployKey: deployKeyFields,
  MergeRequest: mergeRequestFields,
  CiRunner: runnerFields,
  CiRunnerManager: managerFields,
} as const;

function typeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('__typename' in value && typeof value.__typename === 'string') return value.__typename;
  if ('row' in value)
    return (value as ListedMember).row.sourceType === 'group' ? 'GroupMember' : 'ProjectMember';
  // A runner's groups come as rows of groups: the only other abstract type that is ever answered.
  return 'projectCreationLevel' in value ? 'Group' : undefined;
}

function resolversOf(type: string): Readonly<Record<string, unknown>> {
  const base = type in resolvers ? resolvers[type as keyof typeof resolvers] : {};
  return Object.assign({}, base, ...graphqlParts.map((part) => part.resolvers[type] ?? {}));
}

function paidFields(type: string): readonly string[] {
  return [enterpriseFields, ...graphqlParts.map((part) => part.enterpriseFields)].flatMap(
    (fields) => fields?.[type] ?? [],
  );
}

function build(edition: 'ce' | 'ee'): GraphQLSchema {
  const freeFields = <Node extends ObjectTypeDefinitionNode | ObjectTypeExtensionNode>(node: Node): Node => {
    const paid = edition === 'ee' ? [] : paidFields(node.name.value);
    return { ...node, fields: node.fields?.filter((field) => !paid.includes(field.name.value)) ?? [] };
  };
  const document = visit(parse([sdl, ...graphqlParts.map((part) => part.sdl)].join('\n')), {
    ObjectTypeDefinition: freeFields,
    ObjectTypeExtension: freeFields,
  });
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions: document.definitions });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && !(isInterfaceType(type) && type.name === 'User')) type.resolveType = typeOf;
    if (!isObjectType(type)) continue;
    const own = resolversOf(type.name);
    for (const field of Object.values(type.getFields())) {
      const resolve = own[field.name];
      if (resolve !== undefined) field.resolve = resolve as AnyResolver;
    }
  }
  return schema;
}

const schemas = new Map<string, GraphQLSchema>();

/** The executable schema of an edition; built once. */
export function schemaOf(edition: 'ce' | 'ee'): GraphQLSchema {
  const schema = schemas.get(edition) ?? build(edition);
  schemas.set(edition, schema);
  return schema;
}
