import { appError, isAppError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';
import { enumOf, type PageArguments } from '../pages.js';
import { connectionViews } from './connections.js';
import { coverageOf, incompletePage } from './details.js';
import { type RunRow, type RunsArguments, runById, runStatuses, runsPage } from './runs.js';
import { connectionStates } from './state.js';
import { verificationOf } from './verification.js';

interface Named {
  readonly connection: string;
}

async function connectionNamed(context: ApiContext, name: string) {
  const [connection] = await connectionViews(context, name);
  return connection ?? null;
}

async function startSync(
  _parent: unknown,
  { connection, full }: Named & { readonly full?: boolean | null },
  context: ApiContext,
) {
  const id = await context.syncs.start(connection, full ?? false);
  const run = await runById(context, id);
  // Nothing removes a run that has just begun, unless somebody empties the database by hand.
  if (run === null) throw appError('SYNC_CANCELLED', { connection });
  return { run, name: connection };
}

async function cancelSync(_parent: unknown, { connection }: Named, context: ApiContext) {
  return { cancelled: await context.syncs.cancel(connection), name: connection };
}

async function verifyConnection(_parent: unknown, { connection }: Named, context: ApiContext) {
  try {
    return { ...verificationOf(await context.syncs.verify(connection)), name: connection };
  } catch (error) {
    // What GitLab says of the token is the answer; anything else is a failure to answer.
    if (!isAppError(error) || !error.code.startsWith('GITLAB_')) throw error;
    return { accepted: false, problem: error.message, readability: [], name: connection };
  }
}

const withConnection = {
  connection: ({ name }: { readonly name: string }, _args: unknown, context: ApiContext) =>
    connectionNamed(context, name),
};

const hasEnded = (run: RunRow): boolean => run.created !== null;

/** Connections, runs of syncs, and what people may do with them. */
export const syncModule: ApiModule = {
  resolvers: () => ({
    ConnectionState: enumOf(connectionStates),
    SyncRunStatus: enumOf(runStatuses),
    SourceState: enumOf(['read', 'covered', 'unreadable', 'absent']),
    IncompleteStatus: enumOf(['denied', 'failed']),
    ReadabilityVerdict: enumOf(['yes', 'no', 'depends']),
    Query: {
      connections: (_parent, _args, context) => connectionViews(context),
      connection: (_parent, { name }: { readonly name: string }, context) => connectionNamed(context, name),
      syncRuns: (_parent, args: RunsArguments, context) => runsPage(context, args),
      syncRun: (_parent, { id }: { readonly id: string }, context) => runById(context, id),
    },
    Mutation: { startSync, cancelSync, verifyConnection },
    StartSyncPayload: withConnection,
    CancelSyncPayload: withConnection,
    VerifyConnectionPayload: withConnection,
    SyncRunConnection: {
      totalCount: async ({ total }: Awaited<ReturnType<typeof runsPage>>) => ({
        value: await total(),
        isEstimate: false,
      }),
    },
    SyncRun: {
      counts: (run: RunRow) => (hasEnded(run) ? { ...run, compared: run.views } : null),
      scopes: (run: RunRow) =>
        hasEnded(run)
          ? { complete: run.scopesComplete, denied: run.scopesDenied, failed: run.scopesFailed }
          : null,
      coverage: (run: RunRow, _args, context) => (run.detailsPruned ? null : coverageOf(context, run.id)),
      incomplete: async (run: RunRow, args: PageArguments, context) => {
        if (run.detailsPruned) return null;
        const page = await incompletePage(context, run.id, args);
        const value = (run.scopesDenied ?? 0) + (run.scopesFailed ?? 0);
        return { ...page, totalCount: { value, isEstimate: false } };
      },
    },
  }),
};
