import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { SavedQuery } from '../queries/types.js';
import type { ApiContext } from './context.js';
import { modules } from './modules.js';
import { writtenTypeDefs } from './type-defs.js';

/** The executable schema: the files of `schema/` and what the modules derive, for a set of saved queries. */
export function createApiSchema(queries: readonly SavedQuery[]): GraphQLSchema {
  return makeExecutableSchema<ApiContext>({
    typeDefs: [...writtenTypeDefs(), ...modules.flatMap(({ typeDefs }) => typeDefs?.(queries) ?? [])],
    resolvers: modules.map(({ resolvers }) => resolvers(queries)),
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
