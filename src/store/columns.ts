import { keys, type TableName, type Tables } from './schema.js';

type Described = {
  readonly [Table in TableName]: { readonly about: string; readonly columns: { readonly [Column in keyof Tables[Table]]: string } };
};

const source = 'The source that it comes from.';
const machine = 'Name of the client in upper case: what clients are counted by.';
const site = 'First three characters of the package id: the site that made the package.';

/** What the tables and columns of a store hold, for those who write queries. */
export const described: Described = {
  sources: {
    about: 'What was read: a folder of a client, an archive, or a client in an archive.',
    columns: {
      source: 'Path; within an archive C:\\fleet.zip!/WKS12.',
      container: 'The archive that holds it, or null.',
      kind: 'folder, archive or archived.',
      fingerprint: 'Differs when the files or the settings of the scan differ.',
      state: 'read, partly or unreadable; the reasons are in unread.',
      bytes: 'Size of the logs.',
      records: 'Records in them.',
      understood: 'Records that a grammar knows.',
      evidence: 'Other records that were read for codes, paths and names.',
    },
  },
  clients: {
    about: 'One collected set of logs of one client. A client that was collected twice has two.',
    columns: {
      source,
      client: 'Name of the machine in its own events, else of its folder or archive.',
      machine,
      runs: 'Runs that the logs hold (at most the last 20 of a program).',
      failed: 'Runs that failed.',
      first_seen: 'First sign of a run.',
      last_seen: 'Last sign of a run.',
      logs: 'The logs, as JSON: file and records of each.',
      clock: 'Changes of the clock of the client, as JSON, or null.',
    },
  },
  runs: {
    about: 'Each execution of an advertised program.',
    columns: {
      source,
      number: 'From 1 within the source.',
      machine,
      advertisement: 'Id of the advertisement.',
      package: 'Id of the package, or its name where the log gives no id.',
      program: 'Name of the program.',
      site,
      outcome: 'succeeded, succeeded-pending-restart, failed, failed-retrying, waiting or unknown.',
      waiting_for: 'What a waiting run waits for.',
      account: 'Account that ran the program.',
      began: 'First sign.',
      ended: 'Last sign.',
      exit_code: 'Exit code of the program.',
      attempts: 'How often it was started.',
    },
  },
  findings: {
    about: 'Why runs failed. Notes are history and hints.',
    columns: {
      source,
      number: 'From 1 within the source.',
      machine,
      failure: 'Failure class.',
      title: 'The failure class in one sentence.',
      level: 'error, warning or note.',
      verdict: 'confirmed, probable, undetermined or contradicted.',
      still_open: '1, or 0 where a later success of the same program closed it.',
      advertisement: 'Id of the advertisement.',
      package: 'Id of the package, or its name.',
      program: 'Name of the program.',
      site,
      seen_last: 'When it failed last.',
      day: 'Day of it: 2004-03-01.',
      seen_first: 'When it failed first.',
      times: 'How often it was seen.',
      process_account: 'Account that ran the program.',
      network_account: 'Account that connected to the resource.',
      resource_kind: 'distribution-point, client-access-point, share, web, local or server.',
      resource: 'What was to be opened.',
      server: 'The server of it, in upper case.',
      share: 'The share of it, in upper case, where it is no distribution point.',
      code: 'The error code that decided.',
      symbol: 'Name of the code: ERROR_ACCESS_DENIED.',
      json: 'All of the finding, as `smsdx schema` describes it.',
    },
  },
  changes: {
    about: 'Changes that would clear a finding, each by itself.',
    columns: {
      source,
      finding: 'Number of the finding.',
      change: 'The change in words.',
      basis: 'rules: the account rules grant the access after it. advice: what the finding says to do.',
    },
  },
  unread: {
    about: 'What could not be read, and why.',
    columns: {
      source,
      number: 'From 1 within the source.',
      file: 'Log or entry of an archive; empty where it is the source itself.',
      place: 'Byte offset in the file.',
      reason: 'Why.',
    },
  },
};

/** The tables and columns as text; a star marks the key. Times are ISO 8601: UTC with Z, or local to the client where no zone is known. */
export function schemaText(): string {
  const tables = Object.entries(described).map(([name, { about, columns }]) => {
    const key: readonly string[] = keys[name as TableName];
    const width = Math.max(...Object.keys(columns).map((column) => column.length));
    const lines = Object.entries(columns).map(([column, text]) => `  ${key.includes(column) ? '*' : ' '} ${column.padEnd(width)}  ${text}`);
    return [`${name}: ${about}`, ...lines].join('\n');
  });
  return `${tables.join('\n\n')}\n\n* The key. Times are ISO 8601: UTC with Z, or local to the client where no zone is known.\n`;
}
