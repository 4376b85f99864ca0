import { useMemo } from 'react';
import { useNames } from '../../api/entity-names.js';
import { GraphView } from '../../graph/graph-view.js';
import { keysIn, pictureOfRows, type Row } from './result-graph.js';

/** Rows as relationships between the things that they name. */
export function RowsGraph({
  label,
  columns,
  rows,
  hasMore,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}) {
  const names = useNames(keysIn(columns, rows));
  const size = names.size;
  const { nodes, edges } = useMemo(
    () => pictureOfRows(columns, rows, names),
    // Names come as a new map each time; what counts is whether they are there.
    [columns, rows.length, size],
  );
  return (
    <div className="stack">
      {hasMore ? (
        <p className="quiet">Only the rows that are loaded are drawn; load more of them in the table.</p>
      ) : null}
      <GraphView label={label} nodes={nodes} edges={edges} />
    </div>
  );
}
