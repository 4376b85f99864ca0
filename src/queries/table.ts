import { textWidth, wrapText } from './text.js';

/** A column narrower than this is not worth reading: rows are then shown one below the other. */
const narrowest = 10;
/** What surrounds a cell: a space on each side and a border. */
const frame = 3;

type Cells = readonly string[];

/** The greatest cap at which columns of these widths fit into `available`. */
function cap(widths: readonly number[], available: number): number {
  const total = (limit: number) => widths.reduce((sum, width) => sum + Math.min(width, limit), 0);
  let limit = widths.reduce((widest, width) => Math.max(widest, width), 1);
  while (limit > 1 && total(limit) > available) limit -= 1;
  return limit;
}

function widest(column: number, head: Cells, rows: readonly Cells[]): number {
  return rows.reduce(
    (most, row) => Math.max(most, textWidth(row[column] ?? '')),
    Math.max(1, textWidth(head[column] ?? '')),
  );
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - textWidth(text)));

/** The lines of one row: as many as its highest cell has. */
function rowLines(cells: readonly Cells[], widths: readonly number[]): string[] {
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1);
  return Array.from({ length: height }, (_, line) => {
    const parts = widths.map((width, column) => pad(cells[column]?.[line] ?? '', width));
    return `│ ${parts.join(' │ ')} │`;
  });
}

const rule = (widths: readonly number[], left: string, middle: string, right: string) =>
  left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;

/** A framed grid; rows are parted by lines only when one of them has several lines. */
function grid(head: Cells | undefined, rows: readonly Cells[], widths: readonly number[]): string {
  const wrapCells = (row: Cells) => widths.map((width, column) => wrapText(row[column] ?? '', width));
  const drawn = rows.map((row) => rowLines(wrapCells(row), widths));
  const between = rule(widths, '├', '┼', '┤');
  const parted = head !== undefined && drawn.some((lines) => lines.length > 1);
  return [
    rule(widths, '┌', '┬', '┐'),
    ...(head === undefined ? [] : [...rowLines(wrapCells(head), widths), between]),
    ...drawn.flatMap((lines, index) => (parted && index > 0 ? [between, ...lines] : lines)),
    rule(widths, '└', '┴', '┘'),
  ].join('\n');
}

function records(head: Cells, rows: readonly Cells[], width: number): string {
  const names = head.reduce((most, name) => Math.max(most, textWidth(name)), 1);
  const values = rows.reduce(
    (most, row) => row.reduce((least, cell) => Math.max(least, textWidth(cell)), most),
    1,
  );
  const widths = [names, Math.max(1, Math.min(values, width - names - 2 * frame - 1))];
  return rows
    .map((row) =>
      grid(
        undefined,
        head.map((name, column) => [name, row[column] ?? '']),
        widths,
      ),
    )
    .join('\n');
}

/**
 * Draws a table of texts that are safe for a terminal.
 * @param width columns of the terminal; cells are wrapped to fit, and rows are drawn one below the other when even
 * that would leave too little. Without it every cell is as wide as it is. Without rows it says so.
 */
export function drawTable(head: Cells, rows: readonly Cells[], width: number | undefined): string {
  if (rows.length === 0) return 'No rows.';
  const widths = head.map((_, column) => widest(column, head, rows));
  if (width === undefined) return grid(head, rows, widths);
  const available = width - head.length * frame - 1;
  const least = widths.reduce((sum, natural) => sum + Math.min(natural, narrowest), 0);
  if (least > available) return records(head, rows, width);
  const limit = cap(widths, available);
  return grid(
    head,
    rows,
    widths.map((natural) => Math.min(natural, limit)),
  );
}
