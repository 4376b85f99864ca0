import { compareText, groupBy } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { publicPlaces } from './candidates.js';
import { type Actor, loadActor } from './identities.js';
import { hostOf } from './key-host.js';
import { sightsOf } from './reach.js';
import { type Notice, type Surveyed, survey } from './survey.js';
import { type Action, type Decision, type Grant, type ResourceKind, resourceKinds } from './types.js';
import { distinctLists, type UnreadList } from './verdict.js';

/** A resource on which somebody may do something, or of which it is not known, with the grants behind it. */
export interface Reached {
  readonly kind: ResourceKind;
  readonly key: string;
  /** What people call it: a path, or a path and a name. */
  readonly name: string;
  readonly decision: Decision;
  /** The role there, the highest where several let them; 50 for administrators, null where no account is behind it. */
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

/** Everything on which somebody may do something. */
export interface WhatCan {
  readonly actor: Actor;
  /** Where they may, and then where it is not known; each sorted by name. */
  readonly all: readonly Reached[];
  /** The lists that could not be read and on which unknown ones depend, or that could hold more. */
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/** What is public, of every GitLab. */
async function* seenByAnyone(
  read: GraphRead,
  actor: Actor,
  action: Action,
): AsyncGenerator<readonly Surveyed[]> {
  if (!action.startsWith('READ_') || resourceKinds(action).includes('variable')) return;
  for (const [host, places] of groupBy(await publicPlaces(read), ({ key }) => hostOf(key))) {
    const bare = new Map(places.map((place) => [place.key, place]));
    yield* survey(read, { actor, host, places: [...bare.keys()], known: { bare } }, [action]);
  }
}

async function* seen(
  read: GraphRead,
  actor: Actor,
  action: Action,
  notice: Notice,
): AsyncGenerator<readonly Surveyed[]> {
  for (const sight of await sightsOf(read, actor, hostOf(actor.identity.key), [[action]]))
    yield* survey(read, sight, [action], notice);
}

const reached = ({ resource: { kind, key, name }, verdict, accessLevel, grants }: Surveyed): Reached => ({
  kind,
  key,
  name,
  decision: verdict.decision,
  accessLevel,
  grants,
});

/** Those that are allowed before those that are not known, then by name. */
export function byName<
  T extends { readonly decision: Decision; readonly name: string; readonly key: string },
>(a: T, b: T): number {
  return compareText(a.decision, b.decision) || compareText(a.name, b.name) || compareText(a.key, b.key);
}

/**
 * Everything on which an identity may do something, and of which it is not known; refs are the default branches.
 * @param asked `identity` as `loadActor` takes it.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function whatCan(
  read: GraphRead,
  asked: { readonly identity: string; readonly action: Action; readonly minimumLevel?: number },
): Promise<WhatCan> {
  const { action, minimumLevel = 0 } = asked;
  const actor = await loadActor(read, asked.identity);
  const found: Reached[] = [];
  const unread = new Set<UnreadList>();
  let complete = true;
  const isAnyone = actor.identity.kind === 'anonymous';
  const hidden = (lists: readonly UnreadList[]) => {
    if (lists.length > 0) complete = false;
    for (const list of lists) unread.add(list);
  };
  for await (const some of isAnyone
    ? seenByAnyone(read, actor, action)
    : seen(read, actor, action, { hidden }))
    for (const one of some) {
      if (one.verdict.decision === 'UNKNOWN') {
        complete = false;
        for (const list of one.verdict.unread) unread.add(list);
      }
      if (minimumLevel === 0 || (one.accessLevel ?? 0) >= minimumLevel) found.push(reached(one));
    }
  return { actor, all: found.sort(byName), unread: distinctLists(unread), complete };
}
