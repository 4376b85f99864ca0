import { type GraphQLSchema, graphql } from 'graphql';
import { type ApiServices, createContext, type Principal } from '../../src/api/context.js';
import { createApiSchema } from '../../src/api/schema.js';
import { appError } from '../../src/core/errors.js';
import { silentLogger } from '../../src/core/logger.js';
import type { Graph } from '../../src/graph/driver.js';
import type { SyncControl } from '../../src/jobs/sync-control.js';
import type { SavedQuery } from '../../src/queries/types.js';

/** A caller with every right. */
export const admin: Principal = { id: 'test:admin', name: 'test', role: 'ADMIN' };

/** Syncs of an instance that has no connection configured. */
export const noSyncs: SyncControl = {
  connections: () => [],
  start: async (name) => {
    throw appError('CONNECTION_UNKNOWN', { name, known: [] });
  },
  cancel: async (name) => {
    throw appError('CONNECTION_UNKNOWN', { name, known: [] });
  },
  verify: async (name) => {
    throw appError('CONNECTION_UNKNOWN', { name, known: [] });
  },
  onProgress: () => () => undefined,
};

/** The schema without HTTP around it, over a real graph. */
export class TestApi {
  readonly schema: GraphQLSchema;
  readonly services: ApiServices;

  constructor(
    graph: Graph,
    options: Partial<Omit<ApiServices, 'graph'>> = {},
    queries: readonly SavedQuery[] = [],
  ) {
    this.schema = createApiSchema(queries);
    this.services = {
      graph,
      logger: silentLogger,
      savedQueries: { queries, problems: [] },
      syncs: noSyncs,
      limits: { queryTimeoutMs: 30_000, maxPageSize: 500 },
      ...options,
    };
  }

  /** The data of an answer; fails when the answer has errors. */
  async ask<T = Record<string, unknown>>(
    source: string,
    variables: Record<string, unknown> = {},
    principal: Principal = admin,
  ): Promise<T> {
    const { data, errors } = await this.answer(source, variables, principal);
    if (errors !== undefined)
      throw new AggregateError(errors, errors.map(({ message }) => message).join('; '));
    // A round trip through JSON is what a client sees.
    return JSON.parse(JSON.stringify(data)) as T;
  }

  /** The whole answer, errors and all. */
  answer(source: string, variables: Record<string, unknown> = {}, principal: Principal = admin) {
    const signal = new AbortController().signal;
    const contextValue = createContext(this.services, { principal, requestId: 'test', signal });
    return graphql({ schema: this.schema, source, variableValues: variables, contextValue });
  }
}
