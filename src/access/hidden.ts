import type { GraphRead } from '../core/graph-read.js';
import type { EntityKind } from '../gitlab/model/entity.js';
import { sources } from '../gitlab/sources/index.js';
import { kindOf } from './key-host.js';
import { loadUnread } from './unread.js';
import type { UnreadList } from './verdict.js';

/** What GitLab tells of in lists of its own: one that was not read could hold more of them. */
export const hiddenKinds = [
  'variable',
  'environment',
  'runner',
  'access_token',
  'ssh_key',
  'deploy_token',
  'deploy_key',
] as const satisfies readonly EntityKind[];

/** See `hiddenKinds`. */
export type HiddenKind = (typeof hiddenKinds)[number];

const isHidden = (kind: string): kind is HiddenKind => hiddenKinds.some((one) => one === kind);

/** Those of some kinds of which there are such lists. */
export const hiddenAmong = (kinds: readonly string[]): readonly HiddenKind[] => [
  ...new Set(kinds.filter(isHidden)),
];

/** The lists of things of some kinds that were not read. */
export interface Hidden {
  /** Those of one place or person that could hold things of a kind. */
  of(kind: HiddenKind, home: string): readonly UnreadList[];
}

/** Homes that are named to the database one by one. */
const mostNamed = 1000;
const nothing: Hidden = { of: () => [] };

/** The sources that tell which things of a kind there are, by what each of their lists is of. */
function listing(kind: HiddenKind, home: string) {
  const wanted = kindOf(home) === 'account' ? 'instance' : kindOf(home);
  return sources.filter(({ asserts, targets }) => asserts?.includes(kind) === true && targets === wanted);
}

/**
 * The lists of things of these kinds that no connection could read.
 * @param homes keys of the groups, projects, accounts and people whose lists matter.
 */
export async function loadHidden(
  read: GraphRead,
  host: string,
  kinds: readonly HiddenKind[],
  homes: readonly string[],
): Promise<Hidden> {
  if (kinds.length === 0 || homes.length === 0) return nothing;
  const ids = sources
    .filter(({ asserts }) => kinds.some((kind) => asserts?.includes(kind)))
    .map(({ id }) => id);
  // Of thousands it takes longer to name them all than to be told of a few too many.
  const unread = await loadUnread(read, host, homes.length > mostNamed ? undefined : homes, ids);
  if (unread.targets(ids).length === 0) return nothing;
  return { of: (kind, home) => listing(kind, home).flatMap(({ id }) => unread.of(id, home) ?? []) };
}
