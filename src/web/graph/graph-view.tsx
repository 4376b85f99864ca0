import { lazy, Suspense, useMemo } from 'react';
import { type Column, DataTable } from '../components/data-table.js';
import { EntityLink } from '../components/entity-link.js';
import { Empty, Loading } from '../components/states.js';
import { capped, type GraphNode, type GraphViewProps, mostNodes } from './model.js';
import './graph.css';

const GraphCanvas = lazy(() => import('./graph-canvas.js'));

interface EdgeRow {
  readonly id: string;
  readonly from: GraphNode | undefined;
  readonly label: string;
  readonly to: GraphNode | undefined;
}

const named = (node: GraphNode | undefined) =>
  node === undefined ? (
    '–'
  ) : node.count === undefined && node.hasPage !== false ? (
    <EntityLink entityKey={node.id}>{node.label}</EntityLink>
  ) : (
    node.label
  );

const columns: readonly Column<EdgeRow>[] = [
  {
    id: 'from',
    header: 'From',
    value: ({ from }) => from?.label,
    cell: ({ from }) => named(from),
    width: 'minmax(10rem, 2fr)',
  },
  { id: 'fromKind', header: 'Kind', value: ({ from }) => from?.kind },
  { id: 'relationship', header: 'Relationship', value: ({ label }) => label },
  {
    id: 'to',
    header: 'To',
    value: ({ to }) => to?.label,
    cell: ({ to }) => named(to),
    width: 'minmax(10rem, 2fr)',
  },
  { id: 'toKind', header: 'Kind', value: ({ to }) => to?.kind },
];

/** A picture of a part of the graph, with the same as a table beside it; it is loaded when first needed, and shows 300 things at most. */
export function GraphView({ label, nodes, edges, selected, centre, onSelect, onSelectEdge }: GraphViewProps) {
  // The same picture stays where it is when only what is marked in it changes.
  const picture = useMemo(() => capped({ nodes, edges }), [nodes, edges]);
  if (nodes.length === 0) return <Empty>There is nothing to draw.</Empty>;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows = edges.map(({ id, source, target, label: name }) => ({
    id,
    from: byId.get(source),
    label: name,
    to: byId.get(target),
  }));
  return (
    <div className="stack">
      {picture.leftOut === 0 ? null : (
        <p className="notice notice-warn" role="note">
          The picture shows {mostNodes} of {nodes.length} things. The table has all of them.
        </p>
      )}
      <Suspense fallback={<Loading what="Drawing" />}>
        <GraphCanvas
          label={label}
          nodes={picture.nodes}
          edges={picture.edges}
          selected={selected}
          centre={centre}
          onSelect={onSelect}
          onSelectEdge={onSelectEdge}
        />
      </Suspense>
      <details open={rows.length <= 12}>
        <summary>The same as a table</summary>
        <DataTable
          label={`${label}, as a table`}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          csvName={label}
          empty="No relationships are between them."
        />
      </details>
    </div>
  );
}
