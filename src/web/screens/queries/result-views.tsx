import type { ReactNode } from 'react';
import { useUrlState } from '../../lib/url-state.js';
import { Choice } from './choice.js';

const views = [
  { value: 'table', label: 'Table' },
  { value: 'graph', label: 'Graph' },
];

/** A result as a table or as a graph, as the address says; where nothing can be drawn it says why. */
export function ResultViews({
  table,
  graph,
  whyNoGraph,
}: {
  readonly table: ReactNode;
  readonly graph: ReactNode | undefined;
  readonly whyNoGraph: string;
}) {
  const [{ view }, change] = useUrlState({ view: 'table' });
  const isGraph = view === 'graph';
  return (
    <div className="stack">
      <Choice
        label="Show the result as"
        options={views}
        value={isGraph ? 'graph' : 'table'}
        onChange={(value) => change({ view: value })}
      />
      {isGraph ? (graph ?? <p className="empty">{whyNoGraph}</p>) : table}
    </div>
  );
}
