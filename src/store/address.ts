import { open } from 'node:fs/promises';
import { Mistake } from '../mistake.js';

/** The schema of a PostgreSQL store whose address names none. */
const usualSchema = 'smsdx';

/** Where a PostgreSQL store is. */
export interface PostgresAddress {
  /** With everything that the server must know, the password perhaps among it: never to be shown. */
  readonly url: string;
  readonly schema: string;
  /** The address as it may be shown. */
  readonly shown: string;
}

const postgres = /^postgres(?:ql)?:\/\//i;

export const isPostgres = (address: string): boolean => postgres.test(address);

/** The address of a store as it may be shown to anybody. */
export function shown(address: string): string {
  if (!isPostgres(address)) return address;
  return address.replace(/^([a-z]+:\/\/[^/?#@]*?):.*@/i, '$1:***@').replace(/([?&](?:ssl)?password=)[^&#]*/gi, '$1***');
}

/** `postgres://user@server/database?sslmode=verify-full&schema=may`; only `schema` is ours, the rest is what libpq knows. */
export function postgresAddress(address: string): PostgresAddress {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new Mistake(`${shown(address)} is no address of a PostgreSQL store.`, [
      'Write it as postgres://user@server/database; signs such as @ / # : in a password are written as %40 %2F %23 %3A.',
    ]);
  }
  const schema = url.searchParams.get('schema') ?? usualSchema;
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) {
    throw new Mistake(`${schema} cannot be the schema of a store.`, ['A schema is of small letters, digits and _: schema=april_2025']);
  }
  url.searchParams.delete('schema');
  return { url: url.href, schema, shown: shown(address) };
}

/** The first bytes of every SQLite database. */
const signature = 'SQLite format 3\0';

/** Whether an address is that of a store: a PostgreSQL server, or a file that is a SQLite database, whatever it is called. */
export async function isStore(address: string): Promise<boolean> {
  if (isPostgres(address)) return true;
  const file = await open(address).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return buffer.toString('latin1') === signature;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
