import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from '../../core/logger.js';
import type { ApiContext } from '../context.js';
import { presentError } from './failures.js';
import { costProblem, maxTokens, shapeRules } from './limits.js';
import type { ApiMetrics } from './metrics.js';
import { nameOperation } from './tracing.js';

/** What Apollo Server is made from. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly maxCost: number;
  readonly metrics: ApiMetrics;
}

/** HTTP statuses of errors that leave no data at all; all other answers have 200. */
const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  SHUTTING_DOWN: 503,
  DATABASE_AWAY: 503,
  INTERNAL: 500,
};

function costPlugin({ schema, maxCost }: ApolloOptions): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation === undefined) return;
        nameOperation(operation.operation, operation.name?.value);
        if (operation.operation === 'subscription')
          throw new GraphQLError('Subscriptions are answered at /graphql/stream only.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
        const problem = costProblem(schema, document, operation, request.variables ?? {}, maxCost);
        if (problem === undefined) return;
        const extensions = { code: problem.code, http: { status: 400 } };
        throw new GraphQLError(problem.message, { extensions });
      },
    }),
  };
}

function metricsPlugin({ metrics }: ApolloOptions): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async ({ operation, response }) => {
          const kind = operation?.operation ?? 'none';
          const result = response.body.kind === 'single' ? response.body.singleResult : undefined;
          metrics.operations.inc({ kind, outcome: result?.errors === undefined ? 'ok' : 'error' });
          metrics.operationSeconds.observe({ kind }, (performance.now() - started) / 1000);
          const codes = result?.errors?.map(({ extensions }) => String(extensions?.code)) ?? [];
          for (const code of codes) metrics.errors.inc({ code });
          if (result?.data !== null || response.http.status !== undefined) return;
          const status = codes.map((code) => statuses[code]).find((each) => each !== undefined);
          if (status !== undefined) response.http.status = status;
        },
      };
    },
  };
}

/** Apollo Server with this API's limits: nothing but the answer to one well-formed, affordable operation. */
export function createApollo(options: ApolloOptions): ApolloServer<ApiContext> {
  const { schema, logger } = options;
  return new ApolloServer<ApiContext>({
    schema,
    logger,
    nodeEnv: 'production',
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    validationRules: [...shapeRules],
    parseOptions: { maxTokens },
    plugins: [ApolloServerPluginLandingPageDisabled(), costPlugin(options), metricsPlugin(options)],
    formatError: (formatted, error) => presentError(formatted, error, logger),
  });
}
