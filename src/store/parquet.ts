import { fileWriter, parquetWriteRows } from 'hyparquet-writer';
import { Mistake, reasonOf } from '../mistake.js';
import type { Row } from './question.js';

/** Rows that are looked at to tell which type a column has, and written at once. */
const groupRows = 10_000;

type Type = 'INT64' | 'DOUBLE' | 'STRING';

/** Writes rows to a Parquet file, a group at a time. */
export async function writeParquet(rows: AsyncIterable<Row>, path: string): Promise<void> {
  const source = rows[Symbol.asyncIterator]();
  const first: Row[] = [];
  for (let next = await source.next(); !next.done; next = await source.next()) {
    first.push(next.value);
    if (first.length === groupRows) break;
  }
  const names = Object.keys(first[0] ?? {});
  if (names.length === 0) throw new Mistake('There are no rows to write.');
  const columns = names.map((name) => ({ name, type: typeOf(first.map((row) => row[name])) }));
  async function* all(): AsyncIterable<Record<string, unknown>> {
    for (const row of first) yield converted(row, columns);
    for (let next = await source.next(); !next.done; next = await source.next()) yield converted(next.value, columns);
  }
  try {
    await parquetWriteRows({ writer: fileWriter(path), rows: all(), columns, rowGroupSize: groupRows });
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`Cannot write ${path}: ${reasonOf(error)}.`, ['Name a file in a folder that exists and that you may write to.']);
  }
}

function typeOf(values: readonly unknown[]): Type {
  const there = values.filter((value) => value !== null);
  if (there.length === 0 || !there.every((value) => typeof value === 'number')) return 'STRING';
  return there.every(Number.isSafeInteger) ? 'INT64' : 'DOUBLE';
}

function converted(row: Row, columns: readonly { readonly name: string; readonly type: Type }[]): Record<string, unknown> {
  const values = columns.map(({ name, type }) => {
    const value = row[name] ?? null;
    if (value === null) return [name, null];
    if (type === 'STRING') return [name, String(value)];
    return [name, type === 'INT64' ? BigInt(Math.round(Number(value))) : Number(value)];
  });
  return Object.fromEntries(values);
}
