import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { keys, type TableName, type Tables } from './schema.js';

/** All rows of a table in the order of its keys: it depends on nothing but the content. */
export function ordered(tables: Kysely<Tables>, table: TableName): SelectQueryBuilder<Tables, 'findings', Tables['findings']> {
  // Any of them; the type of the query builder wants to know which.
  let rows = tables.selectFrom(table as 'findings').selectAll();
  for (const key of keys[table]) rows = rows.orderBy(sql.ref(key));
  return rows;
}
