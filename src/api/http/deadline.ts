import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { appError, isAppError } from '../../core/errors.js';
import type { ApiContext } from '../context.js';

/** What a signal was aborted for. */
export function reasonOf(signal: AbortSignal): Error {
  return isAppError(signal.reason) ? signal.reason : appError('OPERATION_CANCELLED', undefined);
}

/** What `work` gives, or the signal's reason when it is aborted first. */
export async function orAborted<T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> {
  if (!(work instanceof Promise)) return work;
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(reasonOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The schema whose root fields end when the request's signal is aborted: no answer waits for longer. */
export function withDeadline(schema: GraphQLSchema): GraphQLSchema {
  const bound = (field: GraphQLFieldConfig<unknown, ApiContext>) => {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (parent, args, context, info) => {
      const result: unknown = resolve(parent, args, context, info);
      return result instanceof Promise ? orAborted(result, context.signal) : result;
    };
    return field;
  };
  return mapSchema(schema, {
    [MapperKind.QUERY_ROOT_FIELD]: bound,
    [MapperKind.MUTATION_ROOT_FIELD]: bound,
  });
}
