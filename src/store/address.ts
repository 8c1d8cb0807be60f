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
