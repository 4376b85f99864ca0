import type { IFieldResolver, IResolvers } from '@graphql-tools/utils';
import type { GraphQLResolveInfo } from 'graphql';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';
import type { NodeRow } from './connection.js';
import type { FilterInput } from './filter.js';
import { listOf } from './list.js';
import { lookUp, nodeByKey, nodesByKey } from './look-up.js';
import { type ApiKind, apiKinds, neighbours } from './names.js';
import { neighboursOf } from './neighbours.js';
import type { ListArguments } from './page.js';
import { constantName, entitiesSdl, sortableNames } from './sdl.js';

type Resolver<Args> = (parent: unknown, args: Args, context: ApiContext, info: GraphQLResolveInfo) => unknown;

function rootFields(kind: ApiKind): Record<string, Resolver<never>> {
  const list: Resolver<ListArguments> = (_parent, args, context, info) => listOf(kind, args, context, info);
  const { lookUp: property } = kind.definition;
  if (property === undefined) return { [kind.many]: list };
  const one: Resolver<FilterInput> = (_parent, args, context, info) =>
    lookUp(kind, property, args, context, info);
  return { [kind.many]: list, [kind.one]: one };
}

function typeFields(kind: ApiKind): Record<string, IFieldResolver<NodeRow, ApiContext>> {
  const own = neighbours.filter(({ owner }) => owner === kind);
  return {
    type: () => `gitlab_${kind.kind}`,
    unreadable: (node: NodeRow) => node.unreadable ?? [],
    ...Object.fromEntries(
      own.map((each) => [
        each.field,
        (node: NodeRow, args: ListArguments, context: ApiContext, info: GraphQLResolveInfo) =>
          neighboursOf(each, node, args, context, info),
      ]),
    ),
  };
}

function edgeTypes(): Record<string, Record<string, unknown>> {
  const withFacts = neighbours.filter(({ listName, other }) => listName !== other.typeName);
  const unreadable = (edge: Readonly<Record<string, unknown>>) => edge.unreadable ?? [];
  return Object.fromEntries(withFacts.map(({ listName }) => [`${listName}Edge`, { unreadable }]));
}

const sortField = (kind: ApiKind) =>
  Object.fromEntries(sortableNames(kind).map((name) => [constantName(name), name]));

/** The kinds of GitLab's things: lists, look-ups and neighbours, all from their declarations. */
export const entitiesModule: ApiModule = {
  typeDefs: entitiesSdl,
  resolvers: () =>
    ({
      Node: { __resolveType: ({ __typename }: NodeRow) => __typename },
      Query: {
        ...Object.assign({}, ...apiKinds.map(rootFields)),
        node: (_parent: unknown, { key }: { key: string }, context: ApiContext, info: GraphQLResolveInfo) =>
          nodeByKey(key, context, info),
        nodes: (
          _parent: unknown,
          { keys }: { keys: readonly string[] },
          context: ApiContext,
          info: GraphQLResolveInfo,
        ) => nodesByKey(keys, context, info),
      },
      ...Object.fromEntries(apiKinds.map((kind) => [kind.typeName, typeFields(kind)])),
      ...Object.fromEntries(apiKinds.map((kind) => [`${kind.typeName}SortField`, sortField(kind)])),
      ...edgeTypes(),
    }) as IResolvers<unknown, ApiContext>,
};
