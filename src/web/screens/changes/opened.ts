import { type GraphPicture, merged } from '../../graph/model.js';
import { wordsOf } from '../../lib/text.js';
import { type Neighbourhood, pictureOf } from '../../neighbourhood/neighbourhood.js';
import type { Change } from './change.js';

/** The kind that a key tells: `gitlab.example.com/protected_branch/7` is of a protected branch. */
export const kindOfKey = (key: string): string => wordsOf(key.split('/')[1] ?? '');

/**
 * What a change opened, as a picture: of a thing what is around it; of a relationship its two ends, and what its target reaches one step further.
 * @param labelOf what the thing with a key is called.
 */
export function openedPicture(
  {
    subject,
    operation,
    kind,
    key,
    fromKey,
  }: Pick<Change, 'subject' | 'operation' | 'kind' | 'key' | 'fromKey'>,
  neighbourhoods: readonly Neighbourhood[],
  labelOf: (key: string) => string,
): GraphPicture {
  const node = (id: string) => ({ id, label: labelOf(id), kind: kindOfKey(id) });
  if (subject === 'NODE' || fromKey === null)
    return merged({ nodes: [node(key)], edges: [] }, pictureOf(neighbourhoods));
  const onwards = neighbourhoods.map(({ thing, groups }) => ({
    thing,
    groups: groups.filter(({ direction }) => direction === 'OUT'),
  }));
  const itself = {
    // As the rest of the picture names relationships, so that one that is still there is drawn once.
    id: [fromKey, kind, key].join('|'),
    source: fromKey,
    target: key,
    label: operation === 'DELETED' ? `${kind} (gone)` : kind,
  };
  const further = pictureOf(onwards);
  return merged(
    { nodes: [node(fromKey), node(key)], edges: [] },
    { ...further, edges: [...further.edges, itself] },
  );
}
