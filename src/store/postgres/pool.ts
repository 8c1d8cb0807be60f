import { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { PostgresAddress } from '../address.js';
import type { Tables } from '../schema.js';

/** How long the server may take to answer a new connection. */
const connectMilliseconds = 10_000;

export interface PoolOptions {
  /** The server itself refuses to write, whatever is asked. */
  readonly readOnly: boolean;
  /** Most connections at a time. */
  readonly connections: number;
}

export interface Connections {
  readonly pool: pg.Pool;
  /** Ends them all. */
  readonly end: () => Promise<void>;
}

/** Connections to a server, in which the tables of the store are known by their names alone. */
export function connectionsTo({ url, schema }: PostgresAddress, { readOnly, connections }: PoolOptions): Connections {
  const sockets = new Set<Socket>();
  const session = `SET search_path TO "${schema}"; SET default_transaction_read_only TO ${readOnly ? 'on' : 'off'}`;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'smsdx',
    max: connections,
    connectionTimeoutMillis: connectMilliseconds,
    keepAlive: true,
    types: { getTypeParser: typeParser },
    stream: () => {
      const socket = new Socket();
      sockets.add(socket.once('close', () => sockets.delete(socket)));
      return socket;
    },
    onConnect: async (client) => {
      await client.query(session);
    },
  });
  // A connection that breaks while nobody uses it is replaced by the next one that is needed.
  pool.on('error', () => undefined);
  return {
    pool,
    async end() {
      if (!pool.ended && !pool.ending) await pool.end();
      // The driver forgets a connection on which the server waits for a password; the server waits for a minute.
      for (const socket of sockets) socket.destroy();
    },
  };
}

export function tablesOf(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
}

const { INT8, NUMERIC } = pg.types.builtins;

/** Counts and sums are numbers as in SQLite; a whole number that none holds exactly stays a text. */
const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) => {
  if (format === 'binary' || (oid !== INT8 && oid !== NUMERIC)) return pg.types.getTypeParser(oid, format as 'text');
  return (text: string) => (oid === NUMERIC || Number.isSafeInteger(Number(text)) ? Number(text) : text);
};

/** A name for a lock of the server, the same for all who use the same store. */
export const lockOf = (purpose: string, { schema }: PostgresAddress) => sql<string>`hashtextextended(${`smsdx ${purpose} ${schema}`}, 0)`;
