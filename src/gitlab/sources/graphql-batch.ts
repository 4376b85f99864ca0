import type { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { GraphQLConnection } from '../client/types.js';
import { numericId } from '../model/values.js';
import { parseRows } from './rest-list.js';
import type { ReadJob, Scope, Target } from './source.js';

/** The rows of one target inside a batch: one connection, read on to its end when it overflows. */
export interface NestedList<Row> {
  readonly schema: z.ZodType<Row>;
  /** The target's connection in a row of the batch; null when GitLab hides it. */
  first(node: Record<string, unknown>): GraphQLConnection<unknown> | null | undefined;
  /** The further pages after the first. */
  rest(target: Target, after: string): AsyncGenerator<{ readonly nodes: readonly unknown[] }>;
  /** Takes the rows of one page. */
  emit(rows: readonly Row[], target: Target, scope: Scope): Promise<void>;
}

/** Two connections inside one answer's nodes are matched to targets by their global ids. */
function byId(nodes: readonly unknown[]): Map<number, Record<string, unknown>> {
  return new Map(
    nodes.flatMap((node) => {
      const record = node as Record<string, unknown> | null;
      return typeof record?.id === 'string' ? [[numericId(record.id), record] as const] : [];
    }),
  );
}

/** The global ids of a batch, as GraphQL’s `ids` arguments take them. */
export function globalIds(type: 'Project' | 'User' | 'Group', targets: readonly Target[]): string[] {
  return targets.map((target) => `gid://gitlab/${type}/${target.id}`);
}

/** Hands each target of a batch its own list; a target that the answer leaves out is not readable. */
export async function distribute<Row>(
  job: ReadJob,
  ask: () => Promise<readonly unknown[]>,
  list: NestedList<Row>,
): Promise<void> {
  const scopes = job.targets.map((target) => job.scope(target));
  let answered: Map<number, Record<string, unknown>>;
  try {
    answered = byId(await ask());
  } catch (error) {
    for (const scope of scopes) scope.fail(error);
    return;
  }
  for (const scope of scopes) {
    try {
      const node = answered.get(scope.target.id);
      const connection = node === undefined ? undefined : list.first(node);
      if (connection == null) {
        const { kind, id, fullPath } = scope.target;
        throw appError('GITLAB_NOT_FOUND', { path: fullPath || `${kind} ${id}` });
      }
      await list.emit(parseRows(connection.nodes ?? [], list.schema, scope), scope.target, scope);
      if (connection.pageInfo.hasNextPage) {
        for await (const page of list.rest(scope.target, connection.pageInfo.endCursor ?? '')) {
          await list.emit(parseRows(page.nodes, list.schema, scope), scope.target, scope);
        }
      }
      scope.complete();
    } catch (error) {
      scope.fail(error);
    }
  }
}
