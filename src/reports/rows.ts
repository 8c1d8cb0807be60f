import { row as csvRow } from './cells.js';
import { painter } from './colour.js';
import { grid } from './grid.js';
import { plain, plainJson } from './plain.js';
import { count } from './wrap.js';

type Row = Readonly<Record<string, unknown>>;

/** A frame around thousands of rows takes minutes, and nobody reads them. */
const mostRows = 500;
const longestCell = 2_000;
const narrowestColumn = 12;

export interface RowsView {
  readonly width: number;
  readonly colour: boolean;
}

/** Rows of a query as text, in pieces. */
export type RowsReport = (rows: AsyncIterable<Row>, view: RowsView) => AsyncIterable<string>;

const table: RowsReport = async function* (rows, { width, colour }) {
  const shown: Row[] = [];
  let more = 0;
  for await (const each of rows) {
    if (shown.length < mostRows) shown.push(each);
    else more++;
  }
  const [first] = shown;
  if (!first) {
    yield 'No rows.\n';
    return;
  }
  const names = Object.keys(first);
  if (names.length * narrowestColumn > width) {
    yield* upright(shown, names);
  } else {
    yield framed(shown, names, { width, colour });
  }
  if (more > 0) yield `and ${count(more, 'row')} more, see --format csv, json or ndjson\n`;
};

/** Too many columns for the width: each row is a list. */
function* upright(rows: readonly Row[], names: readonly string[]): Iterable<string> {
  const longest = Math.max(...names.map((name) => name.length));
  for (const [at, each] of rows.entries()) {
    yield `${at === 0 ? '' : '\n'}${names.map((name) => `${plain(name).padEnd(longest)}  ${plain(textOf(each[name]).slice(0, longestCell))}`.trimEnd()).join('\n')}\n`;
  }
}

function framed(shown: readonly Row[], names: readonly string[], { width, colour }: RowsView): string {
  const columns = names.map((name) => ({ title: plain(name) }));
  const cells = shown.map((each) => names.map((name) => [plain(textOf(each[name]).slice(0, longestCell))]));
  return `${grid(columns, cells, width, painter(colour))}\n`;
}

const json: RowsReport = async function* (rows) {
  let before = '[';
  for await (const each of rows) {
    yield `${before}\n${plainJson(JSON.stringify(each))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
};

const ndjson: RowsReport = async function* (rows) {
  for await (const each of rows) yield `${plainJson(JSON.stringify(each))}\n`;
};

const csv: RowsReport = async function* (rows) {
  let names: readonly string[] | undefined;
  for await (const each of rows) {
    if (!names) {
      names = Object.keys(each);
      yield csvRow(names);
    }
    yield csvRow(names.map((name) => (typeof each[name] === 'number' ? each[name] : each[name] === null ? undefined : textOf(each[name]))));
  }
};

export const rowsReports = { table, json, csv, ndjson } as const;

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
