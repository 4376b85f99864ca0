import {
  type ComparedAccess,
  type ComparisonKind,
  compareAccess,
  comparisonKinds,
} from '../../access/compare.js';
import type { Action } from '../../access/types.js';
import { accessSources } from '../../access/unread.js';
import { sourcesOf } from '../access/sources.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import { freshness, mostScopes } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { enumOf, type PageArguments, pageOfSorted } from '../pages.js';

interface CompareArguments extends PageArguments {
  readonly identityA: string;
  readonly identityB: string;
  readonly action?: Action | null;
  readonly kinds?: readonly ComparisonKind[] | null;
}

const differing: readonly ComparisonKind[] = ['ONLY_A', 'ONLY_B', 'DIFFERENT_ROLE'];

const sideView = (side: ComparedAccess | undefined) =>
  side === undefined
    ? null
    : {
        decision: side.decision,
        accessLevel: side.accessLevel,
        sources: sourcesOf(side.grants),
      };

async function comparePage(context: ApiContext, args: CompareArguments) {
  const { identityA, identityB, action } = args;
  const { all, unread, complete } = await compareAccess(
    (statement, parameters) => context.read(statement, parameters),
    {
      identityA,
      identityB,
      ...(action == null ? {} : { action }),
    },
  );
  const wanted = args.kinds ?? differing;
  const rows = all.filter(({ kind }) => wanted.includes(kind));
  const { edges, pageInfo } = pageOfSorted(context, 'compareAccess', args, rows, ({ path, key }) => [
    path,
    key,
  ]);
  const count = (kind: ComparisonKind) => all.filter((one) => one.kind === kind).length;
  const { asOf } = await freshness(context, accessSources);
  return {
    totalCount: rows.length,
    onlyA: count('ONLY_A'),
    onlyB: count('ONLY_B'),
    differentRole: count('DIFFERENT_ROLE'),
    same: count('SAME'),
    unknown: count('UNKNOWN'),
    edges: edges.map(({ node, cursor }) => ({ ...node, a: sideView(node.a), b: sideView(node.b), cursor })),
    pageInfo,
    asOf,
    complete,
    unknownScopes: unread.slice(0, mostScopes),
  };
}

/** What one identity may do and another may not. */
export const accessCompareModule: ApiModule = {
  resolvers: () => ({
    AccessComparisonKind: enumOf(comparisonKinds),
    Query: {
      compareAccess: (_parent: unknown, args: CompareArguments, context) => comparePage(context, args),
    },
    AccessComparisonEdge: { resource: nodeAt('key') },
  }),
};
