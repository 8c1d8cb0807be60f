import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { Mistake } from '../../mistake.js';
import { type PostgresAddress, postgresAddress } from '../address.js';
import type { Opened } from '../opened.js';
import type { Tables } from '../schema.js';
import { migrate, versionOf } from '../version.js';
import { connectionsTo, lockOf, type PoolOptions, tablesOf } from './pool.js';
import { refusal } from './refusal.js';

/** A store on a server, with its connections. */
export interface Server extends Opened {
  readonly address: PostgresAddress;
  readonly pool: pg.Pool;
}

/** Opens a store on a server for one scan that writes; makes it where there is none, and brings an older one up to date. */
export async function openServer(address: string): Promise<Opened> {
  const server = connect(address, { readOnly: false, connections: 4 });
  return guarded(server, async () => {
    await prepare(server);
    return { ...server, close: await locked(server) };
  });
}

/** Opens a store on a server for questions only. */
export async function readServer(address: string): Promise<Opened> {
  const server = connect(address, { readOnly: true, connections: 4 });
  return guarded(server, async () => {
    await mustBeCurrent(server);
    return server;
  });
}

/** A server, before it is known whether it holds a store. */
export function connect(text: string, options: PoolOptions): Server {
  const address = postgresAddress(text);
  const { pool, end } = connectionsTo(address, options);
  const tables = tablesOf(pool);
  return {
    address,
    pool,
    tables,
    oneWriter: false,
    refusal: (error) => refusal(address, error),
    // Kysely ends only a pool that it has used.
    close: async () => {
      await tables.destroy();
      await end();
    },
  };
}

/** Leaves no connection behind when something goes wrong, and says what. */
export async function guarded<Result>(server: Server, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open();
  } catch (error) {
    await server.close();
    throw server.refusal(error);
  }
}

/** Refuses a store that is not there, or of another version. */
export async function mustBeCurrent({ address, tables }: Server): Promise<void> {
  const state = await versionOf(address.shown, tables as Kysely<unknown>, address.schema);
  if (state === 'current') return;
  if (state === 'new')
    throw new Mistake(`There is no store in ${address.shown}.`, ['Make one: smsdx store init, or smsdx scan PATH --store']);
  throw new Mistake(`${address.shown} was written by an earlier smsdx.`, ['Have its owner bring it up to date: smsdx store init']);
}

/** Makes the tables, or brings them up to date; of several at the same time one does it and the others wait. */
export async function prepare({ address, tables }: Server): Promise<void> {
  const { schema, shown } = address;
  const found = await versionOf(shown, tables as Kysely<unknown>, schema);
  if (found === 'current') return;
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(tables);
  if (rows[0]?.encoding !== 'UTF8') {
    throw new Mistake(`The database of ${shown} keeps texts as ${rows[0]?.encoding}; logs hold signs of every language.`, [
      'Make one for smsdx: createdb smsdx --encoding UTF8 --template template0',
    ]);
  }
  await alone(tables, lockOf('prepare', address), async () => {
    const { rows: schemas } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(tables);
    if (schemas.length === 0) await sql`create schema ${sql.id(schema)}`.execute(tables);
    await versionOf(shown, tables as Kysely<unknown>, schema);
    await migrate(tables as Kysely<unknown>, schema);
  });
}

/** Does something while nobody else does the same, on this or another machine. */
export async function alone(tables: Kysely<Tables>, lock: ReturnType<typeof lockOf>, work: () => Promise<void>): Promise<void> {
  await tables.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(${lock})`.execute(session);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(session);
    }
  });
}

/** Makes sure that one scan at a time writes to the store; the server gives the right back when the process ends, however it ends. */
async function locked(server: Server): Promise<() => Promise<void>> {
  const { address, pool, tables } = server;
  const query = lockOf('scan', address).compile(tables);
  const session = await pool.connect();
  // Without the lock the scan goes on: two scans of the same sources write the same.
  session.on('error', () => undefined);
  const { rows } = await session.query(`select pg_try_advisory_lock(${query.sql}) as held`, [...query.parameters]);
  if (!rows[0]?.held) {
    session.release(true);
    throw new Mistake(`Another scan is writing to ${address.shown}.`, ['Wait for it to end, or share the work: smsdx scan PATH --queue']);
  }
  return async () => {
    session.release(true);
    await server.close();
  };
}
