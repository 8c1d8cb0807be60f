import { sql } from 'kysely';
import type { Finding } from '../failures/failure.js';
import { type Candidate, cover } from './cover.js';
import { type Dimension, dimensions, type Fleet, type FleetChange, type FleetDrift } from './fleet.js';
import { Groups } from './groups.js';
import type { FindingRow, SourceRow } from './schema.js';
import type { Store } from './store.js';

/** Places that could not be read are listed up to here; the rest is in the table `unread`. */
const mostUnread = 1_000;

/** What of a finding tells which one it is. */
export type FindingKey = Pick<
  FindingRow,
  'source' | 'number' | 'machine' | 'failure' | 'level' | 'package' | 'program' | 'site' | 'resource' | 'server' | 'share' | 'resource_kind'
> &
  Pick<FindingRow, 'process_account' | 'network_account' | 'day' | 'seen_first' | 'seen_last' | 'verdict' | 'times'>;

const columns = [
  'findings.source',
  'findings.number',
  'machine',
  'failure',
  'level',
  'verdict',
  'times',
  'package',
  'program',
  'site',
  'resource_kind',
  'resource',
  'server',
  'share',
  'process_account',
  'network_account',
  'day',
  'seen_first',
  'seen_last',
] as const;

const values: Readonly<Record<Dimension, (row: FindingKey) => string | null>> = {
  failure: ({ failure }) => failure,
  package: (row) => row.package,
  program: (row) => row.program && (row.package === null ? row.program : `${row.package} ${row.program}`),
  'distribution point': ({ resource_kind, server }) => (resource_kind === 'distribution-point' || resource_kind === 'web' ? server : null),
  share: ({ share }) => share,
  account: ({ network_account, process_account }) => network_account ?? process_account,
  site: ({ site }) => site,
};

/** Open errors and warnings of a store in the order of machines, each with its changes. */
export async function* openFindings(
  store: Store,
): AsyncIterable<{ readonly finding: FindingKey; readonly changes: readonly Pick<Candidate, 'change' | 'basis'>[] }> {
  const rows = store.tables
    .selectFrom('findings')
    .leftJoin('changes', (join) => join.onRef('changes.source', '=', 'findings.source').onRef('changes.finding', '=', 'findings.number'))
    .select([...columns, 'change', 'basis'])
    .where('still_open', '=', 1)
    .where('level', '<>', 'note')
    .orderBy('machine')
    .orderBy('findings.source')
    .orderBy('findings.number')
    .orderBy('change');
  let finding: FindingKey | undefined;
  let changes: Pick<Candidate, 'change' | 'basis'>[] = [];
  for await (const { change, basis, ...row } of rows.stream()) {
    if (finding && (finding.source !== row.source || finding.number !== row.number)) {
      yield { finding, changes };
      changes = [];
    }
    finding = row;
    if (change !== null && basis !== null) changes.push({ change, basis });
  }
  if (finding) yield { finding, changes };
}

/** What a store says about all its clients. `isAccepted`: findings that somebody has answered for; they are counted apart. */
export async function fleet(store: Store, isAccepted: (finding: FindingKey) => boolean = () => false): Promise<Fleet> {
  const groups = new Map(dimensions.map((dimension) => [dimension, new Groups()]));
  const changes = new Changes();
  const levels = { error: 0, warning: 0, note: await notes(store) };
  const affected = new Set<string>();
  let accepted = 0;
  for await (const { finding, changes: possible } of openFindings(store)) {
    if (isAccepted(finding)) {
      accepted++;
      continue;
    }
    levels[finding.level]++;
    affected.add(finding.machine);
    for (const [dimension, group] of groups) group.add(values[dimension](finding), finding);
    changes.add(finding, possible);
  }
  const chosen = changes.chosen();
  return {
    schemaVersion: 1,
    ...(await counts(store)),
    affected: affected.size,
    findings: levels,
    accepted,
    groups: Object.fromEntries([...groups].map(([dimension, group]) => [dimension, group.list()])) as Record<
      Dimension,
      ReturnType<Groups['list']>
    >,
    changes: chosen,
    uncleared: levels.error + levels.warning - chosen.reduce((sum, { findings }) => sum + findings, 0),
    drift: await drift(store),
    ...(await unread(store)),
  };
}

/** Collects what would clear which findings. */
class Changes {
  readonly #candidates = new Map<string, Candidate & { readonly findings: number[] }>();
  readonly #machines: string[] = [];
  readonly #failures: string[] = [];
  /** Changes that clear it, by number of the finding. */
  readonly #possible: (readonly string[])[] = [];

  add({ machine, failure }: FindingKey, possible: readonly Pick<Candidate, 'change' | 'basis'>[]): void {
    const number = this.#machines.push(machine) - 1;
    this.#failures.push(failure);
    this.#possible.push(possible.map(({ change }) => change));
    for (const { change, basis } of possible) {
      const known = this.#candidates.get(change);
      if (known) known.findings.push(number);
      else this.#candidates.set(change, { change, basis, findings: [number] });
    }
  }

  chosen(): FleetChange[] {
    return cover([...this.#candidates.values()]).map(({ change, basis, findings }) => {
      const failures = new Map<string, number>();
      for (const each of findings) failures.set(this.#failures[each] ?? '', (failures.get(this.#failures[each] ?? '') ?? 0) + 1);
      return {
        change,
        basis,
        clients: new Set(findings.map((each) => this.#machines[each])).size,
        findings: findings.length,
        failures: [...failures].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([failure]) => failure),
        instead: this.#common(findings).filter((other) => other !== change),
      };
    });
  }

  /** Changes that clear every one of these findings. */
  #common(findings: readonly number[]): string[] {
    let common = [...(this.#possible[findings[0] ?? -1] ?? [])];
    for (const each of findings) {
      if (common.length < 2) break;
      const possible = this.#possible[each] ?? [];
      common = common.filter((change) => possible.includes(change));
    }
    return common;
  }
}

async function counts(store: Store): Promise<Pick<Fleet, 'clients' | 'sources' | 'bytes' | 'records' | 'runs'>> {
  const { tables } = store;
  const clients = await tables.selectFrom('clients').select(sql<number>`count(distinct machine)`.as('count')).executeTakeFirst();
  const states = await tables
    .selectFrom('sources')
    .select(['state', sql<number>`count(*)`.as('count'), sql<number>`sum(bytes)`.as('bytes'), sql<number>`sum(records)`.as('records')])
    .groupBy('state')
    .execute();
  const outcomes = await tables
    .selectFrom('runs')
    .select(['outcome', sql<number>`count(*)`.as('count')])
    .groupBy('outcome')
    .orderBy('outcome')
    .execute();
  const sources: Record<SourceRow['state'], number> = { read: 0, partly: 0, unreadable: 0 };
  for (const { state, count } of states) sources[state] = Number(count);
  return {
    clients: Number(clients?.count ?? 0),
    sources,
    bytes: states.reduce((sum, { bytes }) => sum + Number(bytes), 0),
    records: states.reduce((sum, { records }) => sum + Number(records), 0),
    runs: Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, Number(count)])),
  };
}

async function notes(store: Store): Promise<number> {
  const rows = store.tables
    .selectFrom('findings')
    .select(sql<number>`count(*)`.as('count'))
    .where('level', '=', 'note')
    .where('still_open', '=', 1);
  return Number((await rows.executeTakeFirst())?.count ?? 0);
}

/** What model and logs disagree about, with what to check. */
async function drift(store: Store): Promise<FleetDrift[]> {
  const found = new Map<string, FleetDrift & { clients: number }>();
  const last = new Map<string, string>();
  const rows = store.tables
    .selectFrom('findings')
    .select(['machine', 'failure', 'verdict', 'level', 'package', 'resource', 'json'])
    .where('still_open', '=', 1)
    .where((is) => is.or([is('verdict', '=', 'contradicted'), is('failure', '=', 'failure-unexplained')]))
    .orderBy('machine')
    .orderBy('source')
    .orderBy('number');
  for await (const { machine, failure, verdict, level, json, ...row } of rows.stream()) {
    const { fix } = JSON.parse(json) as Finding;
    const kind = verdict !== 'contradicted' ? 'not explained' : level === 'note' ? 'ran against the model' : 'failed against the model';
    const key = JSON.stringify([kind, failure, row.package, row.resource, fix[0]]);
    const known = found.get(key) ?? {
      kind,
      failure,
      ...(row.package === null ? {} : { package: row.package }),
      ...(row.resource === null ? {} : { resource: row.resource }),
      clients: 0,
      check: fix[0] ?? '',
    };
    found.set(key, { ...known, clients: known.clients + (last.get(key) === machine ? 0 : 1) });
    last.set(key, machine);
  }
  const order = { 'ran against the model': 0, 'failed against the model': 1, 'not explained': 2 } as const;
  return [...found.values()].sort((a, b) => order[a.kind] - order[b.kind] || b.clients - a.clients);
}

async function unread(store: Store): Promise<Pick<Fleet, 'unread' | 'unreadPlaces'>> {
  const rows = store.tables
    .selectFrom('unread')
    .select(['source', 'file', 'place', 'reason'])
    .orderBy('source')
    .orderBy('number')
    .limit(mostUnread);
  const all = await store.tables.selectFrom('unread').select(sql<number>`count(*)`.as('count')).executeTakeFirst();
  return { unread: await rows.execute(), unreadPlaces: Number(all?.count ?? 0) };
}
