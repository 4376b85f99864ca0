import { appError } from '../../core/errors.js';
import { planOf } from './graphql-plan.js';
import type { GitLabClient, GraphQLConnection, GraphQLPage } from './types.js';

/** What the paging of one connection needs. */
export interface GraphQLPagesOptions<Node, Data> {
  readonly graphql: GitLabClient['graphql'];
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly connection: (data: Data) => GraphQLConnection<Node> | null | undefined;
  /** Rows a page (default 100, GitLab's most). */
  readonly first?: number;
  /** The cursor to start after. */
  readonly after?: string;
  readonly pageSizes?: readonly string[];
}

/**
 * All pages of a connection by cursor.
 * @throws GITLAB_NOT_FOUND when the connection is null; GITLAB_BAD_ANSWER when a row is null (it is hidden, and would be
 *   lost without a word), when the page is malformed or a cursor repeats; and whatever the request throws.
 */
export async function* readGraphQLPages<Node, Data>(
  options: GraphQLPagesOptions<Node, Data>,
): AsyncGenerator<GraphQLPage<Node>, void, undefined> {
  const { graphql, document, variables, first = 100, pageSizes } = options;
  const path = `graphql:${planOf(document).name}`;
  const seen = new Set<string>();
  let after = options.after ?? null;
  for (;;) {
    const answer = await graphql<Data>(
      document,
      { ...variables, first, after },
      pageSizes === undefined ? {} : { pageSizes },
    );
    const page = options.connection(answer.data);
    if (page === null || page === undefined) throw appError('GITLAB_NOT_FOUND', { path });
    yield { nodes: wholeNodes(page, path), missingFields: answer.missingFields };
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
    if (after === null || after === undefined) {
      throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it promises a next page without a cursor' });
    }
    if (seen.has(after))
      throw appError('GITLAB_BAD_ANSWER', { path, reason: 'its pages go round in a circle' });
    seen.add(after);
  }
}

function wholeNodes<Node>({ nodes, pageInfo }: GraphQLConnection<Node>, path: string): readonly Node[] {
  // The types describe the document; what came may still differ from it.
  if (!Array.isArray(nodes) || typeof pageInfo?.hasNextPage !== 'boolean') {
    throw appError('GITLAB_BAD_ANSWER', { path, reason: 'a page of a connection was expected' });
  }
  const whole = nodes.filter((node): node is Node => node !== null);
  const hidden = nodes.length - whole.length;
  if (hidden === 0) return whole;
  throw appError('GITLAB_BAD_ANSWER', { path, reason: `it hides ${hidden} of ${nodes.length} rows` });
}
