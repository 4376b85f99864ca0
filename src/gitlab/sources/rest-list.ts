import type { z } from 'zod';
import type { ListOptions } from '../client/types.js';
import type { EdgeRow, OwnedEdges, View } from '../model/entity.js';
import { rowProblem } from '../model/row.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

/** Where a list is and how it is paged. */
export interface ListAddress {
  readonly path: string;
  readonly options?: ListOptions;
}

type Address = (target: Target, job: ReadJob) => ListAddress;

/** The row's id, when it looks like one: anything else may be a secret, or endless. */
function idOf(raw: unknown): string {
  const id = String((raw as { id?: unknown } | null)?.id);
  return /^(gid:\/\/gitlab\/[\w:]{1,40}\/)?\d{1,20}$/.test(id) ? id : '?';
}

/** Parses rows, dropping and naming those that are malformed. */
export function parseRows<Row>(rows: readonly unknown[], schema: z.ZodType<Row>, scope: Scope): Row[] {
  return rows.flatMap((raw) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return [parsed.data];
    scope.drop(`row ${idOf(raw)}: ${rowProblem(parsed.error)}`);
    return [];
  });
}

/** Runs `work` for each target in turn; its list is complete when nothing was thrown. */
export async function eachTarget(
  job: ReadJob,
  work: (scope: Scope, target: Target) => Promise<void>,
): Promise<void> {
  for (const target of job.targets) {
    const scope = job.scope(target);
    try {
      await work(scope, target);
      scope.complete();
    } catch (error) {
      scope.fail(error);
    }
  }
}

/** Reads a REST list whose rows are nodes: they are written as they come, and swept when the list is complete. */
export function restNodes<Row>(
  address: Address,
  schema: z.ZodType<Row>,
  view: (row: Row, target: Target, job: ReadJob) => View | readonly View[],
): Source['read'] {
  return (job) =>
    eachTarget(job, async (scope, target) => {
      const { path, options } = address(target, job);
      for await (const page of job.client.list(path, options)) {
        await scope.emit(parseRows(page, schema, scope).flatMap((row) => view(row, target, job)));
      }
    });
}

/**
 * Reads a REST list whose rows are relationships of the target: they replace the known ones in one step, when the
 * whole list was read and every row was good; otherwise nothing changes.
 */
export function restEdges<Row>(
  address: Address,
  schema: z.ZodType<Row>,
  edges: Pick<OwnedEdges, 'type' | 'direction'> & {
    row(row: Row, job: ReadJob): EdgeRow;
    exhaustive(job: ReadJob): boolean;
  },
): Source['read'] {
  return (job) =>
    eachTarget(job, async (scope, target) => {
      const { path, options } = address(target, job);
      const rows: EdgeRow[] = [];
      for await (const page of job.client.list(path, options)) {
        for (const row of parseRows(page, schema, scope)) rows.push(edges.row(row, job));
      }
      if (scope.dropped) return;
      const { type, direction } = edges;
      const node = { kind: target.kind as 'group' | 'project', id: target.id };
      const exhaustive = edges.exhaustive(job);
      await scope.emit([{ node, edges: [{ type, direction, rows, exhaustive }] }]);
    });
}

/** Reads one REST document for each target, as a view of the target. */
export function restDocument<Row>(
  path: (target: Target) => string,
  query: Record<string, boolean>,
  schema: z.ZodType<Row>,
  view: (row: Row, target: Target, job: ReadJob) => View | readonly View[],
): Source['read'] {
  return (job) =>
    eachTarget(job, async (scope, target) => {
      const rows = parseRows([await job.client.get(path(target), query)], schema, scope);
      await scope.emit(rows.flatMap((row) => view(row, target, job)));
    });
}
