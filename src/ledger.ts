import type { ClientKind, Model } from './accounts/model.js';
import { compare, iso } from './clock.js';
import { factsFor } from './failures/facts.js';
import type { FailureClass, Finding, Level, PhaseSummary, RunSummary } from './failures/failure.js';
import { namesOf } from './failures/findings.js';
import { Repeats } from './failures/repeats.js';
import { phaseSummaries } from './phase-summaries.js';
import type { RecordTime } from './record.js';
import type { Run } from './runs/run.js';

const mostFindings = 5_000;
const mostRunsOfAProgram = 20;
const mostPrograms = 2_000;
const levels: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

export interface LedgerOptions {
  readonly kind?: ClientKind | undefined;
  /** Keep the phases of each run. */
  readonly phases?: boolean | undefined;
}

/** What is kept of a run: no events. */
interface KeptRun
  extends Pick<
    Run,
    | ('machine' | 'advertisement' | 'packageId' | 'packageName' | 'program')
    | ('outcome' | 'waitingFor' | 'runAs' | 'began' | 'ended' | 'exitCode')
  > {
  readonly attempts: number;
  readonly phases: readonly PhaseSummary[] | undefined;
}

function keptOf(run: Run, phases: KeptRun['phases']): KeptRun {
  const { machine, advertisement, packageId, packageName, program, outcome, waitingFor, runAs, began, ended, exitCode } = run;
  const attempts = run.attempts.length;
  return { machine, advertisement, packageId, packageName, program, outcome, waitingFor, runAs, began, ended, exitCode, attempts, phases };
}

interface Entry {
  finding: Finding;
  readonly program: string;
  readonly last: RecordTime | undefined;
}

/**
 * Keeps what the runs of one client came to. The same failure of the same program is one finding however often it was seen,
 * and a later success of the program closes it (account model, section 9). Bounded: what does not fit is counted in `dropped`.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  /** Keys of the findings that no success has closed yet, by program. */
  readonly #open = new Map<string, Set<string>>();
  readonly #runs = new Map<string, KeptRun[]>();
  runs = 0;
  dropped = 0;

  readonly #repeats: Repeats;

  constructor(
    model: Model | undefined,
    classes: readonly FailureClass[],
    readonly options: LedgerOptions = {},
  ) {
    this.#repeats = new Repeats(factsFor(model, options.kind), classes, model);
  }

  add(run: Run): void {
    const program = programOf(run);
    this.runs++;
    this.#summarise(run, program);
    if (run.outcome === 'succeeded' || run.outcome === 'succeeded-pending-restart') this.#addSuccess(run, program);
    else for (const finding of this.#repeats.findings(run)) this.#keep(finding, program, run.ended);
  }

  /** Findings by level, then time. */
  findings(): Finding[] {
    return [...this.#entries.values()]
      .sort((a, b) => levels[a.finding.level] - levels[b.finding.level] || byTime(a.last, b.last))
      .map(({ finding }) => finding);
  }

  summaries(): RunSummary[] {
    return [...this.#runs.values()].flat().map(summaryOf);
  }

  /** A success closes what failed before: in earlier runs, and in earlier attempts of this one. */
  #addSuccess(run: Run, program: string): void {
    this.#close(program, run.ended);
    for (const finding of this.#repeats.findings(run)) this.#keep(finding, program, run.ended);
    for (const attempt of run.attempts.slice(0, -1)) {
      if (attempt.outcome !== 'failed' && attempt.outcome !== 'failed-retrying') continue;
      const { events, outcome, began, ended, exitCode } = attempt;
      const failed: Run = { ...run, events, outcome, began, ended, exitCode, attempts: [attempt], omitted: 0 };
      for (const finding of this.#repeats.findings(failed)) this.#keep(closed(finding, run.ended), program, ended);
    }
  }

  #close(program: string, by: RecordTime | undefined): void {
    for (const key of this.#open.get(program) ?? []) {
      const entry = this.#entries.get(key);
      if (entry) this.#entries.set(key, { ...entry, finding: closed(entry.finding, by) });
    }
    this.#open.delete(program);
  }

  #keep(finding: Finding, program: string, last: RecordTime | undefined): void {
    const key = [finding.failure, program, finding.resource?.path ?? '', finding.code?.value ?? '', finding.closed === undefined]
      .join('\n')
      .toLowerCase();
    const before = this.#entries.get(key);
    if (!before && this.#entries.size >= mostFindings) {
      this.dropped++;
      return;
    }
    if (finding.level !== 'note') this.#open.set(program, (this.#open.get(program) ?? new Set()).add(key));
    this.#entries.set(key, { finding: before ? repeated(finding, before.finding) : finding, program, last });
  }

  #summarise(run: Run, program: string): void {
    if (run.scope === 'client') return;
    const runs = this.#runs.get(program) ?? [];
    if (runs.length === 0 && this.#runs.size >= mostPrograms) return;
    runs.push(keptOf(run, this.options.phases ? phaseSummaries(run) : undefined));
    if (runs.length > mostRunsOfAProgram) runs.shift();
    this.#runs.set(program, runs);
  }
}

/** What has no time comes first. */
function byTime(a: RecordTime | undefined, b: RecordTime | undefined): number {
  return a && b ? compare(a, b) : Number(a !== undefined) - Number(b !== undefined);
}

function programOf({ packageId, packageName, program, scope }: Run): string {
  return program === undefined && packageId === undefined ? scope : `${packageId ?? packageName ?? ''} ${program ?? ''}`.toLowerCase();
}

/** History is no open failure: it is kept as a note. */
function closed(finding: Finding, by: RecordTime | undefined): Finding {
  return { ...finding, level: 'note', closed: by === undefined ? 'later in the log' : iso(by) };
}

function repeated(finding: Finding, before: Finding): Finding {
  const since = before.since ?? before.when;
  return { ...finding, times: (before.times ?? 1) + 1, ...(since === undefined ? {} : { since }) };
}

function summaryOf(run: KeptRun): RunSummary {
  const { machine, outcome, waitingFor, runAs, began, ended, exitCode, attempts, phases } = run;
  return {
    ...(machine === undefined ? {} : { client: machine }),
    ...namesOf(run),
    outcome,
    ...(waitingFor === undefined ? {} : { waitingFor }),
    ...(runAs === undefined ? {} : { account: runAs }),
    ...(began === undefined ? {} : { began: iso(began) }),
    ...(ended === undefined ? {} : { ended: iso(ended) }),
    ...(exitCode === undefined ? {} : { exitCode }),
    attempts,
    ...(phases === undefined ? {} : { phases }),
  };
}
