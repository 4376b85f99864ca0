import { graphql } from 'graphql';
import type { ApiServices, Role } from '../api/context.js';
import { createSyncs } from '../jobs/control.js';
import type { Cli } from './context.js';
import { withGraph } from './open-graph.js';

/** Rows that a command can ask for at most. */
export const mostRows = 100_000;

/** A command that asks starts none. */
const noSyncs = {
  connections: [],
  concurrency: 1,
  onReport: () => undefined,
  onError: () => undefined,
};

/**
 * Asks the API inside of this process, without a server: commands answer what the API answers.
 * @returns the data.
 * @throws the catalogued error behind the first error of the answer; NEO4J_*.
 */
export async function askApi<Data>(
  cli: Cli,
  document: string,
  variables: object,
  as: { readonly role?: Role } & Partial<Pick<ApiServices, 'savedQueries' | 'rules' | 'watches'>> = {},
): Promise<Data> {
  const { role = 'VIEWER', ...services } = as;
  const config = cli.config();
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  return withGraph(cli, config, access, async ({ graph }) => {
    // Loaded when needed: the other commands start faster without the schema.
    const [{ createApiSchema }, { createContext }] = await Promise.all([
      import('../api/schema.js'),
      import('../api/context.js'),
    ]);
    const logger = cli.logger(config);
    const scheduler = cli.scheduler(logger);
    const contextValue = createContext(
      {
        graph,
        logger,
        savedQueries: { queries: [], problems: [] },
        syncs: createSyncs({ ...noSyncs, graph, logger, scheduler }).control,
        limits: { queryTimeoutMs: config.api.queryTimeoutMs, maxPageSize: mostRows },
        ...services,
      },
      {
        principal: { id: 'cli', name: 'the command line', role },
        requestId: 'cli',
        signal: cli.signal,
      },
    );
    const { data, errors } = await graphql({
      schema: createApiSchema([]),
      source: document,
      variableValues: { ...variables },
      contextValue,
    });
    const [error] = errors ?? [];
    if (error !== undefined) throw error.originalError ?? error;
    return data as Data;
  });
}
