import { readerOf } from '../core/graph-read.js';
import type { EntityKind } from '../gitlab/model/entity.js';
import { sources as allSources } from '../gitlab/sources/index.js';
import { type Freshness, loadFreshness } from '../sync/freshness.js';
import type { ApiContext } from './context.js';

export { type Freshness, mostScopes } from '../sync/freshness.js';

/** The ids of the sources that feed nodes or relationships of any of these kinds. */
export function sourcesFeeding(...kinds: readonly EntityKind[]): string[] {
  return allSources
    .filter(({ feeds }) => feeds.some((kind) => kinds.includes(kind)))
    .map(({ id }) => id)
    .sort();
}

/**
 * How far an answer can be relied on, by the last finished run of every connection; read once for a request.
 * @param sources the ids of those that matter for the answer (default all); see `sourcesFeeding`.
 */
export function freshness(
  context: Pick<ApiContext, 'read' | 'once'>,
  sources?: readonly string[],
): Promise<Freshness> {
  const wanted = [...new Set(sources ?? allSources.map(({ id }) => id))].sort();
  return context.once(`freshness:${wanted.join()}`, () => loadFreshness(readerOf(context), wanted));
}
