import type { Diagnosis, Finding, RunSummary } from '../failures/failure.js';
import type { ClientRow, FindingRow, RunRow } from './schema.js';
import type { Store } from './store.js';

/** Which of a store is asked for. */
export interface Chosen {
  /** Only these clients, in upper case. */
  readonly machines?: readonly string[];
  /** Findings that are left out. */
  readonly isLeftOut?: (finding: Pick<FindingRow, 'source' | 'number'>) => boolean;
}

/** The diagnoses that a store holds, client by client in the order of their names, for every report that takes diagnoses. */
export async function* diagnoses(store: Store, { machines, isLeftOut = () => false }: Chosen = {}): AsyncIterable<Diagnosis> {
  const all = store.tables.selectFrom('clients').select('source').orderBy('machine').orderBy('source');
  const clients = await (machines ? all.where('machine', 'in', machines) : all).execute();
  for (const { source } of clients) yield await diagnosisOf(store, source, isLeftOut);
}

async function diagnosisOf({ tables }: Store, source: string, isLeftOut: NonNullable<Chosen['isLeftOut']>): Promise<Diagnosis> {
  const client = await tables.selectFrom('clients').selectAll().where('source', '=', source).executeTakeFirstOrThrow();
  const read = await tables.selectFrom('sources').selectAll().where('source', '=', source).executeTakeFirstOrThrow();
  const runs = await tables.selectFrom('runs').selectAll().where('source', '=', source).orderBy('number').execute();
  const findings = await tables.selectFrom('findings').select(['number', 'json']).where('source', '=', source).orderBy('number').execute();
  const unread = await tables.selectFrom('unread').selectAll().where('source', '=', source).orderBy('number').execute();
  return {
    schemaVersion: 1,
    client: client.client,
    logs: JSON.parse(client.logs) as Diagnosis['logs'],
    coverage: {
      records: Number(read.records),
      understood: Number(read.understood),
      evidence: Number(read.evidence),
      bytes: Number(read.bytes),
      unread: unread.map(({ file, place, reason }) => ({ file, offset: Number(place), reason })),
    },
    runs: runs.map((run) => summaryOf(run, client)),
    findings: findings.filter(({ number }) => !isLeftOut({ source, number })).map(({ json }) => JSON.parse(json) as Finding),
    ...(client.clock === null ? {} : { clock: JSON.parse(client.clock) as NonNullable<Diagnosis['clock']> }),
  };
}

function summaryOf(run: RunRow, { client }: ClientRow): RunSummary {
  const { advertisement, package: pack, program, outcome, waiting_for, account, began, ended, exit_code, attempts } = run;
  return {
    client,
    ...(advertisement === null ? {} : { advertisement }),
    ...(pack === null ? {} : { package: pack }),
    ...(program === null ? {} : { program }),
    outcome,
    ...(waiting_for === null ? {} : { waitingFor: waiting_for }),
    ...(account === null ? {} : { account }),
    ...(began === null ? {} : { began }),
    ...(ended === null ? {} : { ended }),
    ...(exit_code === null ? {} : { exitCode: Number(exit_code) }),
    attempts,
  };
}
