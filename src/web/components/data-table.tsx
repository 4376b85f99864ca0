import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { downloadCsv } from '../lib/csv.js';
import { numberText } from '../lib/text.js';
import { Empty } from './states.js';

/** One column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What the cell shows. Default: its value. */
  readonly cell?: (row: Row) => ReactNode;
  /** What is sorted by and exported. */
  readonly value: (row: Row) => string | number | boolean | null | undefined;
  /** Width as a track of a CSS grid. Default: `minmax(8rem, 1fr)`. */
  readonly width?: string;
  readonly isNumber?: boolean;
  /** Whether rows may be sorted by it here. Default: yes, where all rows are there. */
  readonly sortable?: boolean;
}

/** Rows that come in pages. */
export interface MoreRows {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

/** The column that rows are sorted by, if any, and which way. */
export type Sort = { readonly id: string; readonly descending: boolean } | undefined;

/** What a table shows, and how. */
export interface DataTableProps<Row> {
  /** What is in it, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Called when a row is clicked or Enter is pressed on it. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Key of the row whose details are shown. */
  readonly openKey?: string | undefined;
  /** Keys of the rows that are ticked; with it each row has a box. */
  readonly ticked?: ReadonlySet<string> | undefined;
  readonly onTick?: ((keys: ReadonlySet<string>) => void) | undefined;
  readonly more?: MoreRows | undefined;
  /** How the rows were sorted where they come from; `onSort` asks for another order there, and rows are shown as they come. */
  readonly sortedBy?: Sort;
  readonly onSort?: ((sort: NonNullable<Sort>) => void) | undefined;
  /** All rows there are, where that is known. */
  readonly totalCount?: number | undefined;
  /** Name of the CSV file; without it there is no export. */
  readonly csvName?: string | undefined;
  readonly empty?: ReactNode;
}

const rowHeight = 38;

function sorted<Row>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  descending: boolean,
): readonly Row[] {
  if (column === undefined) return rows;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [column.value(a) ?? null, column.value(b) ?? null];
    // What is not known comes last, whichever way.
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    return sign * String(one).localeCompare(String(other), undefined, { numeric: true });
  });
}

/**
 * A table of any number of rows, of which only those in sight are in the page. Arrows, Home, End and Page keys move between rows, Enter
 * opens one and the space bar ticks it.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    onOpen,
    openKey,
    ticked,
    onTick,
    more,
    totalCount,
    csvName,
    empty,
    sortedBy,
    onSort,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [ownSort, setOwnSort] = useState<Sort>();
  const [sort, setSort] = onSort === undefined ? [ownSort, setOwnSort] : [sortedBy, onSort];
  const [current, setCurrent] = useState(0);
  const shown = sorted(
    rows,
    columns.find(({ id }) => id === ownSort?.id),
    ownSort?.descending === true,
  );
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  });
  if (rows.length === 0) return <Empty>{empty ?? 'Nothing is here.'}</Empty>;

  const style: CSSProperties = {
    gridTemplateColumns: [
      ...(ticked === undefined ? [] : ['2.6rem']),
      ...columns.map(({ width }) => width ?? 'minmax(8rem, 1fr)'),
    ].join(' '),
  };
  const maySort = onSort !== undefined || more?.hasMore !== true;
  const tick = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    onTick?.(next);
  };
  const go = (index: number) => {
    const to = Math.max(0, Math.min(shown.length - 1, index));
    setCurrent(to);
    virtual.scrollToIndex(to);
    // At once where the row is in the page, so that the next key finds it focused; else when it is.
    const focus = () => {
      const row = frame.current?.querySelector<HTMLElement>(`[data-index="${to}"]`);
      row?.focus();
      return row != null;
    };
    if (!focus()) requestAnimationFrame(focus);
  };
  const onKeyDown = (event: KeyboardEvent, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 12,
      PageUp: index - 12,
      Home: 0,
      End: shown.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' && onOpen !== undefined) onOpen(row);
    else if (event.key === ' ' && ticked !== undefined) tick(rowKey(row));
    else return;
    event.preventDefault();
  };
  const allTicked = ticked !== undefined && rows.every((row) => ticked.has(rowKey(row)));

  return (
    <div className="stack">
      <div className="table-frame" ref={frame} tabIndex={-1}>
        <div
          className="table"
          role="grid"
          aria-label={label}
          aria-rowcount={(totalCount ?? shown.length) + 1}
        >
          <div className="table-head" role="rowgroup">
            <div className="table-row" role="row" style={style} aria-rowindex={1}>
              {ticked === undefined ? null : (
                <div className="table-cell" role="columnheader">
                  <input
                    type="checkbox"
                    aria-label="Tick all rows that are loaded"
                    checked={allTicked}
                    onChange={() => onTick?.(new Set(allTicked ? [] : rows.map(rowKey)))}
                  />
                </div>
              )}
              {columns.map(({ id, header, isNumber, sortable }) => {
                const direction =
                  sort?.id === id ? (sort.descending ? 'descending' : 'ascending') : undefined;
                return (
                  <div
                    key={id}
                    className={isNumber ? 'table-cell table-cell-number' : 'table-cell'}
                    role="columnheader"
                    aria-sort={direction}
                  >
                    {maySort && sortable !== false ? (
                      <button
                        type="button"
                        className="table-sort"
                        onClick={() => setSort({ id, descending: direction === 'ascending' })}
                      >
                        {header} {direction === undefined ? '' : direction === 'ascending' ? '▲' : '▼'}
                      </button>
                    ) : (
                      header
                    )}
                  </div>
                );
              })}
            </div>
          </div>
          <div className="table-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size }) => {
              const row = shown[index];
              if (row === undefined) return null;
              const key = rowKey(row);
              return (
                <div
                  key={key}
                  className="table-row"
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={
                    openKey === undefined && ticked === undefined
                      ? undefined
                      : key === openKey || ticked?.has(key) === true
                  }
                  data-index={index}
                  tabIndex={index === Math.min(current, shown.length - 1) ? 0 : -1}
                  style={{
                    ...style,
                    height: size,
                    transform: `translateY(${start}px)`,
                    cursor: onOpen ? 'pointer' : 'default',
                  }}
                  onFocus={() => setCurrent(index)}
                  onClick={(event) => {
                    if (!(event.target as HTMLElement).closest('a, button, input')) onOpen?.(row);
                  }}
                  onKeyDown={(event) => onKeyDown(event, row, index)}
                >
                  {ticked === undefined ? null : (
                    <div className="table-cell" role="gridcell">
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={`Tick row ${index + 1}`}
                        checked={ticked.has(key)}
                        onChange={() => tick(key)}
                      />
                    </div>
                  )}
                  {columns.map(({ id, cell, value, isNumber }) => (
                    <div
                      key={id}
                      className={isNumber ? 'table-cell table-cell-number' : 'table-cell'}
                      role="gridcell"
                      title={String(value(row) ?? '')}
                    >
                      {cell === undefined ? String(value(row) ?? '–') : cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <div className="table-foot">
        <span role="status">
          {numberText(shown.length)}
          {totalCount !== undefined && totalCount > shown.length ? ` of ${numberText(totalCount)}` : ''}{' '}
          {shown.length === 1 && (totalCount ?? 1) === 1 ? 'row' : 'rows'}
        </span>
        {more?.hasMore ? (
          <button type="button" className="button" disabled={more.isLoading} onClick={more.loadMore}>
            {more.isLoading ? 'Loading…' : 'Load more'}
          </button>
        ) : null}
        {csvName === undefined ? null : (
          <button
            type="button"
            className="button button-plain"
            onClick={() =>
              downloadCsv(
                csvName,
                columns.map(({ header }) => header),
                shown.map((row) => columns.map(({ value }) => value(row))),
              )
            }
          >
            Download these rows as CSV
          </button>
        )}
      </div>
    </div>
  );
}
