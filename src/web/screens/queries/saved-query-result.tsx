import type { MoreRows } from '../../components/data-table.js';
import { Partial } from '../../components/states.js';
import type { QueriesOneQuery, QueriesRunQuery } from '../../generated/operations.js';
import { numberText, timeText } from '../../lib/text.js';
import { exportPath, type Values } from './parameters.js';
import { isKeyColumn, type Row } from './result-graph.js';
import { ResultTable } from './result-table.js';
import { ResultViews } from './result-views.js';
import { RowsGraph } from './rows-graph.js';

/** The rows of a saved query that are loaded so far: in words, as a table, and as a graph where they name two things each. */
export function SavedQueryResult({
  query,
  values,
  pages,
  more,
}: {
  readonly query: QueriesOneQuery['savedQueries'][number];
  readonly values: Values;
  readonly pages: readonly QueriesRunQuery['runQuery'][];
  readonly more: MoreRows;
}) {
  const [first] = pages;
  if (first === undefined) return null;
  const rows = pages.flatMap((page) => page.rows as readonly Row[]);
  const { columns, asOf } = first;
  const unknownScopes = pages.at(-1)?.unknownScopes ?? [];
  const isDrawn = columns.filter(isKeyColumn).length > 1;
  const took = pages.reduce((total, { durationMs }) => total + durationMs, 0);
  return (
    <>
      <p role="status">
        {rows.length === 0
          ? 'No rows.'
          : `${numberText(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}${more.hasMore ? ', and there are more' : ', and that is all'}.`}{' '}
        <span className="quiet">
          It took {numberText(took)} ms.{' '}
          {asOf === null ? 'A connection has not finished a sync yet.' : `As of ${timeText(asOf)}.`}
        </span>
      </p>
      <Partial complete={pages.every(({ complete }) => complete)} unknownScopes={unknownScopes} />
      {rows.length === 0 ? null : (
        <ResultViews
          table={
            <ResultTable
              label={query.title}
              csvName={query.id}
              columns={columns}
              types={query.columns}
              rows={rows}
              more={more}
            />
          }
          graph={
            isDrawn ? (
              <RowsGraph label={query.title} columns={columns} rows={rows} hasMore={more.hasMore} />
            ) : undefined
          }
          whyNoGraph="These rows do not name two things each, so there is nothing to draw between."
        />
      )}
      <p className="small">
        All rows, also those not loaded here:{' '}
        <a href={exportPath(query.id, 'csv', values)} download>
          CSV
        </a>{' '}
        or{' '}
        <a href={exportPath(query.id, 'ndjson', values)} download>
          JSON lines
        </a>
        , streamed by the service.
      </p>
    </>
  );
}
