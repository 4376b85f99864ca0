import DataLoader from 'dataloader';
import type { Rule } from '../../alerts/rule.js';
import { retireWatches, watchRules } from '../../alerts/watches/round.js';
import { addWatch, removeWatch, type WatchSources } from '../../alerts/watches/store.js';
import {
  ruleIdOf,
  type Watch,
  type WatchInput,
  watchConditions,
  watchPrefix,
} from '../../alerts/watches/watch.js';
import { appError } from '../../core/errors.js';
import { resultsOf } from '../alerts/results.js';
import type { ApiContext } from '../context.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';

const sourcesOf = ({ savedQueries, watches = [] }: ApiContext): WatchSources => ({
  queries: savedQueries.queries,
  configured: watches,
});

/** The watches with their rules; looked up once for a request. */
export const watchesIn = (context: ApiContext): ReturnType<typeof watchRules> =>
  context.once('watches', () => watchRules(context, sourcesOf(context)));

/** The rule of a watch by its id; null for other ids, and for a watch that is no more. */
export async function watchRule(context: ApiContext, id: string): Promise<Rule | null> {
  if (!id.startsWith(watchPrefix)) return null;
  return (await watchesIn(context)).get(id)?.rule ?? null;
}

const sizesOf = (context: ApiContext) =>
  context.once(
    'rows of watches',
    () =>
      new DataLoader<string, number | null>(async (names) => {
        const rows = await context.read<{ watch: string; rows: number }>(
          'UNWIND $names AS name MATCH (s:WatchState {watch: name}) RETURN name AS watch, s.rows AS rows',
          { names },
        );
        return names.map((name) => rows.find(({ watch }) => watch === name)?.rows ?? null);
      }),
  );

function parametersOf({ name, parameters }: WatchInput): Watch['parameters'] {
  if (parameters === null || parameters === undefined) return {};
  if (typeof parameters === 'object' && !Array.isArray(parameters)) return parameters;
  throw appError('WATCH_INVALID', { name, reason: 'parameters must be an object' });
}

/** Saved queries that are watched. */
export const watchesModule: ApiModule = {
  resolvers: () => ({
    WatchCondition: enumOf(watchConditions),
    Query: {
      watches: async (_parent, _args, context) =>
        [...(await watchesIn(context)).values()].map(({ watched }) => watched.watch),
    },
    Mutation: {
      watchQuery: (_parent, { input }: { readonly input: WatchInput }, context) =>
        addWatch(
          context.graph,
          sourcesOf(context),
          { ...input, parameters: parametersOf(input) },
          { by: context.principal.name, at: new Date().toISOString() },
        ),
      unwatchQuery: async (_parent, { name }: { readonly name: string }, context) => {
        const { graph } = context;
        const watch = await removeWatch(graph, sourcesOf(context), name);
        await retireWatches(graph, sourcesOf(context));
        return watch;
      },
    },
    Watch: {
      rule: ruleIdOf,
      configured: ({ by }: Watch) => by === null,
      rows: ({ name }: Watch, _args, context) => sizesOf(context).load(name),
      result: (watch: Watch, _args, context) => resultsOf(context).load(ruleIdOf(watch)),
    },
  }),
};
