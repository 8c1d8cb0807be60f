import { hostname } from 'node:os';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { PgBoss } from 'pg-boss';
import { Mistake } from '../mistake.js';
import { isPostgres, shown } from '../store/address.js';
import { lockOf } from '../store/postgres/pool.js';
import { alone, connect, guarded, mustBeCurrent, prepare, type Server } from '../store/postgres/server.js';
import type { Tables } from '../store/schema.js';
import { Store } from '../store/store.js';
import { type QueueName, queues } from './jobs.js';
import { type QueueTables, queueMigrations } from './tables.js';

/** Jobs wait as long as they must; pg-boss would delete them after two weeks. */
const waitSeconds = 10 * 365 * 24 * 3600;
/** What is done is in the store; its job is kept for whoever looks into the queue. */
const doneSeconds = 3600;

/** When a job is given to another worker, and when it is given up. */
export interface Patience {
  /** How often a source is tried; then it is put aside. */
  readonly tries: number;
  /** Seconds without a sign of life from its worker, from 10 on. */
  readonly lostAfter: number;
  /** Minutes that a source may take, up to 1440. */
  readonly timeLimit: number;
}

export const usualPatience: Patience = { tries: 3, lostAfter: 60, timeLimit: 240 };

/** A store on PostgreSQL with the queue of its workers. */
export class JobQueue {
  readonly store: Store;
  readonly boss: PgBoss;
  readonly server: Server;
  /** Schema of the queue; the store is in a schema beside it. */
  readonly schema: string;
  /** Seconds without a sign of life after which a job is given to another worker. */
  readonly lostAfter: number;

  constructor(server: Server, boss: PgBoss, lostAfter: number) {
    this.lostAfter = lostAfter;
    this.server = server;
    this.boss = boss;
    this.schema = queueSchema(server);
    this.store = new Store(server.address.shown, server);
  }

  /** The tables that belong to the queue, within a transaction where there is one. */
  wanted(transaction: Kysely<Tables> = this.store.tables): Kysely<QueueTables> {
    return (transaction as unknown as Kysely<QueueTables>).withSchema(this.schema);
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false }).catch(() => undefined);
    await this.server.close();
  }
}

const queueSchema = ({ address }: Server): string => `${address.schema}_queue`;

export interface QueueOptions {
  /** Takes part in watching over the jobs of others, as workers do. */
  readonly serves: boolean;
  readonly connections: number;
}

/** Opens the queue of a store; makes both where there are none and the role may do so. */
export async function openQueue(address: string, options: QueueOptions): Promise<JobQueue> {
  const server = connect(address, { readOnly: false, connections: options.connections });
  return guarded(server, async () => {
    if (await isPrepared(server)) await mustBeCurrent(server);
    else await prepareAll(server, usualPatience);
    const lostAfter = await heartbeat(server);
    const boss = bossOf(server, { ...options, watchSeconds: lostAfter / 4 });
    await boss.start();
    return new JobQueue(server, boss, lostAfter);
  });
}

/** Makes a store with its queue, or brings both up to date. */
export async function initStore(address: string, patience: Patience): Promise<void> {
  const server = connect(address, { readOnly: false, connections: 4 });
  await guarded(server, () => prepareAll(server, patience));
  await server.close();
}

/** pg-boss must be told how often to look for lost jobs before it can be asked how soon a job is lost. */
async function heartbeat(server: Server): Promise<number> {
  const queue = sql.table(`${queueSchema(server)}.queue`);
  const name: QueueName = 'clients';
  const { rows } = await sql<{ seconds: number }>`select heartbeat_seconds as seconds from ${queue} where name = ${name}`.execute(
    server.tables,
  );
  return rows[0]?.seconds ?? usualPatience.lostAfter;
}

async function isPrepared(server: Server): Promise<boolean> {
  const name = `${queueSchema(server)}.smsdx_wanted`;
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${name})::text as found`.execute(server.tables);
  return rows[0]?.found !== null;
}

async function prepareAll(server: Server, patience: Patience): Promise<void> {
  await prepare(server);
  const schema = queueSchema(server);
  await alone(server.tables, lockOf('prepare', server.address), async () => {
    const boss = bossOf(server, { serves: false, migrates: true });
    await boss.start();
    await makeQueues(boss, patience);
    await boss.stop({ graceful: false });
    const { error } = await new Migrator({
      db: (server.tables as unknown as Kysely<unknown>).withSchema(schema),
      provider: { getMigrations: async () => queueMigrations },
      migrationTableSchema: schema,
    }).migrateToLatest();
    if (error) throw error;
  });
}

async function makeQueues(boss: PgBoss, { tries, lostAfter, timeLimit }: Patience): Promise<void> {
  const common = {
    heartbeatSeconds: lostAfter,
    expireInSeconds: timeLimit * 60,
    retentionSeconds: waitSeconds,
    deleteAfterSeconds: doneSeconds,
  };
  const all: Readonly<Record<QueueName, object>> = {
    // What is put aside, or is to be tried again, has only to be written down.
    aside: { ...common, retryLimit: 1000, retryDelay: 5 },
    lost: { ...common, retryLimit: 1000, retryDelay: 5 },
    again: { ...common, retryLimit: tries - 2, deadLetter: 'aside' satisfies QueueName },
    clients: { ...common, retryLimit: 0, deadLetter: 'lost' satisfies QueueName },
  };
  // A queue must be there before another one can lead to it.
  for (const name of queues.toReversed()) {
    await boss.createQueue(name, all[name]);
    await boss.updateQueue(name, all[name]);
  }
}

interface BossOptions {
  readonly serves: boolean;
  /** Makes its tables, or brings them up to date. */
  readonly migrates?: boolean;
  /** Seconds between two looks for jobs whose worker is gone. */
  readonly watchSeconds?: number;
}

function bossOf(server: Server, { serves, migrates = false, watchSeconds = 15 }: BossOptions): PgBoss {
  const { pool } = server;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: queueSchema(server),
    migrate: migrates,
    schedule: false,
    // Workers do it themselves, as often as the patience of this queue asks for.
    supervise: false,
    monitorIntervalSeconds: Math.max(1, Math.floor(watchSeconds)),
    maintenanceIntervalSeconds: 600,
    reindex: false,
    monitorVacuum: false,
    registerInstance: serves,
    instanceName: `smsdx ${hostname()}`,
    openTelemetry: { enabled: false },
  });
  // What fails is tried again by whoever asked; what pg-boss does by itself it tries again by itself.
  boss.on('error', () => undefined);
  boss.on('warning', () => undefined);
  return boss;
}

/** The address of a queue must be one of a server. */
export function mustBeServer(address: string): void {
  if (isPostgres(address)) return;
  throw new Mistake(`${shown(address)} cannot be a queue: many machines cannot share a file.`, [
    'Name a PostgreSQL server: --queue postgres://user@server/database',
  ]);
}
