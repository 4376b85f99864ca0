import { compareText } from '../../core/collections.js';
import { appError, isAppError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { hostOf } from '../key-host.js';
import { distinctLists, type UnreadList } from '../verdict.js';
import { accessThen, type HistoryGraph, type Then } from './access-at.js';
import { placeOfHolder, type RoleHolder } from './holders.js';
import { momentOf } from './moment.js';
import { resolveThen } from './resolve-then.js';

/** What became of somebody's role: of the effective one, or, where that is the same, of the latent one or of abilities. */
export const differenceKinds = ['GAINED', 'LOST', 'CHANGED'] as const;

/** See `differenceKinds`. */
export type DifferenceKind = (typeof differenceKinds)[number];

/** Somebody whose role is not what it was. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Undefined: no role. */
  readonly before: RoleHolder | undefined;
  readonly after: RoleHolder | undefined;
}

/** What became of the roles in a group or project between two times. */
export interface AccessDiff {
  /** Key of the group or project. */
  readonly resource: string;
  /** Sorted by username. */
  readonly differences: readonly Difference[];
  readonly before: Then;
  readonly after: Then;
  /** What was not known at one of the times, and might make a difference or unmake one. */
  readonly unread: readonly UnreadList[];
}

/** The person of a difference, as last known. */
export function personOf({ before, after }: Difference): RoleHolder['person'] {
  const holder = after ?? before;
  if (holder === undefined) throw new Error('a difference is of somebody');
  return holder.person;
}

function differenceOf(before: RoleHolder | undefined, after: RoleHolder | undefined): Difference[] {
  const [had, has] = [before?.accessLevel ?? 0, after?.accessLevel ?? 0];
  const kind = had === has ? 'CHANGED' : had === 0 ? 'GAINED' : has === 0 ? 'LOST' : 'CHANGED';
  const isSame =
    had === has &&
    before?.latentAccessLevel === after?.latentAccessLevel &&
    before?.abilities.join() === after?.abilities.join();
  return isSame ? [] : [{ kind, before, after }];
}

function differencesOf(before: readonly RoleHolder[], after: readonly RoleHolder[]): Difference[] {
  const byKey = (holders: readonly RoleHolder[]) => new Map(holders.map((one) => [one.person.key, one]));
  const [then, now] = [byKey(before), byKey(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .flatMap((key) => differenceOf(then.get(key), now.get(key)))
    .sort((a, b) => {
      const [[nameA, keyA], [nameB, keyB]] = [a, b].map((one) =>
        placeOfHolder({ person: personOf(one) }),
      ) as [readonly [string, string], readonly [string, string]];
      return compareText(nameA, nameB) || compareText(keyA, keyB);
    });
}

/** The key of what was meant at the later time, or, when it was gone by then, at the earlier one. */
async function resolveBetween(read: GraphRead, value: string, from: string, to: string): Promise<string> {
  try {
    return await resolveThen(read, value, to);
  } catch (error) {
    if (!isAppError(error, 'HISTORY_NOT_THERE', 'ACCESS_UNKNOWN')) throw error;
    return resolveThen(read, value, from);
  }
}

/**
 * Who gained or lost a role in a group or project between two times, or has another; a resource that was not there at one
 * of them gave no roles then.
 * @param asked `resource`: a key, or a full path of one of the times or of now; `from` and `to`: ISO times.
 * @throws AppError REQUEST_INVALID when `from` is after `to`, and those of `accessAt`.
 */
export async function accessDiff(
  graph: HistoryGraph,
  asked: { readonly resource: string; readonly from: string; readonly to: string },
): Promise<AccessDiff> {
  const { from, to } = asked;
  if (Date.parse(from) > Date.parse(to))
    throw appError('REQUEST_INVALID', { reason: `${from} is later than ${to}` });
  const resource = await resolveBetween(graph.read, asked.resource, from, to);
  const host = hostOf(resource);
  const before = await accessThen(graph, await momentOf(graph.read, host, from), resource);
  const after = await accessThen(graph, await momentOf(graph.read, host, to), resource);
  return {
    resource,
    differences: differencesOf(before.access.holders, after.access.holders),
    before,
    after,
    unread: distinctLists([...before.access.unread, ...after.access.unread]),
  };
}
