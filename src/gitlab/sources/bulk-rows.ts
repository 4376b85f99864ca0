import type { z } from 'zod';
import { distribute, globalIds } from './graphql-batch.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

/** Rows inside of many projects that come in one piece: a plain list. */
export interface BulkRows<Row> {
  /** In the document's name, such as `Languages`. */
  readonly name: string;
  /** The field as it is asked of each project. */
  readonly selection: string;
  /** The rows in a project of the answer; null when GitLab hides them. */
  rows(node: Record<string, unknown>): readonly unknown[] | null | undefined;
  readonly schema: z.ZodType<Row>;
  /** Takes the rows of one project; not called when one of them was malformed. */
  emit(rows: readonly Row[], target: Target, scope: Scope, job: ReadJob): Promise<void>;
}

/** The `documents` and `read` of a source whose rows need no paging. */
export function bulkRows<Row>(list: BulkRows<Row>): Required<Pick<Source, 'documents' | 'read'>> {
  const batch = `query ${list.name}OfProjects($ids: [ID!], $targets: Int) {
    projects(ids: $ids, first: $targets) { nodes { id ${list.selection} } } }`;
  const read: Source['read'] = (job) => {
    const ask = async () => {
      const ids = globalIds('Project', job.targets);
      const variables = { ids, targets: job.targets.length };
      const { data } = await job.client.graphql<{ projects: { nodes: unknown[] } }>(batch, variables);
      return data.projects.nodes;
    };
    return distribute(job, ask, {
      schema: list.schema,
      first: (node) => {
        const nodes = list.rows(node);
        return nodes == null ? null : { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
      },
      rest: async function* () {},
      emit: async (rows, target, scope) => {
        if (!scope.dropped) await list.emit(rows, target, scope, job);
      },
    });
  };
  return { documents: { batch }, read };
}

/** Reads only targets whose list may hold something; of the others it is known to be empty. */
export function unlessEmpty(isEmpty: (target: Target) => boolean, read: Source['read']): Source['read'] {
  return async (job) => {
    for (const target of job.targets.filter(isEmpty)) job.scope(target).complete();
    const targets = job.targets.filter((target) => !isEmpty(target));
    if (targets.length > 0) await read({ ...job, targets });
  };
}

/** Whether a project has nothing in its repository, or shows it to nobody. */
export function hasNoCode({ properties }: Target): boolean {
  return properties.emptyRepo === true || properties.repositoryAccessLevel === 'disabled';
}

/** The properties that `hasNoCode` looks at. */
export const codeFacts = ['emptyRepo', 'repositoryAccessLevel'] as const;

/** Why a source of GraphQL only cannot be read. */
export function withoutGraphQL({ graphql }: ReadJob['facts']): string | undefined {
  return graphql ? undefined : 'GraphQL cannot be used';
}
