import {
  acceptIdentityBaselines,
  baselineStates,
  type IdentityBaseline,
  type IdentityFilter,
  identityBaselines,
  identityKinds,
} from '../../alerts/identity-baselines.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import type { ApiModule } from '../module.js';
import { enumOf, type PageArguments, pageOfSorted } from '../pages.js';

interface ListArguments extends PageArguments {
  readonly filter?: IdentityFilter | null;
}

interface AcceptArguments extends Omit<IdentityFilter, 'states'> {
  readonly reason: string;
}

const counted = (rows: readonly IdentityBaseline[]) =>
  baselineStates
    .map((value) => ({ value, count: rows.filter(({ state }) => state === value).length }))
    .filter(({ count }) => count > 0);

async function list(_parent: unknown, { filter, ...page }: ListArguments, context: ApiContext) {
  const rows = await identityBaselines(readerOf(context), context.savedQueries.queries, filter ?? {});
  const placeOf = ({ identityKey }: IdentityBaseline) => [identityKey];
  const found = pageOfSorted(context, 'identityBaselines', page, rows, placeOf, 1);
  return { ...found, totalCount: rows.length, byState: counted(rows) };
}

const accept = (_parent: unknown, { reason, ...filter }: AcceptArguments, context: ApiContext) =>
  acceptIdentityBaselines(context.graph, context.savedQueries.queries, filter, {
    by: context.principal.name,
    reason,
  });

/** What non-human identities may do, beside what somebody accepted. */
export const identityBaselinesModule: ApiModule = {
  resolvers: () => ({
    NonHumanIdentityKind: enumOf(identityKinds),
    Query: { identityBaselines: list },
    Mutation: { acceptIdentityBaseline: accept },
    IdentityBaseline: {
      identity: nodeAt('identityKey'),
      before: ({ accepted }: IdentityBaseline) => accepted,
      after: ({ permissions }: IdentityBaseline) => permissions,
    },
  }),
};
