import type { Migration } from 'kysely/migration';
import { first } from './first.js';

/** All versions of the store, oldest first. A version that was released is never edited; a change of the schema is a new one. */
export const migrations: Readonly<Record<string, Migration>> = { '001-first': first };
