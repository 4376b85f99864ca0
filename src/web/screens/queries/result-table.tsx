import { type Column, DataTable, type MoreRows } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { titleOf } from '../../lib/text.js';
import { cellText, keyOfNode } from './cell-text.js';
import { isKeyColumn, type Row } from './result-graph.js';

interface Numbered {
  readonly index: number;
  readonly row: Row;
}

const numbers: readonly string[] = ['int', 'float'];

/** Rows that the widths of columns are taken from. */
const measured = 100;

/** Width of the columns whose texts do not fit, in rem. */
const widest = 22;

/** A width that suits what is in a column: as much as its longest text of the first rows needs, within bounds. */
function widthOf(name: string, header: string, rows: readonly Row[]): string {
  const lengths = rows.slice(0, measured).map((row) => cellText(row[name]).length);
  const longest = Math.max(header.length + 3, ...lengths);
  const width = Math.max(longest * 0.55 + 1.5, 5);
  // Only columns whose texts fit may grow: what grows is measured by its texts.
  return width > widest ? `${widest}rem` : `minmax(${width.toFixed(1)}rem, ${width.toFixed(1)}fr)`;
}

function columnOf(name: string, type: string | undefined, header: string, width: string): Column<Numbered> {
  const isNumber = numbers.includes(type ?? '');
  return {
    id: name,
    header,
    isNumber,
    width,
    value: ({ row }) => {
      const value = row[name];
      if (value === null || value === undefined) return null;
      return typeof value === 'object' ? cellText(value) : (value as string | number | boolean);
    },
    cell: ({ row }) => {
      const value = row[name];
      const key = isKeyColumn(name) && typeof value === 'string' ? value : keyOfNode(value);
      return key === undefined ? cellText(value) : <EntityLink entityKey={key}>{cellText(value)}</EntityLink>;
    },
  };
}

/** Rows of any query as a table; what is a key of a thing leads to it. */
export function ResultTable({
  label,
  csvName,
  columns,
  types = [],
  rows,
  more,
}: {
  readonly label: string;
  readonly csvName: string;
  readonly columns: readonly string[];
  /** The kinds of the columns, where they are known; then they are written as words. */
  readonly types?: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Row[];
  readonly more?: MoreRows;
}) {
  const known = new Map(types.map(({ name, type }) => [name, type]));
  return (
    <DataTable
      label={label}
      columns={columns.map((name) => {
        const header = known.has(name) ? titleOf(name) : name;
        return columnOf(name, known.get(name), header, widthOf(name, header, rows));
      })}
      rows={rows.map((row, index) => ({ index, row }))}
      rowKey={({ index }) => String(index)}
      more={more}
      csvName={csvName}
    />
  );
}
