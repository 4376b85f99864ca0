import Table from 'cli-table3';
import { textWidth, wrapText } from './text.js';

/** A column narrower than this is not worth reading: rows are then shown one below the other. */
const narrowest = 10;
/** What cli-table3 puts around a cell: a space on each side and a border. */
const frame = 3;

const plain = { head: [], border: [] };

/** The greatest cap at which columns of these widths fit into `available`. */
function cap(widths: readonly number[], available: number): number {
  const total = (limit: number) => widths.reduce((sum, width) => sum + Math.min(width, limit), 0);
  let limit = widths.reduce((widest, width) => Math.max(widest, width), 1);
  while (limit > 1 && total(limit) > available) limit -= 1;
  return limit;
}

function widest(column: number, head: readonly string[], rows: readonly (readonly string[])[]): number {
  return rows.reduce(
    (most, row) => Math.max(most, textWidth(row[column] ?? '')),
    textWidth(head[column] ?? ''),
  );
}

/** cli-table3 takes quadratic time, so long tables are drawn in pieces of so many rows, all of the same widths. */
const pieceRows = 200;

/** Leaves out the lines between rows, but not the one below the head. */
function dense(lines: readonly string[], hasHead: boolean): string[] {
  const kept = hasHead ? lines.findIndex((line) => line.startsWith('├')) : -1;
  return lines.filter((line, index) => index === kept || !line.startsWith('├'));
}

function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  limits: readonly number[],
): string {
  const fit = (cell: string, column: number) => wrapText(cell, limits[column] ?? 1).join('\n');
  const heading = head.map(fit);
  const cells = rows.map((row) => row.map(fit));
  const wrapped = cells.some((row) => row.some((cell) => cell.includes('\n')));
  const colWidths = limits.map((limit) => limit + 2);
  const pieces: string[] = [];
  for (let start = 0; start < cells.length; start += pieceRows) {
    const table = new Table({ head: heading, style: plain, colWidths });
    for (const row of cells.slice(start, start + pieceRows)) table.push(row);
    const drawn = table.toString().split('\n');
    const lines = wrapped ? drawn : dense(drawn, true);
    const rule = lines.findIndex((line) => line.startsWith('├'));
    // A later piece begins below its own head, with the line between two rows where there are such lines.
    const from = start === 0 ? 0 : wrapped ? rule : rule + 1;
    const isLast = start + pieceRows >= cells.length;
    pieces.push(...lines.slice(from, isLast ? undefined : -1));
  }
  return pieces.join('\n');
}

function records(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const names = head.reduce((most, name) => Math.max(most, textWidth(name)), 0);
  const limit = Math.max(1, width - names - 2 * frame - 1);
  return rows
    .map((row) => {
      const table = new Table({ style: plain });
      head.forEach((name, index) => {
        table.push([name, wrapText(row[index] ?? '', limit).join('\n')]);
      });
      return dense(table.toString().split('\n'), false).join('\n');
    })
    .join('\n');
}

/**
 * Draws a table of texts that are safe for a terminal.
 * @param width columns of the terminal; cells are wrapped to fit, and rows are drawn one below the other when even
 * that would leave too little. Without it every cell is as wide as it is. Without rows it says so.
 */
export function drawTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  if (rows.length === 0) return 'No rows.';
  const widths = head.map((_, column) => Math.max(1, widest(column, head, rows)));
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
