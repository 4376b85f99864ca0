import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { SavedQuery } from '../queries/types.js';
import { withRoles } from './auth/roles.js';
import type { ApiContext } from './context.js';
import { modules } from './modules.js';
import { writtenTypeDefs } from './type-defs.js';

/**
 * The executable schema: the files of `schema/` and what the modules derive, for a set of saved queries. Roles are
 * enforced in it, so that whatever serves it cannot forget them.
 */
export function createApiSchema(queries: readonly SavedQuery[]): GraphQLSchema {
  const schema = makeExecutableSchema<ApiContext>({
    typeDefs: [...writtenTypeDefs(), ...modules.flatMap(({ typeDefs }) => typeDefs?.(queries) ?? [])],
    resolvers: modules.map(({ resolvers }) => resolvers(queries)),
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return withRoles(schema);
}
