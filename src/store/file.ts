import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { Mistake } from '../mistake.js';
import { type Lock, lock } from './lock.js';
import type { Opened } from './opened.js';
import { refusal } from './refusal.js';
import type { Tables } from './schema.js';
import { sqliteDialect } from './sqlite.js';
import { migrate, versionOf } from './version.js';

/** Opens a store in a SQLite file for writing; makes it where there is none, and brings an older one up to date. Only one at a time may write. */
export async function openFile(path: string): Promise<Opened> {
  let held: Lock | undefined;
  let tables: Kysely<Tables> | undefined;
  try {
    held = await lock(path);
    tables = new Kysely<Tables>({ dialect: await sqliteDialect(path, { readOnly: false }) });
    await versionOf(path, tables as Kysely<unknown>);
    // A scan that is killed loses nothing: the journal is read by whoever opens the store next.
    await sql`PRAGMA journal_mode = WAL`.execute(tables);
    await sql`PRAGMA synchronous = NORMAL`.execute(tables);
    await migrate(tables as Kysely<unknown>);
    return opened(path, tables, held);
  } catch (error) {
    await tables?.destroy();
    held?.release();
    throw refusal(path, error);
  }
}

/** Opens a store in a SQLite file for questions only. */
export async function readFile(path: string): Promise<Opened> {
  if (!existsSync(path)) throw new Mistake(`There is no store ${path}.`, ['Make one: smsdx scan PATH --store fleet.db']);
  try {
    const tables = new Kysely<Tables>({ dialect: await sqliteDialect(path, { readOnly: true }) });
    if ((await versionOf(path, tables as Kysely<unknown>)) === 'current') return opened(path, tables);
    await tables.destroy();
    await (await openFile(path)).close();
    return await readFile(path);
  } catch (error) {
    throw refusal(path, error);
  }
}

function opened(path: string, tables: Kysely<Tables>, held?: Lock): Opened {
  return {
    tables,
    oneWriter: true,
    refusal: (error) => refusal(path, error),
    async close() {
      try {
        // One plain file that can be copied and read from a folder that nobody may write to.
        if (held) await sql`PRAGMA journal_mode = DELETE`.execute(tables).catch(() => undefined);
        await tables.destroy();
      } finally {
        held?.release();
      }
    },
  };
}
