/**
 * What plain references of rules are made of. A reference is a function of a small world, written with loops and ifs from what the rule's
 * description and the catalogue's condition say, not from its Cypher:
 *
 *     export const references: References = {
 *       'webhook-no-secret': function* (estate) {
 *         for (const hook of estate.nodes('GitLabWebhook'))
 *           yield { fires: not(flag(hook, 'hasSecret')), hookId: value(hook, 'id'), … };
 *       },
 *     };
 *
 * It yields one row for each thing that the rule looks at: `fires` and, where that is not false, all columns of the rule. `fires` is true,
 * false, or null where it is not known. `reference.test.ts` compares the rows that fire whole, of the unknown ones the identity and the
 * asset, and how many were looked at. Lists are compared in their order: where a column is a set, yield it sorted as the rule says.
 *
 * To add one: write it in `references/<category>.ts`, list the file in `references/index.ts`, and
 * run `RULES_ONLY=<id> RULES_WORLDS=200 npm test -- alerts/reference --selectProjects integration`. Where rule and reference differ, the
 * failure gives the least world as Cypher: decide by the description, the catalogue and R1–R36 which is right; if it is the rule, that world
 * becomes a case of its fixture.
 */
import type { ParameterValue } from '../../../src/queries/types.js';
import { type Link, labelOf, type Node, type Value, type World } from './world.js';

/** True, false, or null for unknown. */
export type Truth = boolean | null;
export type Row = { readonly fires: Truth; readonly [column: string]: unknown };
export type Parameters = Readonly<Record<string, ParameterValue>>;
export type Reference = (estate: Estate, parameters: Parameters) => Iterable<Row>;
export type References = Readonly<Record<string, Reference>>;

/** True when all are, false when one is false, else unknown. */
export function and(...parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}
/** True when one is, false when all are false, else unknown. */
export function or(...parts: readonly Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}
export function not(part: Truth): Truth {
  return part === null ? null : !part;
}
/** Whether a value that may be unknown (null) is this one. */
export function is(known: Value, wanted: Value): Truth {
  return known === null ? null : known === wanted;
}
/** Whether a set is known to be so: true when surely, false when not even possibly. */
export function between(surely: boolean, possibly: boolean): Truth {
  if (surely) return true;
  return possibly ? null : false;
}

type Thing = Pick<Node, 'properties'>;
/** What stands there, readable or not; null for nothing. For identities and what a finding shows. */
export function value(thing: Thing | undefined, name: string): Value {
  return thing?.properties[name] ?? null;
}
/** Whether no connection could read the property, so that its absence tells nothing. */
export function isUnreadable(thing: Thing, name: string): boolean {
  return ((thing.properties.unreadable ?? []) as readonly Value[]).includes(name);
}
/** What is known of a property that always has a value: null is unknown, be it marked as unreadable or not. */
export function known(thing: Thing, name: string): Value {
  return isUnreadable(thing, name) ? null : value(thing, name);
}
/** The same of a boolean. */
export function flag(thing: Thing, name: string): Truth {
  const found = known(thing, name);
  if (found !== null && typeof found !== 'boolean') throw new Error(`${name} is no flag`);
  return found;
}
/** Whether a property that may be empty has a value. */
export function has(thing: Thing, name: string): Truth {
  return isUnreadable(thing, name) ? null : value(thing, name) !== null;
}
export function text(thing: Thing | undefined, name: string): string {
  return String(value(thing, name) ?? '');
}
export function texts(thing: Thing, name: string): readonly string[] {
  return ((known(thing, name) ?? []) as readonly Value[]).map(String);
}
export function number(from: Value | ParameterValue | undefined): number {
  if (typeof from !== 'number') throw new Error(`${String(from)} is no number`);
  return from;
}
export function list(from: ParameterValue | undefined): readonly string[] {
  return from as readonly string[];
}
/** Whether a name is what a pattern with `*` means. */
export function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
/** Texts in the order of the database, without repetition. */
export function sorted(some: Iterable<string>): string[] {
  return [...new Set(some)].sort();
}

const dayMs = 86_400_000;
/** Milliseconds of an ISO time or day; null for null. */
export function time(iso: Value | ParameterValue | undefined): number | null {
  return typeof iso === 'string' ? Date.parse(iso) : null;
}
/** Days between two times in milliseconds, with their fraction. */
export function days(from: number, to: number): number {
  return (to - from) / dayMs;
}

/** A world with what is asked of it. */
export class Estate {
  constructor(readonly world: World) {}

  nodes(...labels: readonly string[]): Node[] {
    return this.world.nodes.filter((node) => labels.some((label) => node.labels.includes(label)));
  }
  withKey(key: Value): Node | undefined {
    return this.world.nodes.find((node) => value(node, 'key') === key);
  }
  /** Relationships from a node, to nodes of one of the labels if any is given. */
  out(node: Node, type: string, ...labels: readonly string[]): Link[] {
    return this.world.links.filter(
      (link) => link.type === type && link.from === node && isOneOf(link.to, labels),
    );
  }
  /** Relationships to a node, from nodes of one of the labels if any is given. */
  into(node: Node, type: string, ...labels: readonly string[]): Link[] {
    return this.world.links.filter(
      (link) => link.type === type && link.to === node && isOneOf(link.from, labels),
    );
  }
  children(node: Node, ...labels: readonly string[]): Node[] {
    return this.out(node, 'HAS', ...labels).map(({ to }) => to);
  }
  /** What has it; where there are several, the first. */
  parent(node: Node, ...labels: readonly string[]): Node | undefined {
    return this.into(node, 'HAS', ...labels)[0]?.from;
  }
  /** All that is above over `HAS`, nearest first: groups, and accounts. */
  above(node: Node, ...labels: readonly string[]): Node[] {
    const found: Node[] = [];
    for (let next = [node]; next.length > 0; ) {
      next = next.flatMap((one) => this.into(one, 'HAS').map(({ from }) => from));
      next = next.filter((one) => !found.includes(one));
      found.push(...new Set(next));
    }
    return found.filter((one) => isOneOf(one, labels));
  }
  /** The projects that a place is or has below it. */
  projectsOf(place: Node): Node[] {
    return this.nodes('GitLabProject').filter(
      (project) => project === place || this.above(project).includes(place),
    );
  }
}

function isOneOf(node: Node, labels: readonly string[]): boolean {
  return labels.length === 0 || labels.includes(labelOf(node));
}
