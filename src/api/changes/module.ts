import type { ChangeRecord } from '../../access/history/records.js';
import { changeNarrative, changeStory } from '../../alerts/change-narrative.js';
import { type NarrativeFormat, narrativeText } from '../../alerts/narrative-text.js';
import { readerOf } from '../../core/graph-read.js';
import { alertsOf } from '../alerts/module.js';
import type { ApiContext } from '../context.js';
import { freshness } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';
import { sourcesOfKinds } from './kinds.js';
import { actorsIn, alertsIn } from './loaders.js';
import { type ChangesArguments, type ChangesPage, changesPage } from './page.js';

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const freshnessOf = ({ kinds }: ChangesPage, context: ApiContext) =>
  freshness(context, sourcesOfKinds(kinds));

async function narrative(
  change: ChangeRecord,
  { format }: { readonly format: NarrativeFormat },
  context: ApiContext,
) {
  const [alerts, actor] = await Promise.all([alertsIn(context).load(change), actorsIn(context).load(change)]);
  return narrativeText(
    await changeNarrative(readerOf(context), change, { alerts, actor }),
    changeStory,
    format,
  );
}

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
      actor: (change: ChangeRecord, _args, context) => actorsIn(context).load(change),
      auditEvent: async (change: ChangeRecord, _args, context) =>
        (await actorsIn(context).load(change))?.event ?? null,
      alerts: async (change: ChangeRecord, _args, context) => {
        const ids = (await alertsIn(context).load(change)).map(({ id }) => id);
        return (await alertsOf(context).loadMany(ids)).filter((one) => one !== null);
      },
      narrative,
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
