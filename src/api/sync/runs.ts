import DataLoader from 'dataloader';
import { isHeld } from '../../sync/lease.js';
import type { RunStatus } from '../../sync/runs.js';
import type { ApiContext } from '../context.js';
import { cursorsOf, type Page, type PageArguments, pageOf, pageSize } from '../pages.js';

/** The ways in which a run is or ended. */
export const runStatuses = [
  'running',
  'complete',
  'partial',
  'failed',
  'cancelled',
  'interrupted',
] as const satisfies readonly RunStatus[];

/** A run as the graph holds it. */
export interface RunRow {
  readonly id: string;
  readonly connection: string;
  readonly status: RunStatus;
  readonly full: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly error: string | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly deleted: number | null;
  readonly refreshed: number | null;
  readonly views: number | null;
  readonly transactions: number | null;
  readonly scopesComplete: number | null;
  readonly scopesDenied: number | null;
  readonly scopesFailed: number | null;
  readonly requests: number | null;
  readonly retries: number | null;
  readonly rateLimitWaitMs: number | null;
  readonly clockSkewMs: number | null;
  readonly detailsPruned: boolean;
}

/** Cypher: how a run is. The instance of one that seems to run but whose lease has ended is gone. */
const statusOf = (r: string) =>
  `CASE WHEN ${r}.status = 'running' AND NOT ${isHeld(`${r}.connection`)} THEN 'interrupted' ELSE ${r}.status END`;

/** Cypher: a run as `RunRow`. */
export const runRow = (r: string): string =>
  `${r} {.id, .connection, .full, .startedAt, .finishedAt, .durationMs, .error, .created, .updated, .deleted,
    .refreshed, .views, .transactions, .scopesComplete, .scopesDenied, .scopesFailed, .requests, .retries,
    .rateLimitWaitMs, .clockSkewMs, status: ${statusOf(r)},
    detailsPruned: coalesce(${r}.scopesComplete + ${r}.scopesDenied + ${r}.scopesFailed, 0) > 0
      AND NOT EXISTS { (${r})-[:COVERED]->() }}`;

/** Which runs are wanted. */
export interface RunsArguments extends PageArguments {
  readonly connection?: string | null;
  readonly status?: readonly RunStatus[] | null;
}

const cursors = cursorsOf('syncRuns', 2);

function wanted({ connection, status }: RunsArguments): { where: string[]; parameters: object } {
  return {
    where: [
      // Names the property so that its index gives the order.
      "r.startedAt >= ''",
      ...(connection == null ? [] : ['r.connection = $connection']),
      ...(status == null ? [] : [`${statusOf('r')} IN $status`]),
    ],
    parameters: { connection: connection ?? null, status: status ?? null },
  };
}

/** A page of runs, newest first. */
export async function runsPage(
  context: ApiContext,
  args: RunsArguments,
): Promise<Page<RunRow> & { readonly total: () => Promise<number> }> {
  const size = pageSize(context, args, 20);
  const place = cursors.read(args.after);
  const { where, parameters } = wanted(args);
  const after = '(r.startedAt < $at OR r.startedAt = $at AND r.id < $id)';
  const conditions = place === undefined ? where : [...where, after];
  const rows = await context.read<{ run: RunRow }>(
    `MATCH (r:SyncRun) WHERE ${conditions.join(' AND ')}
     WITH r ORDER BY r.startedAt DESC, r.id DESC LIMIT $limit RETURN ${runRow('r')} AS run`,
    { ...parameters, at: place?.[0] ?? null, id: place?.[1] ?? null, limit: size + 1 },
  );
  const page = pageOf(
    rows.map(({ run }) => run),
    size,
    ({ startedAt, id }) => cursors.write([startedAt, id]),
  );
  const total = async () => {
    const statement = `MATCH (r:SyncRun) WHERE ${where.join(' AND ')} RETURN count(r) AS total`;
    return (await context.read<{ total: number }>(statement, { ...parameters }))[0]?.total ?? 0;
  };
  return { ...page, total };
}

/** The run of that id, read with the others that are asked for at the same moment. */
export function runById(context: ApiContext, id: string): Promise<RunRow | null> {
  const loader = context.once(
    'syncRun',
    () =>
      new DataLoader<string, RunRow | null>(
        async (ids) => {
          const statement = `UNWIND $ids AS id MATCH (r:SyncRun {id: id}) RETURN ${runRow('r')} AS run`;
          const rows = await context.read<{ run: RunRow }>(statement, { ids });
          const found = new Map(rows.map(({ run }) => [run.id, run]));
          return ids.map((each) => found.get(each) ?? null);
        },
        { cache: false },
      ),
  );
  return loader.load(id);
}
