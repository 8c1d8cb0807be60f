import { type Insertable, type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Kept, TableName, Tables } from './schema.js';

/** Rows of one statement; PostgreSQL takes 65,535 parameters, SQLite 32,766. */
export const rowsAtOnce = 100;

/** Puts what sources came to in the place of what they came to before; to be called in a transaction, with each source once. */
export async function put(transaction: Kysely<Tables>, kept: readonly Kept[]): Promise<void> {
  await remove(
    transaction,
    kept.map(({ source }) => source.source),
  );
  await insert(
    transaction,
    'sources',
    kept.map(({ source }) => source),
  );
  await insert(
    transaction,
    'clients',
    kept.flatMap(({ client }) => client ?? []),
  );
  await insert(
    transaction,
    'runs',
    kept.flatMap(({ runs }) => runs),
  );
  await insert(
    transaction,
    'findings',
    kept.flatMap(({ findings }) => findings),
  );
  await insert(
    transaction,
    'changes',
    kept.flatMap(({ changes }) => changes),
  );
  await insert(
    transaction,
    'unread',
    kept.flatMap(({ unread }) => unread),
  );
}

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
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const isServer = transaction.getExecutor().adapter instanceof PostgresAdapter;
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce);
    if (isServer) await insertJson(transaction, table, some);
    else await transaction.insertInto(table).values(some).execute();
  }
}

/** One parameter instead of thousands: the server spends half the time, and so does the worker. */
async function insertJson(transaction: Kysely<Tables>, table: TableName, rows: readonly object[]): Promise<void> {
  const into = sql.table(table);
  await sql`insert into ${into} select * from json_populate_recordset(null::${into}, ${JSON.stringify(rows)})`.execute(transaction);
}
