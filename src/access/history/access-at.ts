import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { hostOf } from '../key-host.js';
import { notAboveReason, notListedReason } from '../unread.js';
import { isWholeKnown } from '../unseen.js';
import type { UnreadList } from '../verdict.js';
import { holdersIn, type RoleHolder } from './holders.js';
import { kindOfKey } from './keys.js';
import { asOfThen, type Moment, momentOf, unreadThen } from './moment.js';
import { type Past, pastOf } from './past.js';
import { resolveThen } from './resolve-then.js';
import { onStage, type Rehearse } from './stage.js';

/** How the graph is reached: as it is, and in transactions that are rolled back. */
export interface HistoryGraph {
  readonly read: GraphRead;
  readonly rehearse: Rehearse;
}

/** Who had a role in a group or project at a time. */
export interface AccessAt {
  /** Key of the group or project. */
  readonly resource: string;
  /** Sorted by username. */
  readonly holders: readonly RoleHolder[];
  /** ISO time from which on GitLab may have differed from what the graph knew; null while a connection had not finished a sync. */
  readonly asOf: string | null;
  /** What was not known then and might have added to it. */
  readonly unread: readonly UnreadList[];
  /** What the things on the way were called then, by key. */
  readonly names: ReadonlyMap<string, string>;
}

const nameOf = ({ fullPath, username, name }: Readonly<Record<string, unknown>>, key: string) =>
  String(fullPath ?? (username === undefined ? (name ?? key) : `@${String(username)}`));

/** What was of one place at a moment; of a place that was not there, nothing. */
export interface Then {
  readonly moment: Moment;
  readonly past: Past | undefined;
  readonly access: AccessAt;
}

/** The places on the ways to a role whose lists no connection asked for then; see `loadUnseen`. */
function unlistedThen({ places, nodes, edges }: Past, connection: string): UnreadList[] {
  const below = new Set(
    edges.flatMap(({ type, from, to }) => (type === 'HAS' && kindOfKey(from) === 'group' ? [to] : [])),
  );
  return places.flatMap((target): UnreadList[] => {
    const facts = nodes.get(target);
    if (facts === undefined) return [];
    const source = kindOfKey(target) === 'project' ? 'project-members' : 'group-members';
    if (facts.visibility == null) return [{ connection, source, target, reason: notListedReason }];
    const isCutOff = kindOfKey(target) === 'group' && facts.parentId != null && !below.has(target);
    return isCutOff ? [{ connection, source, target, reason: notAboveReason }] : [];
  });
}

/** @throws AppError HISTORY_TOO_LONG. */
export async function accessThen(graph: HistoryGraph, moment: Moment, resource: string): Promise<Then> {
  const past = await pastOf(graph.read, moment, resource);
  const people = [...(past?.nodes.keys() ?? [])].filter((key) => kindOfKey(key) === 'user');
  const [holders, unread, isWhole] = await Promise.all([
    past === undefined ? [] : onStage(graph.rehearse, past, (read) => holdersIn(read, resource, people)),
    unreadThen(graph.read, moment, past?.places ?? []),
    isWholeKnown(graph.read, moment.host),
  ]);
  const unlisted =
    past === undefined || isWhole ? [] : unlistedThen(past, moment.connections[0]?.connection ?? '');
  const names = new Map([...(past?.nodes ?? [])].map(([key, facts]) => [key, nameOf(facts, key)]));
  return {
    moment,
    past,
    access: { resource, holders, asOf: asOfThen(moment), unread: [...unread, ...unlisted], names },
  };
}

/**
 * Everybody with a role in a group or project at a time in the past, and how they came to it: the present with the changes
 * since then taken back, read by the rules of the present. As of what a sync had found by then.
 * @param asked `resource`: a key, or a full path of now or of then; `time`: ISO.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, HISTORY_FUTURE, HISTORY_UNKNOWN, HISTORY_NOT_THERE, HISTORY_TOO_LONG.
 */
export async function accessAt(
  graph: HistoryGraph,
  asked: { readonly resource: string; readonly time: string },
): Promise<AccessAt> {
  const resource = await resolveThen(graph.read, asked.resource, asked.time);
  const { past, access } = await accessThen(
    graph,
    await momentOf(graph.read, hostOf(resource), asked.time),
    resource,
  );
  if (past === undefined) throw appError('HISTORY_NOT_THERE', { resource: asked.resource, time: asked.time });
  return access;
}
