import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A source that somebody must still read, or one of the shares of a big archive. It is there from the moment its job is enqueued until the
 * result is in the store, so that enqueuing twice adds nothing, and a job that was enqueued before its source changed keeps nothing.
 */
export interface WantedRow {
  source: string;
  part: number;
  fingerprint: string;
  /** Bytes on the disk: what progress is counted in. */
  size: number;
  /** What a share came to that has to wait for the other shares, as JSON. */
  outcome: string | null;
}

/** Settings of a scan; jobs name them, so that a model is kept once and not with each of its clients. */
export interface SettingsRow {
  id: string;
  settings: string;
}

export interface QueueTables {
  smsdx_wanted: WantedRow;
  smsdx_settings: SettingsRow;
}

const first: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('smsdx_wanted')
      .addColumn('source', sql`text collate "C"`, (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addPrimaryKeyConstraint('smsdx_wanted_key', ['source', 'part'])
      .execute();
    await schema
      .createTable('smsdx_settings')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('settings', 'text', (column) => column.notNull())
      .execute();
  },
};

/** All versions of these tables, oldest first; the tables of the queue itself have their own in pg-boss. */
export const queueMigrations: Readonly<Record<string, Migration>> = { '001-first': first };
