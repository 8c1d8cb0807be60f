import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A question mark: may be null. */
type Column = 'text' | 'text?' | 'integer' | 'bigint' | 'bigint?';

interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly indexes?: readonly string[];
}

const sources: Table = {
  columns: {
    source: 'text',
    container: 'text?',
    kind: 'text',
    fingerprint: 'text',
    state: 'text',
    bytes: 'bigint',
    records: 'bigint',
    understood: 'bigint',
    evidence: 'bigint',
  },
  key: ['source'],
  indexes: ['container'],
};

const clients: Table = {
  columns: {
    source: 'text',
    client: 'text',
    machine: 'text',
    runs: 'integer',
    failed: 'integer',
    first_seen: 'text?',
    last_seen: 'text?',
    logs: 'text',
    clock: 'text?',
  },
  key: ['source'],
  indexes: ['machine'],
};

const runs: Table = {
  columns: {
    source: 'text',
    number: 'integer',
    machine: 'text',
    advertisement: 'text?',
    package: 'text?',
    program: 'text?',
    site: 'text?',
    outcome: 'text',
    waiting_for: 'text?',
    account: 'text?',
    began: 'text?',
    ended: 'text?',
    exit_code: 'bigint?',
    attempts: 'integer',
  },
  key: ['source', 'number'],
};

const findings: Table = {
  columns: {
    source: 'text',
    number: 'integer',
    machine: 'text',
    failure: 'text',
    title: 'text',
    level: 'text',
    verdict: 'text',
    still_open: 'integer',
    advertisement: 'text?',
    package: 'text?',
    program: 'text?',
    site: 'text?',
    seen_last: 'text?',
    day: 'text?',
    seen_first: 'text?',
    times: 'integer',
    process_account: 'text?',
    network_account: 'text?',
    resource_kind: 'text?',
    resource: 'text?',
    server: 'text?',
    share: 'text?',
    code: 'text?',
    symbol: 'text?',
    json: 'text',
  },
  key: ['source', 'number'],
  indexes: ['failure', 'machine'],
};

const changes: Table = {
  columns: { source: 'text', finding: 'integer', change: 'text', basis: 'text' },
  key: ['source', 'finding', 'change'],
};

const unread: Table = {
  columns: { source: 'text', number: 'integer', file: 'text', place: 'bigint', reason: 'text' },
  key: ['source', 'number'],
};

const tables: Readonly<Record<string, Table>> = { sources, clients, runs, findings, changes, unread };

/** The tables of the first release. What a source gave goes when the source goes. */
export const first: Migration = {
  async up(store) {
    for (const [name, table] of Object.entries(tables)) await create(store, name, table);
  },
};

async function create(store: Kysely<unknown>, name: string, { columns, key, indexes = [] }: Table): Promise<void> {
  const lines = Object.entries(columns).map(([column, kind]) => {
    const type = columnType(kind, store);
    return kind.endsWith('?') ? sql`${sql.ref(column)} ${type}` : sql`${sql.ref(column)} ${type} not null`;
  });
  const parts = [...lines, sql`primary key (${sql.join(key.map((column) => sql.ref(column)))})`];
  if (name !== 'sources') parts.push(sql`foreign key (source) references sources (source) on delete cascade`);
  await sql`create table ${sql.table(name)} (${sql.join(parts)})`.execute(store);
  for (const column of indexes) await store.schema.createIndex(`${name}_${column}`).on(name).column(column).execute();
}

/** Texts are compared by their bytes in both engines, whatever the language of the server: order and keys are the same. */
function columnType(kind: Column, store: Kysely<unknown>): RawBuilder<unknown> {
  const type = kind.replace('?', '');
  return sql.raw(type === 'text' && store.getExecutor().adapter instanceof PostgresAdapter ? 'text collate "C"' : type);
}
