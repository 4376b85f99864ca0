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

/** Leaves out the lines between rows, but not the one below the head. */
function dense(drawn: string, hasHead: boolean): string {
  const lines = drawn.split('\n');
  const kept = hasHead ? lines.findIndex((line) => line.startsWith('├')) : -1;
  return lines.filter((line, index) => index === kept || !line.startsWith('├')).join('\n');
}

function grid(head: readonly string[], rows: readonly (readonly string[])[], limit: number): string {
  const fit = (cell: string) => wrapText(cell, limit).join('\n');
  const cells = rows.map((row) => row.map(fit));
  const table = new Table({ head: head.map(fit), style: plain });
  for (const row of cells) table.push(row);
  const wrapped = cells.some((row) => row.some((cell) => cell.includes('\n')));
  return wrapped ? table.toString() : dense(table.toString(), true);
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
      return dense(table.toString(), false);
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
  if (width === undefined) return grid(head, rows, Number.POSITIVE_INFINITY);
  const available = width - head.length * frame - 1;
  const widths = head.map((_, column) => widest(column, head, rows));
  const least = widths.reduce((sum, natural) => sum + Math.min(natural, narrowest), 0);
  if (least > available) return records(head, rows, width);
  return grid(head, rows, cap(widths, available));
}
