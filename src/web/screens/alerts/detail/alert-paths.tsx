import { useMemo } from 'react';
import { useNames } from '../../../api/entity-names.js';
import { GraphView } from '../../../graph/graph-view.js';
import { type GraphPicture, merged } from '../../../graph/model.js';
import { wordsOf } from '../../../lib/text.js';
import { type AlertWhole, Part } from './parts.js';

type Path = AlertWhole['paths'][number];

/** A path as a picture; an arrow points the way that its relationship does. */
function pictureOf({ steps }: Path, names: ReturnType<typeof useNames>): GraphPicture {
  const known = steps.flatMap(({ from, to, relationship, direction }) => {
    if (from === null || to === null) return [];
    const [source, target] = direction === 'FORWARD' ? [from.key, to.key] : [to.key, from.key];
    return [{ id: `${source} ${relationship} ${target}`, source, target, label: wordsOf(relationship) }];
  });
  const keys = [...new Set(known.flatMap(({ source, target }) => [source, target]))];
  return {
    nodes: keys.map((key) => ({
      id: key,
      label: names.get(key)?.title ?? key,
      kind: names.get(key)?.kindTitle ?? '',
    })),
    edges: known,
  };
}

/** How the two things that an alert names are connected: as sentences, then as a picture with its table. */
export function AlertPaths({ alert: { id, paths } }: { readonly alert: AlertWhole }) {
  const names = useNames(paths.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from?.key, to?.key])));
  const picture = useMemo(
    () => paths.map((path) => pictureOf(path, names)).reduce(merged, { nodes: [], edges: [] }),
    [paths, names],
  );
  if (paths.length === 0) return null;
  return (
    <Part title="What proves it in the graph">
      {paths.map(({ steps }, index) => (
        <ol
          key={steps.map(({ sentence }) => sentence).join(' ')}
          className="steps"
          aria-label={`Path ${index + 1} of ${paths.length}`}
        >
          {steps.map(({ sentence }) => (
            <li key={sentence} className="break">
              {sentence}
            </li>
          ))}
        </ol>
      ))}
      <GraphView label={`Proof of alert ${id.slice(0, 8)}`} nodes={picture.nodes} edges={picture.edges} />
    </Part>
  );
}
