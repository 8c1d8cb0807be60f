import { sql } from 'kysely';
import { Mistake, nearest } from '../mistake.js';
import { keys, tableNames } from './schema.js';
import type { Store } from './store.js';

export type Row = Readonly<Record<string, unknown>>;

/** Answers a question in SQL, or hands out a whole table, row by row. Nothing but reading is possible: the question is a part of a SELECT. */
export async function* ask({ tables }: Store, question: string): AsyncIterable<Row> {
  const text = question.trim().replace(/[;\s]+$/, '');
  const table = tableNames.find((name) => name === text.toLowerCase());
  if (table === undefined && !/^(?:select|with|values)\b/i.test(text.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, ''))) {
    const near = nearest(text, tableNames);
    throw new Mistake('A query is a SELECT or the name of a table.', [
      near === undefined ? `Tables: ${tableNames.join(', ')}.` : `Did you mean ${near}?`,
    ]);
  }
  // The line break ends a comment that the question may end with.
  const asked = sql<Row>`(${sql.raw(table === undefined ? `${text}\n` : `select * from ${table} order by ${keys[table].join(', ')}`)})`.as(
    'asked',
  );
  try {
    yield* tables.selectFrom(asked).selectAll().stream() as AsyncIterable<Row>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Mistake(`The query cannot be answered: ${reason}.`, ['Tables and columns: smsdx query STORE']);
  }
}
