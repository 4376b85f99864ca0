import { compareText } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import type { Action, Decision, Grant } from './types.js';
import { distinctLists, type UnreadList } from './verdict.js';
import { whatCan } from './what-can.js';

/** What one of the two may do in a place. */
export interface ComparedAccess {
  readonly decision: Exclude<Decision, 'DENIED'>;
  /** The role there; null where no account is behind it. */
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

/** How the two stand in a place; `UNKNOWN`: for one of them it depends on lists that could not be read. */
export const comparisonKinds = ['ONLY_A', 'ONLY_B', 'DIFFERENT_ROLE', 'SAME', 'UNKNOWN'] as const;

/** See `comparisonKinds`. */
export type ComparisonKind = (typeof comparisonKinds)[number];

/** One thing on which at least one of the two may. */
export interface Compared {
  readonly key: string;
  /** What people call it: a path, or a path and a name. */
  readonly path: string;
  readonly kind: ComparisonKind;
  readonly a: ComparedAccess | undefined;
  readonly b: ComparedAccess | undefined;
}

interface Reach extends ComparedAccess {
  readonly key: string;
  readonly path: string;
}

/** What an identity reaches, and whether everything that could add to it was read. */
interface Reached {
  readonly places: ReadonlyMap<string, Reach>;
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/** On what an identity may do something; without an action, where it has a role in something that it sees. */
async function reachOf(read: GraphRead, identity: string, action: Action | undefined): Promise<Reached> {
  const asked = action === undefined ? (['READ_GROUP', 'READ_PROJECT'] as const) : [action];
  const found = await Promise.all(asked.map((each) => whatCan(read, { identity, action: each })));
  const reached = found
    .flatMap(({ all }) => all)
    .flatMap(({ key, name, decision, accessLevel, grants }) => {
      const isWithout = action === undefined && decision === 'ALLOWED' && (accessLevel ?? 0) === 0;
      if (decision === 'DENIED' || isWithout) return [];
      return [[key, { key, path: name, decision, accessLevel, grants }] as const];
    });
  return {
    places: new Map(reached),
    unread: found.flatMap(({ unread }) => unread),
    complete: found.every(({ complete }) => complete),
  };
}

function kindOf(a: ComparedAccess | undefined, b: ComparedAccess | undefined): ComparisonKind {
  if (a?.decision === 'UNKNOWN' || b?.decision === 'UNKNOWN') return 'UNKNOWN';
  if (b === undefined) return 'ONLY_A';
  if (a === undefined) return 'ONLY_B';
  return (a.accessLevel ?? 0) === (b.accessLevel ?? 0) ? 'SAME' : 'DIFFERENT_ROLE';
}

/** Two identities side by side. */
export interface Comparison {
  /** Everything that one of them has or may have, sorted by path. */
  readonly all: readonly Compared[];
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/**
 * On what two identities may do something, or, without an action, where they have a role: everything that one of them has, with
 * how the other stands there.
 * @param asked identities as `whatCan` takes them.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function compareAccess(
  read: GraphRead,
  asked: { readonly identityA: string; readonly identityB: string; readonly action?: Action },
): Promise<Comparison> {
  const [a, b] = await Promise.all([
    reachOf(read, asked.identityA, asked.action),
    reachOf(read, asked.identityB, asked.action),
  ]);
  const all = [...new Map([...b.places, ...a.places]).values()].map(({ key, path }): Compared => {
    const [ofA, ofB] = [a.places.get(key), b.places.get(key)];
    return { key, path, kind: kindOf(ofA, ofB), a: ofA, b: ofB };
  });
  const unread = [...a.unread, ...b.unread];
  return {
    all: all.sort((one, two) => compareText(one.path, two.path) || compareText(one.key, two.key)),
    unread: distinctLists(unread),
    complete: a.complete && b.complete,
  };
}
