import DataLoader from 'dataloader';
import type { ApiContext } from '../context.js';
import { cursorsOf, type Page, type PageArguments, pageOf, pageSize } from '../pages.js';

/** How a source ended in a run, as the graph holds it. */
export interface CoverageRow {
  readonly source: string;
  readonly title: string;
  readonly state: string;
  readonly reason: string | null;
  readonly asOf: string | null;
  readonly complete: number;
  readonly denied: number;
  readonly failed: number;
}

/** A list that was not read whole, as the graph holds it. */
export interface ScopeRow {
  readonly source: string;
  readonly target: string;
  readonly status: string;
  readonly reason: string;
  readonly code: string | null;
  /** Tells lists apart that are the same in all else. */
  readonly place: string;
}

/** How each source ended in a run; all runs of a request in one statement. */
export function coverageOf(context: ApiContext, run: string): Promise<readonly CoverageRow[]> {
  const loader = context.once(
    'syncRun.coverage',
    () =>
      new DataLoader<string, readonly CoverageRow[]>(async (ids) => {
        const rows = await context.read<{ id: string; coverage: CoverageRow[] }>(
          `UNWIND $ids AS id RETURN id, COLLECT {
             MATCH (:SyncRun {id: id})-[:COVERED]->(s)
             RETURN s {.source, .title, .state, .reason, .asOf, .complete, .denied, .failed} AS row ORDER BY s.title, s.source
           } AS coverage`,
          { ids },
        );
        const found = new Map(rows.map(({ id, coverage }) => [id, coverage]));
        return ids.map((id) => found.get(id) ?? []);
      }),
  );
  return loader.load(run);
}

const cursors = cursorsOf('incomplete', 3);

/** A page of the lists that a run did not read whole, by source and target; all runs of a request in one statement. */
export async function incompletePage(
  context: ApiContext,
  run: string,
  args: PageArguments,
): Promise<Page<ScopeRow>> {
  const size = pageSize(context, args, 50);
  const place = cursors.read(args.after);
  const loader = context.once(
    `syncRun.incomplete:${size}:${args.after ?? ''}`,
    () =>
      new DataLoader<string, readonly ScopeRow[]>(async (ids) => {
        const rows = await context.read<{ id: string; scopes: ScopeRow[] }>(
          `UNWIND $ids AS id RETURN id, COLLECT {
             MATCH (:SyncRun {id: id})-[:INCOMPLETE]->(s)
             WHERE $source IS NULL OR s.source > $source
               OR s.source = $source AND (s.target > $target OR s.target = $target AND elementId(s) > $place)
             WITH s ORDER BY s.source, s.target, elementId(s) LIMIT $limit
             RETURN s {.source, .target, .status, .reason, .code, place: elementId(s)} AS row
           } AS scopes`,
          {
            ids,
            source: place?.[0] ?? null,
            target: place?.[1] ?? null,
            place: place?.[2] ?? null,
            limit: size + 1,
          },
        );
        const found = new Map(rows.map(({ id, scopes }) => [id, scopes]));
        return ids.map((id) => found.get(id) ?? []);
      }),
  );
  const scopes = await loader.load(run);
  return pageOf(scopes, size, ({ source, target, place: own }) => cursors.write([source, target, own]));
}
