import type { Diagnosis, Finding, RunSummary } from '../failures/failure.js';
import type { ChangeRow, ClientRow, FindingRow, Kept, RunRow, SourceRow, UnreadRow } from './schema.js';

/** What tells a source apart and says whether it changed. */
export type SourceKey = Pick<SourceRow, 'source' | 'container' | 'kind' | 'fingerprint'>;

/** A place that could not be read, before it has its number. */
export type UnreadPlace = Pick<UnreadRow, 'file' | 'place' | 'reason'>;

/** A change that would clear a finding. */
export type Change = Pick<ChangeRow, 'change' | 'basis'>;

export interface Answer {
  readonly diagnosis: Diagnosis;
  /** Name of the client where its logs do not tell it. */
  readonly name: string;
  /** What could not even be opened. */
  readonly unread: readonly UnreadPlace[];
  readonly changesOf: (finding: Finding) => readonly Change[];
}

/** What one client came to, as the rows of a store. */
export function rowsOf(key: SourceKey, { diagnosis, name, unread, changesOf }: Answer): Kept {
  const { coverage, findings, runs, logs, clock } = diagnosis;
  const client = text(diagnosis.client ?? name);
  const machine = client.toUpperCase();
  const places = [...unread, ...coverage.unread.map(({ file, offset, reason }) => ({ file, place: offset, reason }))];
  const { source } = key;
  return {
    source: {
      ...key,
      state: coverage.records === 0 && places.length > 0 ? 'unreadable' : places.length > 0 ? 'partly' : 'read',
      bytes: coverage.bytes,
      records: coverage.records,
      understood: coverage.understood,
      evidence: coverage.evidence,
    },
    client: { ...clientRow(source, client, runs), logs: JSON.stringify(logs), clock: clock ? JSON.stringify(clock) : null },
    runs: runs.map((run, at) => ({ source, number: at + 1, machine, ...runRow(run) })),
    findings: findings.map((finding, at) => ({ source, number: at + 1, machine, ...findingRow({ ...finding, client }) })),
    changes: findings.flatMap((finding, at) => distinct(changesOf(finding)).map((each) => ({ source, finding: at + 1, ...each }))),
    unread: unreadRows(source, places),
  };
}

/** What of an archive, or of a source that broke, could not be read. */
export function brokenRows(key: SourceKey, places: readonly UnreadPlace[], bytes = 0): Kept {
  const state = key.kind !== 'archive' ? 'unreadable' : places.length > 0 ? 'partly' : 'read';
  const source: SourceRow = { ...key, state, bytes, records: 0, understood: 0, evidence: 0 };
  return { source, runs: [], findings: [], changes: [], unread: unreadRows(key.source, places) };
}

function unreadRows(source: string, places: readonly UnreadPlace[]): UnreadRow[] {
  return places.map(({ file, place, reason }, at) => ({ source, number: at + 1, file: text(file), place, reason: text(reason) }));
}

function clientRow(source: string, client: string, runs: readonly RunSummary[]): Omit<ClientRow, 'logs' | 'clock'> {
  const times = runs.flatMap(({ began, ended }) => [began, ended]).filter((time) => time !== undefined && time !== 'unknown');
  const sorted = times.sort();
  return {
    source,
    client,
    machine: client.toUpperCase(),
    runs: runs.length,
    failed: runs.filter(({ outcome }) => outcome.startsWith('failed')).length,
    first_seen: orNull(sorted[0]),
    last_seen: orNull(sorted.at(-1)),
  };
}

function runRow(run: RunSummary): Omit<RunRow, 'source' | 'number' | 'machine'> {
  return {
    advertisement: orNull(run.advertisement),
    package: orNull(run.package),
    program: orNull(run.program),
    site: siteOf(run.package),
    outcome: run.outcome,
    waiting_for: orNull(run.waitingFor),
    account: orNull(run.account),
    began: orNull(run.began),
    ended: orNull(run.ended),
    exit_code: run.exitCode ?? null,
    attempts: run.attempts,
  };
}

function findingRow(finding: Finding): Omit<FindingRow, 'source' | 'number' | 'machine'> {
  const { account, resource, code, when } = finding;
  return {
    failure: finding.failure,
    title: finding.title,
    level: finding.level,
    verdict: finding.verdict,
    still_open: finding.closed === undefined ? 1 : 0,
    advertisement: orNull(finding.advertisement),
    package: orNull(finding.package),
    program: orNull(finding.program),
    site: siteOf(finding.package),
    seen_last: orNull(when),
    day: when !== undefined && /^\d{4}-\d\d-\d\d/.test(when) ? when.slice(0, 10) : null,
    seen_first: orNull(finding.since ?? when),
    times: finding.times ?? 1,
    process_account: orNull(account.process),
    network_account: orNull(account.network),
    resource_kind: orNull(resource?.kind),
    resource: orNull(resource?.path),
    server: orNull(serverOf(resource)),
    share: orNull(shareOf(resource)),
    code: orNull(code?.value),
    symbol: orNull(code?.symbol),
    json: JSON.stringify(finding),
  };
}

/** `S01` of `S0100012`: the site that made the package. */
function siteOf(packageId: string | undefined): string | null {
  return /^[A-Z0-9]{3}[0-9A-F]{5}$/i.test(packageId ?? '') ? (packageId as string).slice(0, 3).toUpperCase() : null;
}

function serverOf(resource: Finding['resource']): string | undefined {
  if (resource === undefined || resource.kind === 'local') return undefined;
  const [, unc, web] = /^(?:\\\\([^\\]+)|https?:\/\/([^/:]+))/i.exec(resource.path) ?? [];
  return (unc ?? web ?? (resource.kind === 'server' ? resource.path : undefined))?.toUpperCase();
}

function shareOf(resource: Finding['resource']): string | undefined {
  return resource?.kind === 'share' ? /^\\\\[^\\]+\\[^\\]+/.exec(resource.path)?.[0].toUpperCase() : undefined;
}

function orNull(value: string | undefined): string | null {
  return value === undefined ? null : text(value);
}

/** PostgreSQL keeps no NUL in a text, and neither engine half a character; logs hold both. */
function text(value: string): string {
  return value.toWellFormed().replaceAll('\0', '␀');
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((each) => [each.change, { change: text(each.change), basis: each.basis }])).values()];
}
