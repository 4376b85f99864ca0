import type { ChangeRecord } from '../../access/history/records.js';
import type { ApiContext } from '../context.js';
import { freshness } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';
import { sourcesOfKinds } from './kinds.js';
import { type ChangesArguments, type ChangesPage, changesPage } from './page.js';

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const freshnessOf = ({ kinds }: ChangesPage, context: ApiContext) =>
  freshness(context, sourcesOfKinds(kinds));

/** What changed in the estate. */
export const changesModule: ApiModule = {
  resolvers: () => ({
    ChangeOperation: enumOf(['created', 'updated', 'deleted']),
    ChangeSubject: enumOf(['node', 'relationship']),
    Query: { changes: (_parent, args: ChangesArguments, context) => changesPage(context, args) },
    Change: {
      kind: ({ type }: ChangeRecord) => type,
      properties: ({ properties }: ChangeRecord) => properties ?? [],
      before: ({ before }: ChangeRecord) => parsed(before),
      after: ({ after }: ChangeRecord) => parsed(after),
    },
    ChangeConnection: {
      totalCount: (page: ChangesPage) => page.total(),
      asOf: async (page: ChangesPage, _args, context) => (await freshnessOf(page, context)).asOf,
      complete: async (page: ChangesPage, _args, context) => (await freshnessOf(page, context)).complete,
      unknownScopes: async (page: ChangesPage, _args, context) =>
        (await freshnessOf(page, context)).unknownScopes,
    },
  }),
};
