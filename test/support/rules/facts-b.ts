/** Facts that several references go by. */
import { between, type Estate, flag, isUnreadable, known, type Truth, text, value } from './reference.js';
import { roles } from './roles.js';
import { labelOf, type Node, type Value } from './world.js';

/** The host of the instance that a thing is on, from its key. */
export function instanceOf(node: Node): string {
  return text(node, 'key').split('/')[0] ?? '';
}

/** Whether others only mention it: no connection read the thing itself. */
export function isOnlyMentioned(node: Node): boolean {
  return isUnreadable(node, 'webUrl');
}

/** Whether a host, given with or without a port, is one of the hosts or below one. */
export function isAmong(host: string, hosts: readonly string[]): boolean {
  const name = host.split(':')[0] ?? '';
  return hosts.some((one) => name === one.toLowerCase() || name.endsWith(`.${one.toLowerCase()}`));
}

/** The host that something reaches; null where it could not be read or is masked in part. */
export function hostOf(node: Node): string | null {
  const host = known(node, 'urlHost');
  return typeof host === 'string' && !host.includes('{') ? host : null;
}

/** Whether one is an administrator of the instance (R13); GitLab.com lets nobody be one. */
export function isAdmin(user: Node): Truth {
  return instanceOf(user) === 'gitlab.com' ? false : flag(user, 'isAdmin');
}

/** Whether a person has some role in a place (R1 to R7). */
export function holdsRole(estate: Estate, user: Node, place: Node): Truth {
  const mine = roles(estate, place).filter((grant) => grant.user === user);
  return between(
    mine.some(({ counts }) => counts === true),
    mine.length > 0,
  );
}

/** Whether an environment, group or project is called so by its label. */
export function typeOf(place: Node): 'group' | 'project' {
  return labelOf(place) === 'GitLabGroup' ? 'group' : 'project';
}

/** The first part of a full path: the top-level group or the person. */
export function rootOf(place: Node): string {
  return text(place, 'fullPath').split('/')[0] ?? '';
}

/** Things by a text, the least first. */
export function by<T>(some: readonly T[], textOf: (one: T) => string): T[] {
  return [...some].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

/** What stands in a set that was read. */
export function valuesOf(thing: Node, name: string): readonly string[] | null {
  const found = known(thing, name);
  return found === null ? null : (value(thing, name) as readonly string[]);
}

/** Whether it was read at all whether something has a value: else its absence tells nothing. */
export function wasRead(thing: Node, name: string): boolean {
  const isTold = thing.properties.unreadable !== undefined && !isUnreadable(thing, name);
  return known(thing, name) !== null || isTold;
}

/** The thing of GitLab that a record of our own, such as a change, names by its key. */
export function entityOf(estate: Estate, key: Value): Node | undefined {
  return estate.world.nodes.find((node) => value(node, 'key') === key && labelOf(node) !== 'Change');
}
