import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema, getNamedType } from 'graphql';
import type { SavedQuery } from '../../queries/types.js';
import type { ApiContext } from '../context.js';
import type { ApiMetrics } from './metrics.js';

/** A name without what sets the words of `my-query` and `myQuery` apart. */
function bare(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** The schema with its saved queries counted by id: those of `runQuery` and the fields of `queries`. */
export function withQueryMetrics(
  schema: GraphQLSchema,
  queries: readonly SavedQuery[],
  metrics: ApiMetrics,
): GraphQLSchema {
  const ids = new Map(queries.map(({ id }) => [bare(id), id]));
  const typed = schema.getQueryType()?.getFields().queries;
  const typedName = typed === undefined ? undefined : getNamedType(typed.type).name;

  const counted = (
    field: GraphQLFieldConfig<unknown, ApiContext>,
    nameOf: (args: Record<string, unknown>) => unknown,
  ) => {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = async (parent, args: Record<string, unknown>, context, info) => {
      // Ids that do not exist are one label, or clients could make as many as they like.
      const query = ids.get(bare(String(nameOf(args)))) ?? 'unknown';
      try {
        const result: unknown = await resolve(parent, args, context, info);
        metrics.savedQueries.inc({ query, outcome: 'ok' });
        return result;
      } catch (error) {
        metrics.savedQueries.inc({ query, outcome: 'error' });
        throw error;
      }
    };
    return field;
  };
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, ApiContext>, name, typeName) => {
      if (typeName === typedName) return counted(field, () => name);
      const isRun = name === 'runQuery' && typeName === schema.getQueryType()?.name;
      return isRun ? counted(field, ({ id }) => id) : undefined;
    },
  });
}
