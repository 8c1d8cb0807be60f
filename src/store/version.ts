import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Mistake } from '../mistake.js';
import { migrations } from './migrations/index.js';

/** The query builder's own tables, in which it keeps the versions that a store has. */
const versions = 'kysely_migration';

/**
 * Is this store of this version? `older` can be brought up to date; a database of something else, or of a later version, is a mistake.
 * `schema`: the one that holds the store, where the database has several.
 */
export async function versionOf(address: string, tables: Kysely<unknown>, schema?: string): Promise<'new' | 'older' | 'current'> {
  const all = await tables.introspection.getTables({ withInternalKyselyTables: true });
  const found = all.filter((table) => schema === undefined || table.schema === schema);
  if (found.length === 0) return 'new';
  if (!found.some(({ name }) => name === versions)) {
    throw new Mistake(`${address} is a database of another program.`, ['Name a store that `smsdx scan --store` made, or a new one.']);
  }
  const rows = await (tables as Kysely<{ [versions]: { name: string } }>).selectFrom(versions).select('name').execute();
  if (rows.some(({ name }) => !(name in migrations))) {
    throw new Mistake(`${address} was written by a later smsdx than this one.`, ['Use that one, or scan into a new store.']);
  }
  return rows.length < Object.keys(migrations).length ? 'older' : 'current';
}

/** Brings a store up to date; each step is one transaction. */
export async function migrate(tables: Kysely<unknown>, schema?: string): Promise<void> {
  const { error } = await new Migrator({
    db: tables,
    provider: { getMigrations: async () => migrations },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  }).migrateToLatest();
  if (error) throw error;
}
