import type { Insertable, Kysely } from 'kysely';
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
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await transaction
      .insertInto(table)
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
  }
}
