import { useMemo } from 'react';
import { Failed, Loading } from '../../components/states.js';
import { GraphView } from '../../graph/graph-view.js';
import { numberText } from '../../lib/text.js';
import { useNeighbourhoods } from '../../neighbourhood/use-neighbourhoods.js';
import type { Change } from './change.js';
import { type Names, nameOf } from './names.js';
import { openedPicture } from './opened.js';

function sentenceOf(
  { subject, operation, key }: Change,
  isThere: boolean,
  things: number,
  names: Names,
): string {
  const name = nameOf(names, key);
  if (!isThere)
    return subject === 'NODE'
      ? 'It is gone, and with it what was around it.'
      : 'What it led to is gone, and with it what could be reached from there.';
  if (subject === 'NODE')
    return things === 0 ? 'Nothing is connected with it.' : 'This is what it is connected with now.';
  const verb = operation === 'DELETED' ? 'led' : 'leads';
  return things === 0
    ? `It ${verb} to ${name}, from where nothing else is reached.`
    : `It ${verb} to ${name}, from where ${numberText(things)} more things are reached in one step.`;
}

/** What a change opened, in a sentence, a picture and a table. */
export function ChangeGraph({ change, names }: { readonly change: Change; readonly names: Names }) {
  const { neighbourhoods, error, isPending, retry } = useNeighbourhoods([change.key]);
  const picture = useMemo(
    () => openedPicture(change, neighbourhoods, (key) => nameOf(names, key)),
    [change, neighbourhoods, names],
  );
  if (isPending) return <Loading what="Reading what it opened" />;
  if (error !== null) return <Failed error={error} retry={retry} />;
  const reached = neighbourhoods
    .flatMap(({ groups }) => groups)
    .filter(({ direction }) => change.subject === 'NODE' || direction === 'OUT')
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>{sentenceOf(change, neighbourhoods.length > 0, reached, names)}</p>
      <GraphView
        label="What the change opened"
        nodes={picture.nodes}
        edges={picture.edges}
        selected={change.key}
      />
    </>
  );
}
