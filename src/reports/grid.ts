import Table from 'cli-table3';
import type { Paint } from './colour.js';
import { cut, wrap } from './wrap.js';

/** A column of a table: of a fixed width (with its padding), or with a share of what is left. */
export type Column = { readonly title: string } & ({ readonly fixed: number } | { readonly share: number });

/** The parts of a cell stand on lines of their own. */
export type Cell = readonly (string | undefined)[];

const mostLines = 4;

/** A cell is cut where one of its parts is longer than a few lines. */
function cellText(parts: Cell, width: number): string {
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : wrap(cut(part, width * mostLines), width))).join('\n');
}

function widthsOf(columns: readonly Column[], width: number): number[] {
  const room = columns.reduce((left, column) => left - ('fixed' in column ? column.fixed : 0), width - columns.length - 1);
  const shares = columns.reduce((sum, column) => sum + ('share' in column ? column.share : 0), 0);
  return columns.map((column) => ('fixed' in column ? column.fixed : Math.floor((room * column.share) / shares)));
}

/** A table in a frame that is never wider than `width`. */
export function grid(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number, paint: Paint): string {
  const widths = widthsOf(columns, width);
  const table = new Table({
    head: columns.map(({ title }) => paint('bold', title)),
    colWidths: widths,
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push(row.map((cell, at) => cellText(cell, (widths[at] ?? 0) - 2)));
  return table.toString();
}
