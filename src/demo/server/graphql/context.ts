import { GraphQLError } from 'graphql';
import { date } from '../../world/clock.js';
import type { WorldIndex } from '../../world/indexes.js';
import type { World } from '../../world/types.js';
import type { Caller } from '../caller.js';
import type { Settings } from '../options.js';

/** What resolvers know of the request. */
export interface GraphQLContext {
  readonly world: World;
  readonly index: WorldIndex;
  readonly settings: Settings;
  readonly base: string;
  readonly caller: Caller;
  readonly complexity: { readonly score: number; readonly limit: number };
}

/** A resolver of one field; what it is given and gives is a row of the world or a plain value. */
type Resolver<Source> = (source: Source, args: Arguments, context: GraphQLContext) => unknown;

/** Arguments as the schema lets them through. */
export interface Arguments {
  readonly [name: string]: unknown;
}

/** Resolvers of one type by field. */
export type Fields<Source> = Readonly<Record<string, Resolver<Source>>>;

/** GitLab's global id, `gid://gitlab/Project/5`. */
export function globalId(model: string, id: number): string {
  return `gid://gitlab/${model}/${id}`;
}

/** The number in a global id of `model`; undefined for anything else. */
export function localId(model: string, id: unknown): number | undefined {
  const prefix = `gid://gitlab/${model}/`;
  return typeof id === 'string' && id.startsWith(prefix) ? Number(id.slice(prefix.length)) : undefined;
}

/** The numbers of a list of global ids; undefined when the argument is not given. */
export function localIds(model: string, ids: unknown): ReadonlySet<number> | undefined {
  if (!Array.isArray(ids)) return undefined;
  return new Set(ids.flatMap((id) => localId(model, id) ?? []));
}

/** A date as GraphQL's `Time`. */
export function asTime(value: string | null): string | null {
  return value === null || value.length > 10 ? value : `${value}T00:00:00Z`;
}

/** An instant as GraphQL's `Date`. */
export function asDate(value: string | null): string | null {
  return value === null ? null : date(Date.parse(value));
}

/** GitLab's error for what does not exist or may not be seen. */
export function notAvailable(): GraphQLError {
  return new GraphQLError(
    "The resource that you are attempting to access does not exist or you don't have permission to perform this action",
  );
}

const levelNames: Readonly<Record<number, string>> = {
  5: 'MINIMAL_ACCESS',
  10: 'GUEST',
  15: 'PLANNER',
  20: 'REPORTER',
  30: 'DEVELOPER',
  40: 'MAINTAINER',
  50: 'OWNER',
};

/** A role as GraphQL's `AccessLevel`; numbers that the enum does not know have no name. */
export function accessLevel(level: number): Record<string, unknown> {
  const name = levelNames[level] ?? null;
  return {
    integerValue: level,
    stringValue: name,
    humanAccess: name === null ? null : name.charAt(0) + name.slice(1).toLowerCase(),
  };
}
