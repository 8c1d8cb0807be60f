import type { Kysely } from 'kysely';
import { Mistake } from '../mistake.js';
import { ordered } from './ordered.js';
import { insert, rowsAtOnce } from './put.js';
import { type TableName, type Tables, tableNames } from './schema.js';
import type { Store } from './store.js';

/**
 * Copies all that one store holds into another one, which must be empty: one transaction, so a copy that is stopped leaves nothing behind.
 * Returns the sources that it copied.
 */
export async function copyStore(from: Store, to: Store): Promise<number> {
  let sources = 0;
  await from.reading(async (source) => {
    await to.writing(async (target) => {
      await mustBeEmpty(to, target);
      for (const table of tableNames) {
        const copied = await copyTable(table, source, target);
        if (table === 'sources') sources = copied;
      }
    });
  });
  return sources;
}

async function mustBeEmpty({ address }: Store, tables: Kysely<Tables>): Promise<void> {
  const found = await tables.selectFrom('sources').select('source').limit(1).execute();
  if (found.length > 0) throw new Mistake(`${address} holds results already.`, ['Copy into a store that does not exist yet, or is empty.']);
}

async function copyTable(table: TableName, from: Kysely<Tables>, to: Kysely<Tables>): Promise<number> {
  let copied = 0;
  let some: Tables['findings'][] = [];
  const flush = async () => {
    await insert(to, table as 'findings', some);
    copied += some.length;
    some = [];
  };
  for await (const row of ordered(from, table).stream(rowsAtOnce)) if (some.push(row) === rowsAtOnce) await flush();
  await flush();
  return copied;
}
