import { Kind, parse } from 'graphql';
import type { UnknownPart } from './graphql-errors.js';
import { prune } from './graphql-prune.js';

/** A document as this GitLab accepts it. */
export interface Plan {
  /** The document to send. */
  readonly text: string;
  /** The operation's name, or `anonymous`. */
  readonly name: string;
  /** What was left out of it: `Type.field` or `field(argument)`. */
  readonly missing: ReadonlySet<string>;
  /** The variables it declares, with their integer default if there is one. */
  readonly variables: ReadonlyMap<string, number | undefined>;
  /** The page sizes that were accepted at most. */
  readonly caps: ReadonlyMap<string, number>;
}

/**
 * The plan of a document that was not sent yet.
 * @throws GraphQLError when it is not GraphQL: a mistake in this program, not in an answer.
 */
export function planOf(text: string): Plan {
  return { text, ...outlineOf(text), missing: new Set(), caps: new Map() };
}

/** The plan without what is unknown, or undefined when it could not be found or nothing would be left. */
export function prunedPlan(plan: Plan, unknown: readonly UnknownPart[]): Plan | undefined {
  const text = prune(plan.text, unknown);
  if (text === undefined) return undefined;
  const missing = new Set([...plan.missing, ...unknown.map(({ label }) => label)]);
  return { ...plan, text, ...outlineOf(text), missing };
}

/** The page sizes that a request with these variables would use, by variable. */
export function sizesOf(
  plan: Plan,
  variables: Readonly<Record<string, unknown>>,
  names: readonly string[],
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const name of names) {
    if (!plan.variables.has(name)) continue;
    const wanted = variables[name] ?? plan.variables.get(name);
    if (typeof wanted !== 'number') continue;
    sizes.set(name, Math.min(wanted, plan.caps.get(name) ?? wanted));
  }
  return sizes;
}

/** The plan with the sizes of a refused request halved, or undefined when all of them are 1 already. */
export function halvedPlan(plan: Plan, refused: ReadonlyMap<string, number>): Plan | undefined {
  if (![...refused.values()].some((size) => size > 1)) return undefined;
  const caps = new Map(plan.caps);
  for (const [name, size] of refused) caps.set(name, Math.max(1, Math.floor(size / 2)));
  return { ...plan, caps };
}

function outlineOf(text: string): Pick<Plan, 'name' | 'variables'> {
  const variables = new Map<string, number | undefined>();
  let name: string | undefined;
  for (const definition of parse(text).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    name ??= definition.name?.value;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      const byDefault = defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined;
      variables.set(variable.name.value, byDefault);
    }
  }
  return { name: name ?? 'anonymous', variables };
}
