import type { Graph } from '../../graph/driver.js';
import type { ApiContext, ApiServices } from '../context.js';
import { ChangeFeed } from './change-feed.js';
import { closeWith } from './close.js';
import { type GraphChange, mergeChanges, ofKinds } from './graph-change.js';
import { Mailbox } from './mailbox.js';

const feeds = new WeakMap<Graph, ChangeFeed>();

/** The one feed of a graph, which all subscribers share. */
export function changeFeedOf({ graph, logger }: Pick<ApiServices, 'graph' | 'logger'>): ChangeFeed {
  const feed = feeds.get(graph) ?? new ChangeFeed({ graph, logger });
  feeds.set(graph, feed);
  return feed;
}

/**
 * The changes of these kinds (null: all) for one subscriber; what waits for a slow one is put together by runs.
 * @throws errors of the graph.
 */
export async function changesFor(
  context: ApiContext,
  kinds: readonly string[] | null,
): Promise<Mailbox<GraphChange>> {
  let leave: () => void = () => undefined;
  const mailbox = new Mailbox<GraphChange>({ merge: mergeChanges, onClose: () => leave() });
  leave = await changeFeedOf(context).listen((change) => {
    const wanted = ofKinds(change, kinds);
    if (wanted !== undefined) mailbox.put(wanted);
  });
  return closeWith(context.signal, mailbox);
}
