import type { Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** A database that holds a store, of either kind. */
export interface Opened {
  readonly tables: Kysely<Tables>;
  /** Writes wait for each other: the database has one connection that writes. */
  readonly oneWriter: boolean;
  /** What went wrong, as a sentence where it is no bug of ours. */
  readonly refusal: (error: unknown) => unknown;
  readonly close: () => Promise<void>;
}
