import { appError } from '../core/errors.js';
import { nearNames } from './near.js';
import type { ParameterValue, QueryParameter, SavedQuery } from './types.js';
import { coerceParameter } from './values.js';

function unknownReason(query: SavedQuery, name: string): string {
  const names = query.parameters.map((parameter) => parameter.name);
  const near = nearNames(name, names);
  if (near.length > 0) return `there is no such parameter; did you mean ${near.join(' or ')}?`;
  return names.length > 0 ? `there is no such parameter; known: ${names.join(', ')}` : 'the query takes none';
}

function resolve(query: SavedQuery, parameter: QueryParameter, given: unknown): ParameterValue {
  const fail = (reason: string) =>
    appError('QUERY_PARAMETER', { id: query.id, parameter: parameter.name, reason });
  if (given === undefined || given === null) {
    if (parameter.required) throw fail('it must be given');
    return parameter.default;
  }
  const coerced = coerceParameter(parameter, given);
  if (!coerced.ok) throw fail(coerced.reason);
  return coerced.value;
}

/**
 * Every parameter of the query with its value: what was given (texts of a command line are read as the parameter's
 * type), else the default. The value that was refused is not in the error.
 * @throws QUERY_PARAMETER for an unknown, missing or unfit one.
 */
export function resolveParameters(
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
): Record<string, ParameterValue> {
  const names = new Set(query.parameters.map((parameter) => parameter.name));
  const stray = Object.keys(given).find((name) => !names.has(name));
  if (stray !== undefined) {
    throw appError('QUERY_PARAMETER', {
      id: query.id,
      parameter: stray,
      reason: unknownReason(query, stray),
    });
  }
  return Object.fromEntries(
    query.parameters.map((parameter) => {
      const own = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
      return [parameter.name, resolve(query, parameter, own)];
    }),
  );
}
