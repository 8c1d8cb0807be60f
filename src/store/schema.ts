/**
 * The tables of a store, the same in SQLite and PostgreSQL. Keys are natural: the content depends on what was scanned, never on when, in
 * which order or by how many workers. Times are ISO 8601 texts as in a finding: UTC with Z, or local to the client where no zone is known.
 */
export interface Tables {
  sources: SourceRow;
  clients: ClientRow;
  runs: RunRow;
  findings: FindingRow;
  changes: ChangeRow;
  unread: UnreadRow;
}

/** Something that was read: the folder of a client, an archive, or a client within an archive. */
export interface SourceRow {
  /** Path; within an archive `C:\fleet.zip!/WKS12`. */
  source: string;
  /** The archive file that holds it; null for what stands on the disk itself. */
  container: string | null;
  kind: 'folder' | 'archive' | 'archived';
  /** Sizes and times of the files and the settings of the scan: what changed since is read again. */
  fingerprint: string;
  /** `partly`: something in it could not be read; `unreadable`: nothing could; the reasons are in `unread`. */
  state: 'read' | 'partly' | 'unreadable';
  bytes: number;
  records: number;
  understood: number;
  evidence: number;
}

/** One collected set of logs of one client; the same client may have been collected more than once. */
export interface ClientRow {
  source: string;
  /** Name of the machine in its own events, else of the folder or archive. */
  client: string;
  /** The same in upper case: what clients are counted by. */
  machine: string;
  runs: number;
  /** Runs that did not end well. */
  failed: number;
  /** First and last sign of any run. */
  first_seen: string | null;
  last_seen: string | null;
  /** The logs that were read, as JSON: `[{"file":"execmgr.log","records":312}]`. */
  logs: string;
  /** Changes of the client's clock, as JSON, where there were any. */
  clock: string | null;
}

/** One execution of an advertised program. */
export interface RunRow {
  source: string;
  /** From 1, in the order of the diagnosis. */
  number: number;
  machine: string;
  advertisement: string | null;
  package: string | null;
  program: string | null;
  /** First three characters of the package id. */
  site: string | null;
  outcome: string;
  waiting_for: string | null;
  account: string | null;
  began: string | null;
  ended: string | null;
  exit_code: number | null;
  attempts: number;
}

/** One finding; `json` is all of it, as `smsdx schema` describes it. */
export interface FindingRow {
  source: string;
  /** From 1, in the order of the diagnosis. */
  number: number;
  machine: string;
  failure: string;
  title: string;
  level: 'error' | 'warning' | 'note';
  verdict: 'confirmed' | 'probable' | 'undetermined' | 'contradicted';
  /** 1: no later success of the same program closed it. */
  still_open: number;
  advertisement: string | null;
  package: string | null;
  program: string | null;
  site: string | null;
  /** When it failed last, and the day of it (2004-03-01). */
  seen_last: string | null;
  day: string | null;
  /** When it failed first. */
  seen_first: string | null;
  times: number;
  process_account: string | null;
  network_account: string | null;
  resource_kind: string | null;
  resource: string | null;
  /** Upper case name of the server that the resource leads to. */
  server: string | null;
  /** `\\\\FILESRV\\TOOLS`, in upper case, where the resource is on a share that is no distribution point. */
  share: string | null;
  code: string | null;
  symbol: string | null;
  json: string;
}

/** A change that would clear a finding, by the account rules where the model decides, else as the finding advises. */
export interface ChangeRow {
  source: string;
  /** Number of the finding. */
  finding: number;
  change: string;
  /** `rules`: the account rules grant the access once it is made. `advice`: it is what the finding says to do. */
  basis: 'rules' | 'advice';
}

/** What could not be read, and why. */
export interface UnreadRow {
  source: string;
  number: number;
  file: string;
  /** Byte offset in the file. */
  place: number;
  reason: string;
}

/** All that is kept of one source; one transaction. */
export interface Kept {
  readonly source: SourceRow;
  /** Absent for an archive, and for a source in which no client could be read. */
  readonly client?: ClientRow | undefined;
  readonly runs: readonly RunRow[];
  readonly findings: readonly FindingRow[];
  readonly changes: readonly ChangeRow[];
  readonly unread: readonly UnreadRow[];
}

/** Tables with the columns that are their keys, sources first. */
export const keys = {
  sources: ['source'],
  clients: ['source'],
  runs: ['source', 'number'],
  findings: ['source', 'number'],
  changes: ['source', 'finding', 'change'],
  unread: ['source', 'number'],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

export type TableName = keyof Tables;
export const tableNames = Object.keys(keys) as TableName[];
