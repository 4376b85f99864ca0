import type { Random } from '../world/random.js';

/** A request as tests see it. */
export interface SimulatedRequest {
  /** Counts from 1. */
  readonly number: number;
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  /** `/projects/:id/members`, `/graphql`, or empty when no endpoint fits. */
  readonly template: string;
  /** Of a GraphQL request, else empty. */
  readonly body: string;
}

/** What goes wrong. `row` spoils the n-th row (from 0) of a list, or of the first GraphQL connection. */
export type FaultEffect =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: number;
      readonly body?: unknown;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | {
      readonly kind: 'row';
      readonly nth: number;
      readonly set?: Readonly<Record<string, unknown>>;
      readonly remove?: readonly string[];
    }
  | { readonly kind: 'graphql-error'; readonly message: string };

/** One fault: where it strikes, how often, and what it does. */
export interface Fault {
  /** A template, the start of a path, or a predicate. */
  readonly match: string | ((request: SimulatedRequest) => boolean);
  readonly effect: FaultEffect;
  /** How many requests it still strikes (default: all); counted down. */
  times?: number;
  /** From 0 to 1 (default 1). */
  readonly probability?: number;
}

/** Read anew at each request, so that a test may change it at any time. */
export interface Faults {
  rules: Fault[];
  /** Called before each answer is computed; may change the world or stop the reader. */
  onRequest?: ((request: SimulatedRequest) => void | Promise<void>) | undefined;
}

function strikes(fault: Fault, request: SimulatedRequest): boolean {
  if (typeof fault.match === 'function') return fault.match(request);
  const path = request.path.replace(/^\/api(\/v4)?/, '');
  return fault.match === request.template || path.startsWith(fault.match);
}

/** The fault that this request meets, if any; its `times` are counted down. */
export function faultFor(faults: Faults, request: SimulatedRequest, random: Random): FaultEffect | undefined {
  for (const fault of faults.rules) {
    if (fault.times === 0 || !strikes(fault, request)) continue;
    if (fault.probability !== undefined && !random.chance(fault.probability)) continue;
    if (fault.times !== undefined) fault.times -= 1;
    return fault.effect;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of an answer: a list itself, or the first `nodes` of GraphQL data, level by level. */
function rowsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  const level: unknown[] = [body];
  for (const value of level) {
    if (!isObject(value)) continue;
    if (Array.isArray(value.nodes)) return value.nodes;
    level.push(...Object.values(value));
  }
  return [body];
}

/** Spoils one row of the answer; the answer itself is left as it was. */
export function spoilRow(body: unknown, effect: Extract<FaultEffect, { kind: 'row' }>): unknown {
  const copy: unknown = structuredClone(body);
  const row = rowsOf(copy)[effect.nth];
  if (!isObject(row)) return copy;
  Object.assign(row, effect.set);
  for (const field of effect.remove ?? []) delete row[field];
  return copy;
}
