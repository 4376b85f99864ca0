import { appError } from '../../core/errors.js';
import { findSavedQuery } from '../../queries/near.js';
import type { SavedQuery } from '../../queries/types.js';
import type { ApiContext } from '../context.js';
import type { QueryRunQueryArgs, QuerySavedQueriesArgs } from '../generated/schema-types.js';
import type { ApiModule } from '../module.js';
import { type PageArguments, runSavedQueryPage } from './run.js';
import { type TypedQuery, typedQueries, typedQueriesSdl } from './typed.js';

function listed(queries: readonly SavedQuery[], { category, text }: QuerySavedQueriesArgs): SavedQuery[] {
  const wanted = text?.toLowerCase() ?? '';
  return queries.filter((query) => {
    const words = `${query.id}\n${query.title}\n${query.description}`.toLowerCase();
    return (
      words.includes(wanted) && (category === undefined || category === null || query.category === category)
    );
  });
}

function parametersOf(query: SavedQuery, given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined || given === null) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return given as Readonly<Record<string, unknown>>;
  throw appError('QUERY_PARAMETER', {
    id: query.id,
    parameter: 'parameters',
    reason: 'it must be an object',
  });
}

function typedResolver({ query, field }: TypedQuery) {
  const run = (_parent: unknown, args: PageArguments & Record<string, unknown>, context: ApiContext) => {
    const { first, after, ...parameters } = args;
    return runSavedQueryPage(context, query, parameters, { first, after });
  };
  return [field, run] as const;
}

/** Saved queries: what there is, run by id, and each as a field of its own. */
export const savedQueriesModule: ApiModule = {
  typeDefs: typedQueriesSdl,
  resolvers: (queries) => {
    const { typed, problems } = typedQueries(queries);
    const fields = new Map(typed.map(({ query, field }) => [query.id, field]));
    return {
      Query: {
        savedQueries: (_parent: unknown, args: QuerySavedQueriesArgs, context: ApiContext) =>
          listed(context.savedQueries.queries, args),
        savedQueryProblems: (_parent: unknown, _args: unknown, context: ApiContext) => [
          ...context.savedQueries.problems,
          ...problems,
        ],
        runQuery: (_parent: unknown, args: QueryRunQueryArgs, context: ApiContext) => {
          const query = findSavedQuery(context.savedQueries.queries, args.id);
          return runSavedQueryPage(context, query, parametersOf(query, args.parameters), args);
        },
        ...(typed.length === 0 ? {} : { queries: () => ({}) }),
      },
      SavedQuery: {
        field: ({ id }: SavedQuery) => fields.get(id) ?? null,
        controls: ({ controls }: SavedQuery) =>
          Object.entries(controls).map(([framework, items]) => ({ framework, controls: items })),
      },
      ...(typed.length === 0 ? {} : { SavedQueries: Object.fromEntries(typed.map(typedResolver)) }),
    };
  },
};
