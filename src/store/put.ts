import { CompiledQuery, type Kysely, PostgresAdapter, sql } from 'kysely';
import { described } from './columns.js';
import { type Kept, type TableName, type Tables, tableNames } from './schema.js';

/** Rows of one statement; PostgreSQL takes 65,535 parameters, SQLite 32,766. */
export const rowsAtOnce = 100;

/** Puts what sources came to in the place of what they came to before; to be called in a transaction, with each source once. */
export async function put(transaction: Kysely<Tables>, kept: readonly Kept[]): Promise<void> {
  await remove(
    transaction,
    kept.map(({ source }) => source.source),
  );
  const rows = kept.map(rowsOf);
  for (const table of tableNames) {
    await insert(
      transaction,
      table,
      rows.flatMap((each): readonly Tables[TableName][] => each[table]),
    );
  }
}

type Rows = { readonly [Table in TableName]: readonly Tables[Table][] };

const rowsOf = ({ source, client, ...rest }: Kept): Rows => ({ sources: [source], clients: client ? [client] : [], ...rest });

/** Takes sources out, with all that they gave. */
export async function remove(transaction: Kysely<Tables>, sources: readonly string[]): Promise<void> {
  for (let at = 0; at < sources.length; at += rowsAtOnce) {
    await transaction
      .deleteFrom('sources')
      .where('source', 'in', sources.slice(at, at + rowsAtOnce))
      .execute();
  }
}

export async function insert<Table extends TableName>(
  transaction: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return insertRows(transaction, table, rows);
  for (let at = 0; at < rows.length; at += rowsAtOnce) await insertJson(transaction, table, rows.slice(at, at + rowsAtOnce));
}

/** One parameter instead of thousands: the server spends half the time, and so does the worker. */
async function insertJson(transaction: Kysely<Tables>, table: TableName, rows: readonly object[]): Promise<void> {
  const into = sql.table(table);
  await sql`insert into ${into} select * from json_populate_recordset(null::${into}, ${JSON.stringify(rows)})`.execute(transaction);
}

/** Rows of one statement of a file. Few numbers of them, so that each statement is put together once and not for every client. */
const counts = [64, 16, 4, 1];

async function insertRows(transaction: Kysely<Tables>, table: TableName, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(described[table].columns);
  let at = 0;
  for (const count of counts) {
    for (; rows.length - at >= count; at += count) {
      const values = rows
        .slice(at, at + count)
        .flatMap((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column]));
      await transaction.executeQuery(CompiledQuery.raw(statementOf(transaction, table, { columns, count }), values));
    }
  }
}

const statements = new Map<string, string>();

/** The query builder takes longer to put a statement together than a file to carry it out. */
function statementOf(tables: Kysely<Tables>, table: TableName, { columns, count }: { columns: readonly string[]; count: number }): string {
  const known = statements.get(`${table} ${count}`);
  if (known !== undefined) return known;
  const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const made = sql`insert into ${sql.table(table)} (${names}) values ${sql.join(Array(count).fill(row))}`.compile(tables).sql;
  statements.set(`${table} ${count}`, made);
  return made;
}
