import type { ClientKind, Model } from './accounts/model.js';
import { ClientClock } from './client-clock.js';
import { compare, instant } from './clock.js';
import type { Diagnosis } from './failures/failure.js';
import { failures } from './failures/index.js';
import { Ledger } from './ledger.js';
import { LogStream } from './log-stream.js';
import type { RecordTime } from './record.js';
import type { LoggedEvent, Run } from './runs/run.js';
import { Timeline } from './runs/timeline.js';
import type { ClientSource } from './sources/index.js';

export interface DiagnoseOptions {
  readonly clientKind?: ClientKind | undefined;
  /** Milliseconds UTC; runs that ended before are left out. */
  readonly since?: number | undefined;
  /** Milliseconds UTC; runs that began after are left out. */
  readonly until?: number | undefined;
  /** Package id or name, without case. */
  readonly package?: string | undefined;
  readonly program?: string | undefined;
  /** Keep the phases of each run, for a timeline. */
  readonly phases?: boolean | undefined;
  readonly witness?: Witness | undefined;
  /** The client that the logs are of where no event names it: the folder of a fleet is called after it. */
  readonly machine?: string | undefined;
}

/** Who wants to see what passes by, too: every event in time order, and every run that is asked for when it is closed. */
export interface Witness {
  event(event: LoggedEvent): void;
  run(run: Run): void;
}

/**
 * The flow of smsdx: the logs of one client in, why its runs failed out.
 * Logs are read side by side in time order and never held whole; what stays is open runs and findings, both bounded.
 */
export async function diagnose(client: ClientSource, model: Model | undefined, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const streams = client.logs.map((log) => new LogStream(log));
  const timeline = new Timeline();
  const ledger = new Ledger(model, failures, { kind: options.clientKind, phases: options.phases });
  const take = (runs: readonly Run[]) => {
    for (const run of runs) {
      if (!isAsked(run, options)) continue;
      options.witness?.run(run);
      ledger.add(run.machine === undefined && machine === undefined && options.machine ? { ...run, machine: options.machine } : run);
    }
  };
  const clock = new ClientClock();
  let machine: string | undefined;
  await merge(streams, (event) => {
    machine ??= event.machine;
    clock.hear(event.seen.time);
    options.witness?.event(event);
    take(timeline.push(event));
  });
  take(timeline.end());
  const { changes } = clock;
  return { ...report(streams, ledger, machine ?? client.name), ...(changes ? { clock: changes } : {}) };
}

/** Hands out the events of all logs in time order; an event without a time follows the one before it in its log. */
async function merge(streams: readonly LogStream[], push: (event: LoggedEvent) => void): Promise<void> {
  const open = new Set(streams);
  while (open.size > 0) {
    for (const stream of open) if (!(await stream.ready())) open.delete(stream);
    while (open.size > 0) {
      const next = earliest(open);
      push(next.take());
      if (next.empty) break;
    }
  }
}

function earliest(streams: ReadonlySet<LogStream>): LogStream {
  let first: LogStream | undefined;
  for (const stream of streams) if (!first || isBefore(stream.time, first.time)) first = stream;
  return first as LogStream;
}

function isBefore(a: RecordTime | undefined, b: RecordTime | undefined): boolean {
  return a === undefined ? b !== undefined : b !== undefined && compare(a, b) < 0;
}

function isAsked(run: Run, { since, until, ...names }: DiagnoseOptions): boolean {
  const same = (wanted: string | undefined, ...known: readonly (string | undefined)[]) =>
    wanted === undefined || known.some((name) => name?.toLowerCase() === wanted.toLowerCase());
  if (!same(names.package, run.packageId, run.packageName) || !same(names.program, run.program)) return false;
  const at = (time: RecordTime | undefined) => (time === undefined ? undefined : (instant(time) ?? time.local));
  return (
    !((at(run.ended) ?? Number.POSITIVE_INFINITY) < (since ?? Number.NEGATIVE_INFINITY)) &&
    !((at(run.began) ?? Number.NEGATIVE_INFINITY) > (until ?? Number.POSITIVE_INFINITY))
  );
}

function report(streams: readonly LogStream[], ledger: Ledger, client: string | undefined): Diagnosis {
  const sum = (of: (stream: LogStream) => number) => streams.reduce((total, stream) => total + of(stream), 0);
  const dropped = ledger.dropped > 0 ? [{ file: '', offset: 0, reason: `${ledger.dropped} more findings than can be kept` }] : [];
  return {
    schemaVersion: 1,
    ...(client === undefined ? {} : { client }),
    logs: streams.flatMap((stream) => stream.files),
    coverage: {
      records: sum(({ records }) => records),
      understood: sum(({ understood }) => understood),
      evidence: sum(({ evidence }) => evidence),
      unread: [...streams.flatMap(({ unread }) => unread), ...dropped],
      bytes: sum(({ bytes }) => bytes),
    },
    runs: ledger.summaries(),
    findings: ledger.findings(),
  };
}
