import { existsSync } from 'node:fs';
import { CompiledQuery, Kysely, sql } from 'kysely';
import { Mistake } from '../mistake.js';
import { described } from './columns.js';
import { type Lock, lock } from './lock.js';
import { refusal } from './refusal.js';
import { type Kept, keys, type SourceRow, type TableName, type Tables, tableNames } from './schema.js';
import { sqliteDialect } from './sqlite.js';
import { migrate, versionOf } from './version.js';

/** Sources of one statement; PostgreSQL takes 65,535 parameters, SQLite 32,766. */
const sourcesAtOnce = 100;
/** Rows of one statement. Few numbers of them, so that each statement is put together once and not for every client. */
const rowsAtOnce = [64, 16, 4, 1];

/** What a scan found, in a database. */
export class Store {
  /** Its address as the user wrote it. */
  readonly address: string;
  /** For questions; what is written goes through the methods. */
  readonly tables: Kysely<Tables>;
  readonly #lock: Lock | undefined;
  readonly #inserts = new Map<string, string>();
  #turn: Promise<void> = Promise.resolve();

  constructor(address: string, tables: Kysely<Tables>, held?: Lock) {
    this.address = address;
    this.tables = tables;
    this.#lock = held;
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
    if (kept.length === 0) return;
    await this.#write(async (transaction) => {
      await remove(
        transaction,
        kept.map(({ source }) => source.source),
      );
      await this.#insert(
        transaction,
        'sources',
        kept.map(({ source }) => source),
      );
      await this.#insert(
        transaction,
        'clients',
        kept.flatMap(({ client }) => client ?? []),
      );
      await this.#insert(
        transaction,
        'runs',
        kept.flatMap(({ runs }) => runs),
      );
      await this.#insert(
        transaction,
        'findings',
        kept.flatMap(({ findings }) => findings),
      );
      await this.#insert(
        transaction,
        'changes',
        kept.flatMap(({ changes }) => changes),
      );
      await this.#insert(
        transaction,
        'unread',
        kept.flatMap(({ unread }) => unread),
      );
    });
  }

  /** Takes out sources that are not there any more, with all that they gave. */
  async forget(sources: readonly string[]): Promise<void> {
    if (sources.length === 0) return;
    await this.#write((transaction) => remove(transaction, sources));
  }

  /** Sources that are kept of one archive. */
  async within(container: string): Promise<Pick<SourceRow, 'source' | 'fingerprint'>[]> {
    return this.tables.selectFrom('sources').select(['source', 'fingerprint']).where('container', '=', container).execute();
  }

  /** Everything that is comparable, one line of JSON a row, in an order that depends on nothing but the content. */
  async *dump(): AsyncIterable<string> {
    for (const table of tableNames) {
      // Any of them; the type of the query builder wants to know which.
      let rows = this.tables.selectFrom(table as 'findings').selectAll();
      for (const key of keys[table]) rows = rows.orderBy(sql.ref(key));
      for await (const row of rows.stream()) {
        // The fingerprint holds times of files: two copies of the same logs differ in nothing else.
        yield `${table} ${JSON.stringify({ ...row, fingerprint: undefined })}`;
      }
    }
  }

  async close(): Promise<void> {
    try {
      // One plain file that can be copied and read from a folder that nobody may write to.
      if (this.#lock) await sql`PRAGMA journal_mode = DELETE`.execute(this.tables).catch(() => undefined);
      await this.tables.destroy();
    } finally {
      this.#lock?.release();
    }
  }

  async #insert<Table extends TableName>(transaction: Kysely<Tables>, table: Table, rows: readonly Tables[Table][]): Promise<void> {
    const columns = Object.keys(described[table].columns) as (keyof Tables[Table] & string)[];
    let at = 0;
    for (const count of rowsAtOnce) {
      for (; rows.length - at >= count; at += count) {
        const values = rows.slice(at, at + count).flatMap((row) => columns.map((column) => row[column]));
        await transaction.executeQuery(CompiledQuery.raw(this.#statement(table, columns, count), values));
      }
    }
  }

  /** The query builder takes longer to put a statement together than the database to carry it out. */
  #statement(table: TableName, columns: readonly string[], count: number): string {
    const known = this.#inserts.get(`${table} ${count}`);
    if (known !== undefined) return known;
    const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const made = sql`insert into ${sql.table(table)} (${names}) values ${sql.join(Array(count).fill(row))}`.compile(this.tables).sql;
    this.#inserts.set(`${table} ${count}`, made);
    return made;
  }

  /** One after the other: a connection has one transaction at a time. */
  #write(work: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> {
    const turn = this.#turn.then(async () => {
      try {
        await this.tables.transaction().execute(work);
      } catch (error) {
        throw refusal(this.address, error);
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

async function remove(transaction: Kysely<Tables>, sources: readonly string[]): Promise<void> {
  for (let at = 0; at < sources.length; at += sourcesAtOnce) {
    await transaction
      .deleteFrom('sources')
      .where('source', 'in', sources.slice(at, at + sourcesAtOnce))
      .execute();
  }
}

/** Opens a store for writing; makes it where there is none, and brings an older one up to date. Only one at a time may write. */
export async function openStore(address: string): Promise<Store> {
  let held: Lock | undefined;
  let tables: Kysely<Tables> | undefined;
  try {
    held = await lock(address);
    tables = new Kysely<Tables>({ dialect: await sqliteDialect(address, { readOnly: false }) });
    await versionOf(address, tables as Kysely<unknown>);
    // A scan that is killed loses nothing: the journal is read by whoever opens the store next.
    await sql`PRAGMA journal_mode = WAL`.execute(tables);
    await sql`PRAGMA synchronous = NORMAL`.execute(tables);
    await migrate(tables as Kysely<unknown>);
    return new Store(address, tables, held);
  } catch (error) {
    await tables?.destroy();
    held?.release();
    throw refusal(address, error);
  }
}

/** Opens a store for questions only. */
export async function readStore(address: string): Promise<Store> {
  if (!existsSync(address)) throw new Mistake(`There is no store ${address}.`, ['Make one: smsdx scan PATH --store fleet.db']);
  try {
    const tables = new Kysely<Tables>({ dialect: await sqliteDialect(address, { readOnly: true }) });
    if ((await versionOf(address, tables as Kysely<unknown>)) === 'current') return new Store(address, tables);
    await tables.destroy();
    await (await openStore(address)).close();
    return await readStore(address);
  } catch (error) {
    throw refusal(address, error);
  }
}
