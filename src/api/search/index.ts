import { entities } from '../../gitlab/entities/index.js';
import type { EntityKind } from '../../gitlab/model/entity.js';
import type { ApiContext } from '../context.js';
import { apiKind } from '../entities/names.js';
import { freshness, sourcesFeeding } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { pageSize } from '../pages.js';
import { parseSearchCursor, searchCursor, searchTag } from './cursor.js';
import { findHits, type Hit } from './search.js';

const kinds = Object.keys(entities) as EntityKind[];

const description = (text: string) => `"""${text.replaceAll('"""', '\\"""')}"""`;

function kindsSdl(): string {
  const values = kinds.map((kind) => `${description(entities[kind].description)} ${kind.toUpperCase()}`);
  return `${description('The kinds of things in the graph.')} enum NodeKind {\n  ${values.join('\n  ')}\n}`;
}

const typeNameOf = ({ node }: Hit) => apiKind(String(node._type).replace(/^gitlab_/, ''))?.typeName;

interface SearchArgs {
  readonly text: string;
  readonly kinds?: readonly EntityKind[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

async function search(_parent: unknown, args: SearchArgs, context: ApiContext) {
  const first = pageSize(context, args, 20);
  const wanted = args.kinds ?? [];
  const tag = searchTag(args.text, wanted);
  const after =
    args.after === undefined || args.after === null ? undefined : parseSearchCursor(tag, args.after);
  const request = { text: args.text, kinds: wanted, limit: first + 1, after };
  // No kind at all is no limit when left out, and finds nothing when given as an empty list.
  const hits = args.kinds?.length === 0 ? [] : await findHits(context, request);
  const edges = hits.slice(0, first).map((hit) => ({
    node: { ...hit.node, __typename: typeNameOf(hit) },
    score: hit.score,
    cursor: searchCursor(tag, hit),
  }));
  const fresh = () => freshness(context, sourcesFeeding(...(args.kinds ?? kinds)));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage: hits.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    asOf: async () => (await fresh()).asOf,
    complete: async () => (await fresh()).complete,
    unknownScopes: async () => (await fresh()).unknownScopes,
  };
}

/** Finds things by what people call them. */
export const searchModule: ApiModule = {
  typeDefs: kindsSdl,
  resolvers: () => ({
    Query: { search },
    NodeKind: Object.fromEntries(kinds.map((kind) => [kind.toUpperCase(), kind])),
  }),
};
