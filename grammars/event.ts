/** A number that a client printed, and what kind of number its sentence says it is. */
export interface Code {
  /** As printed: `0x80070005`, `#2147942405`, `-2147023648`, `(5)`. */
  readonly text: string;
  /** The printed number as 32 unsigned bits; nothing folded, `0x80070005` stays `0x80070005`. */
  readonly value: number;
  /** The family that the sentence gives the number. The same number means different things in each. */
  readonly family: CodeFamily;
}

export type CodeFamily = 'win32' | 'hresult' | 'exit' | 'net' | 'http' | 'winhttp' | 'apm';

/** The names that a sentence gives. Every event may carry any of them; joining events into runs rests on nothing else. */
export interface Names {
  readonly advertisement?: string | undefined;
  /** Site code and five characters: `S0100012`. */
  readonly packageId?: string | undefined;
  /** Only APM names packages by their name. */
  readonly packageName?: string | undefined;
  readonly program?: string | undefined;
  /** `packageId.version` or `Content_guid.version`, as the content logs write it. */
  readonly contentId?: string | undefined;
  /** GUID with braces of the content request, transfer or location job. */
  readonly job?: string | undefined;
  /** The GUID of the job that `job` belongs to, where a sentence names both. */
  readonly parentJob?: string | undefined;
  readonly site?: string | undefined;
  /** `DOMAIN\name` or a SID, exactly as written. */
  readonly account?: string | undefined;
  /** The client itself, never a server that it talks to. */
  readonly machine?: string | undefined;
  /** UNC path, local path or URL that the sentence is about. */
  readonly path?: string | undefined;
  readonly code?: Code | undefined;
  /** The Win32 text that the client appended, in the language of its Windows. Never evidence by itself. */
  readonly text?: string | undefined;
}

export type WaitReason =
  | 'user'
  | 'no-user'
  | 'content'
  | 'service-window'
  | 'another-program'
  | 'restart'
  | 'countdown'
  | 'monitor'
  | 'event'
  | 'retry'
  | 'paused';

export type Context = 'user' | 'service' | 'system';

/** What the sentence tells beyond names, by what happened. */
export interface Details {
  // Policy and schedule
  'policy-received': object;
  'policy-missing': object;
  'offer-received': object;
  'offer-rejected': { reason: 'platform' | 'expired' | 'policy' | 'ran-before' | 'never-runs' | 'disabled' | 'internet' };
  'run-requested': object;
  /** APM starts to work on a program: what follows on this thread belongs to it. */
  'run-scheduled': object;
  'run-waiting': { reason: WaitReason };
  'user-state': { loggedOn: boolean };
  'logon-condition': { condition: 'user' | 'no-user' | 'any' };
  /** The scheduler asks whether a user is logged on or off; an answer must follow. */
  'user-check-started': object;
  'run-unscheduled': { user?: string | undefined };
  // Link
  /** The speed of the link to `path` is about to be measured. */
  'link-tested': object;
  'link-measured': { bitsPerSecond: number };
  /** `assumed`: not measured. `link`: the link to what, where the sentence says it. */
  'link-slow': { assumed: boolean; link?: 'client-access-point' | 'distribution-points' | undefined };
  'link-skipped': object;
  // Content
  'content-requested': { context?: string | undefined };
  'content-located': object;
  /** `reachable` distribution points out of `available`; `available` is missing where only one number is printed. */
  'content-locations-counted': { reachable: number; available?: number | undefined };
  'content-location-refused': object;
  'content-unavailable': object;
  'content-available': object;
  'download-started': object;
  'download-completed': object;
  'download-failed': object;
  'transfer-retried': { seconds?: number | undefined };
  /** Another place is tried after one was given up. */
  'transfer-switched': object;
  'transfer-credential': { credential: 'computer-account' | 'network-access-account' | 'user' | 'anonymous' };
  /** A web server refused or did not answer one request; the transfer may go on with other credentials or elsewhere. */
  'web-request-failed': object;
  'file-copied': { to?: string | undefined };
  'hash-mismatch': object;
  'hash-verified': object;
  'cache-full': object;
  // Accounts and connections
  'network-access-account-missing': object;
  'network-access-account-refused': object;
  'run-account-missing': object;
  'account-elevated': object;
  'account-elevation-failed': object;
  'account-lookup-failed': object;
  'account-rights-unknown': object;
  'connection-attempted': { provider?: string | undefined; context?: 'process' | 'default-account' | undefined };
  'connection-made': { provider?: string | undefined };
  /** `everyAccount`: all accounts of the list were tried in vain. */
  'connection-refused': { provider?: string | undefined; everyAccount?: boolean | undefined };
  'cap-inaccessible': object;
  /** `count`: how often it was tried, where the sentence says that and no time. */
  'cap-retry': { minutes?: number | undefined; count?: number | undefined };
  'cap-reached': object;
  'cap-inbox-locked': { retryMs?: number | undefined };
  // Start, run, end
  'command-line': { commandLine: string; workingDirectory?: string | undefined };
  'program-starting': { context?: Context | undefined };
  'program-started': object;
  /** The start was refused while preparing: connecting, mapping, creating the process. */
  'program-start-failed': { phase?: 'prepare' | 'connect' | 'start' | undefined };
  'program-exited': { exitCode: number };
  'program-succeeded': { exitCode?: number | undefined };
  'program-succeeded-pending-restart': { exitCode?: number | undefined };
  'program-failed': { exitCode?: number | undefined; reason?: string | undefined };
  'program-cancelled': object;
  'time-limit-exceeded': object;
  /** The closing sentence of execmgr: exit code and execution status as written. */
  'execution-completed': { exitCode: number; status: string };
  /** APM names the error that ended the job, with program and package: the anchor of a failed run. */
  'error-handled': object;
  'retry-decided': { willRetry: boolean; action?: number | undefined };
  'status-mif-missing': object;
  'job-status': { status: string };
  'restart-failed': object;
  'restart-pending': object;
  // The client itself
  'service-launch-failed': object;
  'client-component-failed': { component?: string | undefined; reason: string };
  'client-exception': { application?: string | undefined };
  'client-install-failed': { reason: string };
  /** `(null)` ends the list. */
  'group-seen': { group: string };
  /** A step of a task sequence that distributes nothing failed. */
  'step-failed': { step?: string | undefined };
  // Anything else
  /** A status event of the client (MOF) that has no kind of its own. */
  'status-raised': object;
  /** Known, and says nothing about a failure. */
  routine: object;
  /** No production knows the sentence, but it is a warning or an error, or holds an error code or a UNC path. */
  evidence: { codes: readonly Code[]; paths: readonly string[]; accounts: readonly string[] };
}

export type EventKind = keyof Details;

/** Fields of a client's own status event, where the sentence was one (`instance of SoftDist…Event`). */
export interface StatusEvent {
  /** `SoftDistProgramErrorEvent` */
  readonly eventClass?: string | undefined;
  /** The account that the program really ran as: `NT AUTHORITY\SYSTEM`. */
  readonly userContext?: string | undefined;
  /** UTC, ISO 8601, from the event's own `DateTime`. */
  readonly at?: string | undefined;
  readonly commandLine?: string | undefined;
  readonly workingDirectory?: string | undefined;
}

/**
 * What a client can tell us, whichever dialect it writes.
 * `confirmed` is false where the wording is known from the field but no source shows it (Appendix B of the catalogue).
 */
export type Event = {
  [Kind in EventKind]: Names & StatusEvent & { readonly kind: Kind; readonly unconfirmed?: boolean } & Readonly<Details[Kind]>;
}[EventKind];

export type EventOf<Kind extends EventKind> = Extract<Event, { kind: Kind }>;
