import { useMemo } from 'react';
import type { QueriesCypherQuery } from '../../generated/operations.js';
import { GraphView } from '../../graph/graph-view.js';
import { numberText } from '../../lib/text.js';
import { pictureOfCypher, type Row } from './result-graph.js';
import { ResultTable } from './result-table.js';
import { ResultViews } from './result-views.js';

/** What a statement of Cypher gave, in words, as a table, and as a graph where it returned nodes. */
export function CypherResult({ answer }: { readonly answer: QueriesCypherQuery['cypher'] }) {
  const { columns, rows, truncated, durationMs } = answer;
  const { nodes, edges } = useMemo(() => pictureOfCypher(answer), [answer]);
  return (
    <>
      <p role="status">
        {rows.length === 0 ? 'No rows.' : `${numberText(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}.`}{' '}
        <span className="quiet">It took {numberText(durationMs)} ms.</span>
      </p>
      {truncated ? (
        <p className="notice notice-warn" role="note">
          There is more than is shown: the service stopped at its limits of rows and size. Narrow the
          statement, or count in it.
        </p>
      ) : null}
      {rows.length === 0 ? null : (
        <ResultViews
          table={
            <ResultTable
              label="Result of the statement"
              csvName="cypher"
              columns={columns}
              rows={rows as readonly Row[]}
            />
          }
          graph={
            nodes.length === 0 ? undefined : (
              <GraphView label="Result of the statement" nodes={nodes} edges={edges} />
            )
          }
          whyNoGraph="The rows hold no nodes. Return nodes, relationships or paths to see a graph of them."
        />
      )}
    </>
  );
}
