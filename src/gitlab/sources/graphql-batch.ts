import type { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { GraphQLConnection } from '../client/types.js';
import { numericId } from '../model/values.js';
import { parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

/** The rows of one target inside a batch: one connection, read on to its end when it overflows. */
export interface NestedList<Row> {
  readonly schema: z.ZodType<Row>;
  /** The target's connection in a row of the batch; null when GitLab hides it. */
  first(node: Record<string, unknown>, target: Target): GraphQLConnection<unknown> | null | undefined;
  /** The further pages after the first. */
  rest(target: Target, after: string): AsyncGenerator<{ readonly nodes: readonly unknown[] }>;
  /** Takes the rows of one page. */
  emit(rows: readonly Row[], target: Target, scope: Scope): Promise<void>;
  /** Called when all rows of a target were taken. */
  end?(target: Target, scope: Scope): Promise<void>;
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
      const connection = node === undefined ? undefined : list.first(node, scope.target);
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
      await list.end?.(scope.target, scope);
      scope.complete();
    } catch (error) {
      scope.fail(error);
    }
  }
}

/** A connection inside of many projects or groups, read for several in one request. */
export interface BulkList<Row> {
  readonly of: 'project' | 'group';
  /** In the documents' names, such as `Environments`. */
  readonly name: string;
  /** The fields that lead to the connection, such as `['ciJobTokenScope', 'inboundAllowlist']`. */
  readonly path: readonly string[];
  /** Further arguments of the connection, such as `states: "available"`. */
  readonly arguments?: string;
  /** What is asked of each row. */
  readonly selection: string;
  readonly schema: z.ZodType<Row>;
  /** Rows of one project or group in the batch (default 100); the others follow one by one. */
  readonly first?: number;
  /**
   * Whether the rows of a target are one fact, such as all its relationships of a type: then they are handed on
   * together, when all were read and good, and otherwise not at all.
   */
  readonly whole?: boolean;
  /** Whether only the first page is wanted, such as the latest ten pipelines. */
  readonly latest?: boolean;
  /**
   * Least role of the caller in the project from which an empty list is believed: below it GitLab leaves out rows
   * without a word, so that the list ends denied instead.
   */
  readonly emptyFrom?: 20 | 30 | 40;
  emit(rows: readonly Row[], target: Target, scope: Scope, job: ReadJob): Promise<void>;
}

/** The documents of a bulk list: for a batch, and for the pages that follow in one project or group. */
export function bulkDocuments<Row>(
  list: Pick<BulkList<Row>, 'of' | 'name' | 'path' | 'arguments' | 'selection' | 'emptyFrom'>,
): { readonly batch: string; readonly one: string } {
  const many = `${list.of}s`;
  const role = list.emptyFrom === undefined ? '' : 'maxAccessLevel { integerValue } ';
  const nested = (paging: string) => {
    const given = [paging, ...(list.arguments === undefined ? [] : [list.arguments])].join(', ');
    const rows = `{ nodes { ${list.selection} } pageInfo { hasNextPage endCursor } }`;
    return list.path.reduceRight(
      (inner, field, place) =>
        place === list.path.length - 1 ? `${field}(${given}) ${inner}` : `${field} { ${inner} }`,
      rows,
    );
  };
  return {
    batch: `query ${list.name}Of${list.of === 'project' ? 'Projects' : 'Groups'}($ids: [ID!], $targets: Int, $first: Int) {
      ${many}(ids: $ids, first: $targets) { nodes { id ${role}${nested('first: $first')} } } }`,
    one: `query ${list.name}Of${list.of === 'project' ? 'Project' : 'Group'}($path: ID!, $first: Int, $after: String) {
      ${list.of}(fullPath: $path) { ${nested('first: $first, after: $after')} } }`,
  };
}

/** The first `count` rows of some pages. */
async function* upTo(
  pages: AsyncGenerator<{ readonly nodes: readonly unknown[] }>,
  count: number,
): AsyncGenerator<{ readonly nodes: readonly unknown[] }> {
  let left = count;
  for await (const { nodes } of pages) {
    yield { nodes: nodes.slice(0, left) };
    left -= nodes.length;
    if (left <= 0) return;
  }
}

/** The `documents` and `read` of a source: lists of those projects or groups that do not show theirs end denied. */
export function bulkList<Row>(list: BulkList<Row>): Required<Pick<Source, 'documents' | 'read'>> {
  type Connection = GraphQLConnection<unknown>;
  const documents = bulkDocuments(list);
  const wanted = list.first ?? 100;
  const connectionIn = (node: unknown): Connection | null | undefined =>
    list.path.reduce<unknown>(
      (found, field) => (found as Record<string, unknown> | null | undefined)?.[field],
      node,
    ) as Connection | null | undefined;
  /** The connection in a project of a batch; none when it may be empty only because rows were left out. */
  const shownIn = (node: Record<string, unknown>, isAdmin: boolean) => {
    const connection = connectionIn(node);
    if (connection == null) return connection;
    const role = (node.maxAccessLevel as { integerValue?: number } | null | undefined)?.integerValue ?? 0;
    const isEmpty = (connection.nodes ?? []).length === 0;
    if (isEmpty && list.emptyFrom !== undefined && !isAdmin && role < list.emptyFrom) return undefined;
    // A page may be shorter than was asked for, where GitLab found the whole too complex.
    const lacking = wanted - (connection.nodes ?? []).length;
    return list.latest === true && lacking <= 0
      ? { ...connection, pageInfo: { ...connection.pageInfo, hasNextPage: false } }
      : connection;
  };
  const read: Source['read'] = (job) => {
    const held = new Map<string, Row[]>();
    const taken = new Map<string, number>();
    const pageSizes = ['first'];
    const ask = async () => {
      const ids = globalIds(list.of === 'project' ? 'Project' : 'Group', job.targets);
      const variables = { ids, targets: job.targets.length, first: wanted };
      type Answer = Readonly<Record<string, { readonly nodes: unknown[] }>>;
      const { data } = await job.client.graphql<Answer>(documents.batch, variables, { pageSizes });
      return data[`${list.of}s`]?.nodes ?? [];
    };
    return distribute(job, ask, {
      schema: list.schema,
      first: (node) => shownIn(node, job.facts.token.isAdmin),
      rest: (target, after) => {
        const pages = job.client.graphqlPages<unknown, Readonly<Record<string, unknown>>>(
          documents.one,
          { path: target.fullPath },
          (data) => connectionIn(data[list.of]),
          { after, pageSizes },
        );
        return list.latest === true ? upTo(pages, wanted - (taken.get(target.key) ?? 0)) : pages;
      },
      emit: async (rows, target, scope) => {
        taken.set(target.key, (taken.get(target.key) ?? 0) + rows.length);
        if (list.whole !== true) return list.emit(rows, target, scope, job);
        held.set(target.key, [...(held.get(target.key) ?? []), ...rows]);
      },
      end: async (target, scope) => {
        if (list.whole === true && !scope.dropped)
          await list.emit(held.get(target.key) ?? [], target, scope, job);
        held.delete(target.key);
      },
    });
  };
  return { documents, read };
}
