import Table from 'cli-table3';
import stringWidth from 'fast-string-width';
import type { Paint } from './colour.js';
import { cut, wrap } from './wrap.js';

/** A column of a table: of a fixed width (with its padding), with a share of what is left, or as wide as what stands in it needs. */
export type Column = { readonly title: string } & ({ readonly fixed: number } | { readonly share?: number });

/** The parts of a cell stand on lines of their own. */
export type Cell = readonly (string | undefined)[];

const mostLines = 4;

/** A cell is cut where one of its parts is longer than a few lines. */
function cellText(parts: Cell, width: number): string {
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : wrap(cut(part, width * mostLines), width))).join('\n');
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const room = columns.reduce((left, column) => left - ('fixed' in column ? column.fixed : 0), width - columns.length - 1);
  const shares = columns.reduce((sum, column) => sum + ('share' in column ? (column.share ?? 0) : 0), 0);
  const free = columns.flatMap((column, at) => ('fixed' in column || column.share !== undefined ? [] : [at]));
  const needs = free.map((at) =>
    needOf(
      columns[at]?.title ?? '',
      rows.flatMap((row) => row[at] ?? []),
    ),
  );
  const fitted = new Map(shareOut(needs, room).map((each, index) => [free[index], each]));
  return columns.map((column, at) => {
    if ('fixed' in column) return column.fixed;
    return fitted.get(at) ?? Math.floor((room * (column.share ?? 0)) / shares);
  });
}

const padding = 2;
/** Words up to here stay whole, and no column is narrower where it holds more: a date, a package. */
const shortWord = 10;
/** A longer word than this may break anywhere. */
const longestWord = 24;

/** Characters of a cell that are measured: what is longer than a line wraps anyway. */
const mostMeasured = 200;

/** Columns of the terminal that a column needs, and those below which words would break. */
interface Need {
  readonly all: number;
  readonly least: number;
}

function needOf(title: string, parts: Cell): Need {
  const texts = [title, ...parts.filter((part) => part !== undefined)].map((text) => text.slice(0, mostMeasured));
  const words = texts
    .flatMap((text) => text.split(/\s+/))
    .flatMap((word) => (word.length > shortWord ? word.split(/(?<=[\\/\-_.,;])/) : word));
  const widest = (all: readonly string[]) => all.reduce((most, each) => Math.max(most, stringWidth(each)), 0);
  const all = widest(texts);
  // A title does not wrap.
  const least = Math.max(widest(words), shortWord);
  return { all: all + padding, least: Math.max(Math.min(least, all, longestWord), Math.min(stringWidth(title), longestWord)) + padding };
}

/** Each gets what its words need, and what is left goes to those that would wrap the most. Where not even the words fit, the longest break. */
function shareOut(needs: readonly Need[], room: number): number[] {
  const sum = (of: (need: Need) => number) => needs.reduce((total, need) => total + of(need), 0);
  const [all, least] = [sum((need) => need.all), sum((need) => need.least)];
  if (all <= room) return needs.map((need) => need.all);
  if (least > room) {
    let most = longestWord + padding;
    while (most > padding + 1 && sum((need) => Math.min(need.least, most)) > room) most--;
    return needs.map((need) => Math.min(need.least, most));
  }
  return needs.map((need) => need.least + Math.floor(((room - least) * (need.all - need.least)) / (all - least)));
}

/** A table in a frame that is never wider than `width`; rows of one line each need no lines between them. */
export function grid(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number, paint: Paint): string {
  const widths = widthsOf(columns, rows, width);
  const cells = rows.map((row) => row.map((cell, at) => cellText(cell, (widths[at] ?? 0) - padding)));
  const table = new Table({
    head: columns.map(({ title }) => paint('bold', title)),
    colWidths: widths,
    style: { head: [], border: [], compact: cells.every((row) => row.every((text) => !text.includes('\n'))) },
  });
  table.push(...cells);
  return table.toString();
}
