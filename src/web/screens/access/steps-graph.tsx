import { useMemo } from 'react';
import { useNames } from '../../api/entity-names.js';
import { GraphView } from '../../graph/graph-view.js';
import type { GraphPicture } from '../../graph/model.js';

/** A relationship as the API gives it on a way. */
export interface GraphStep {
  readonly from: { readonly key: string } | null;
  readonly relationship: string;
  readonly to: { readonly key: string } | null;
  /** Whether the way goes against the relationship here. */
  readonly isAgainst?: boolean;
}

/** The relationships of some ways as one picture; what they share is there once. */
export function StepsGraph({
  label,
  steps,
}: {
  readonly label: string;
  readonly steps: readonly GraphStep[];
}) {
  const names = useNames(steps.flatMap(({ from, to }) => [from?.key, to?.key]));
  const picture = useMemo((): GraphPicture => {
    const keys = new Set<string>();
    const edges = steps.flatMap(({ from, relationship, to, isAgainst = false }) => {
      if (from === null || to === null) return [];
      keys.add(from.key).add(to.key);
      const [source, target] = isAgainst ? [to.key, from.key] : [from.key, to.key];
      return [{ id: `${source} ${relationship} ${target}`, source, target, label: relationship }];
    });
    return {
      nodes: [...keys].map((key) => ({
        id: key,
        label: names.get(key)?.title ?? key,
        kind: names.get(key)?.kindTitle ?? '',
      })),
      edges: [...new Map(edges.map((edge) => [edge.id, edge])).values()],
    };
  }, [steps, names]);
  return <GraphView label={label} nodes={picture.nodes} edges={picture.edges} />;
}
