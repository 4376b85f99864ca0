import { appError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import type { QueryCypherArgs } from '../generated/schema-types.js';
import type { ApiModule } from '../module.js';
import { runCypher } from './run.js';

function objectOf(parameters: unknown): Readonly<Record<string, unknown>> {
  if (parameters === undefined || parameters === null) return {};
  if (typeof parameters === 'object' && !Array.isArray(parameters))
    return parameters as Readonly<Record<string, unknown>>;
  throw appError('CYPHER_REFUSED', { reason: 'parameters must be an object' });
}

/** Ad-hoc Cypher that only reads. */
export const cypherModule: ApiModule = {
  resolvers: () => ({
    Query: {
      cypher: (_parent: unknown, args: QueryCypherArgs, context: ApiContext) =>
        runCypher(context.graph, args.statement, objectOf(args.parameters), context.signal),
    },
  }),
};
