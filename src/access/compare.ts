import { compareText } from '../core/collections.js';
import type { Read } from './load-places.js';
import type { Action, Decision, Grant } from './types.js';
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

/** One group, project or instance where at least one of the two may. */
export interface Compared {
  readonly key: string;
  /** Full path, or the name of an instance. */
  readonly path: string;
  readonly kind: ComparisonKind;
  readonly a: ComparedAccess | undefined;
  readonly b: ComparedAccess | undefined;
}

interface Reach extends ComparedAccess {
  readonly key: string;
  readonly path: string;
}

/** Where an identity may do something, by key; without an action, where it has a role in something that it sees. */
async function reachOf(
  read: Read,
  identity: string,
  action: Action | undefined,
): Promise<Map<string, Reach>> {
  const asked =
    action === undefined
      ? (['READ_GROUP', 'READ_PROJECT'] as const).map((each) => ({ identity, action: each, minimumLevel: 1 }))
      : [{ identity, action }];
  const found = (await Promise.all(asked.map((each) => whatCan(read, each)))).flat();
  return new Map(
    found.map(({ place, accessLevel, grants }) => [
      place.key,
      { key: place.key, path: place.path, decision: 'ALLOWED', accessLevel, grants },
    ]),
  );
}

function kindOf(a: ComparedAccess | undefined, b: ComparedAccess | undefined): ComparisonKind {
  if (a?.decision === 'UNKNOWN' || b?.decision === 'UNKNOWN') return 'UNKNOWN';
  if (b === undefined) return 'ONLY_A';
  if (a === undefined) return 'ONLY_B';
  return (a.accessLevel ?? 0) === (b.accessLevel ?? 0) ? 'SAME' : 'DIFFERENT_ROLE';
}

/**
 * Where two identities may do something, or, without an action, where they have a role: everything that one of them has, sorted
 * by path, with how the other stands there.
 * @param asked identities as `whatCan` takes them.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function compareAccess(
  read: Read,
  asked: { readonly identityA: string; readonly identityB: string; readonly action?: Action },
): Promise<readonly Compared[]> {
  const [a, b] = await Promise.all([
    reachOf(read, asked.identityA, asked.action),
    reachOf(read, asked.identityB, asked.action),
  ]);
  return [...new Map([...b, ...a]).values()]
    .map(({ key, path }): Compared => {
      const [ofA, ofB] = [a.get(key), b.get(key)];
      return { key, path, kind: kindOf(ofA, ofB), a: ofA, b: ofB };
    })
    .sort((one, two) => compareText(one.path, two.path) || compareText(one.key, two.key));
}
