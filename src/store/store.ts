import type { Kysely } from 'kysely';
import { isPostgres, shown } from './address.js';
import { openFile, readFile } from './file.js';
import type { Opened } from './opened.js';
import { ordered } from './ordered.js';
import { put, remove } from './put.js';
import { type Kept, type SourceRow, type Tables, tableNames } from './schema.js';

/** What a scan found, in a database. */
export class Store {
  /** Its address, without any secret. */
  readonly address: string;
  /** For questions; what is written goes through the methods. */
  readonly tables: Kysely<Tables>;
  readonly #opened: Opened;
  #turn: Promise<void> = Promise.resolve();

  constructor(address: string, opened: Opened) {
    this.address = address;
    this.tables = opened.tables;
    this.#opened = opened;
  }

  /** What is known of each source. */
  async sources(): Promise<Map<string, Pick<SourceRow, 'fingerprint' | 'state' | 'container'>>> {
    const rows = await this.tables.selectFrom('sources').select(['source', 'fingerprint', 'state', 'container']).execute();
    return new Map(rows.map(({ source, ...known }) => [source, known]));
  }

  /** Keeps what a source came to, in the place of what it came to before: one transaction, so a source is there whole or not at all. */
  async keep(kept: Kept): Promise<void> {
    await this.keepAll([kept]);
  }

  /** The same for several sources, all of them in one transaction. */
  async keepAll(kept: readonly Kept[]): Promise<void> {
    if (kept.length > 0) await this.writing((transaction) => put(transaction, kept));
  }

  /** Takes out sources that are not there any more, with all that they gave. */
  async forget(sources: readonly string[]): Promise<void> {
    if (sources.length > 0) await this.writing((transaction) => remove(transaction, sources));
  }

  /** Sources that are kept of one archive. */
  async within(container: string): Promise<Pick<SourceRow, 'source' | 'fingerprint'>[]> {
    return this.tables.selectFrom('sources').select(['source', 'fingerprint']).where('container', '=', container).execute();
  }

  /** Everything that is comparable, one line of JSON a row, in an order that depends on nothing but the content. */
  async *dump(): AsyncIterable<string> {
    for (const table of tableNames) {
      for await (const row of ordered(this.tables, table).stream()) {
        // The fingerprint holds times of files: two copies of the same logs differ in nothing else.
        yield `${table} ${JSON.stringify({ ...row, fingerprint: undefined })}`;
      }
    }
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }

  /** Reads everything as it is at one moment, whoever writes meanwhile. */
  async reading(work: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> {
    const transaction = this.tables.transaction();
    try {
      await (this.#opened.oneWriter ? transaction : transaction.setIsolationLevel('repeatable read').setAccessMode('read only')).execute(
        work,
      );
    } catch (error) {
      throw this.#opened.refusal(error);
    }
  }

  /** One transaction; one after the other, where the database has one connection that writes. */
  writing(work: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> {
    const written = async () => {
      try {
        await this.tables.transaction().execute(work);
      } catch (error) {
        throw this.#opened.refusal(error);
      }
    };
    if (!this.#opened.oneWriter) return written();
    const turn = this.#turn.then(written);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/**
 * Opens a store for writing: a SQLite file, or PostgreSQL for an address `postgres://`. Makes it where there is none, and brings an older
 * one up to date. Only one scan at a time may write.
 */
export async function openStore(address: string): Promise<Store> {
  return new Store(shown(address), isPostgres(address) ? await (await postgres()).openServer(address) : await openFile(address));
}

/** Opens a store of either kind for questions only. */
export async function readStore(address: string): Promise<Store> {
  return new Store(shown(address), isPostgres(address) ? await (await postgres()).readServer(address) : await readFile(address));
}

/** The driver takes time to load that no other command should pay. */
const postgres = () => import('./postgres/server.js');
