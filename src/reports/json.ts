import type { AccountChain, Coverage, Diagnosis, Finding, RunSummary, SeenLine } from '../failures/failure.js';
import { plainJson } from './plain.js';
import type { Report } from './report.js';

/** Keys in the order of the interface, so that two reports can be compared line by line. */
export function orderedFinding(finding: Finding): Finding {
  const { failure, title, level, verdict, client, advertisement, package: packageId, program, when, account, resource, code } = finding;
  const { because, seen, missing, fix, considered, times, since, closed, chain } = finding;
  return defined({
    failure,
    title,
    level,
    verdict,
    client,
    advertisement,
    package: packageId,
    program,
    when,
    account: defined({ process: account.process, network: account.network }),
    resource: resource && { kind: resource.kind, path: resource.path },
    code: code && defined({ value: code.value, symbol: code.symbol, meaning: code.meaning }),
    because: because.map(({ rule, text }) => ({ rule, text })),
    seen: seen.map(orderedLine),
    missing: missing.map(({ fact, decides }) => ({ fact, decides })),
    fix,
    considered: considered.map((each) => ({ failure: each.failure, whyNot: each.whyNot })),
    times,
    since,
    closed,
    chain: chain && orderedChain(chain),
  });
}

function orderedLine({ file, line, when, message, before, after }: SeenLine): SeenLine {
  return defined({ file, line, when, message, before: before?.map(orderedLine), after: after?.map(orderedLine) });
}

function orderedChain({ process, tries, server }: AccountChain): AccountChain {
  return defined({
    process: defined({ role: process.role, name: process.name, state: process.state }),
    tries: tries.map((one) => {
      const { role, name, server, share, folder, refusal, asGuest } = one;
      return defined({ role, name, server, share, folder, refusal, asGuest });
    }),
    server,
  });
}

export function orderedRun(run: RunSummary): RunSummary {
  const {
    client,
    advertisement,
    package: packageId,
    program,
    outcome,
    waitingFor,
    account,
    began,
    ended,
    exitCode,
    attempts,
    phases,
  } = run;
  return defined({
    client,
    advertisement,
    package: packageId,
    program,
    outcome,
    waitingFor,
    account,
    began,
    ended,
    exitCode,
    attempts,
    phases,
  });
}

export function orderedCoverage({ records, understood, evidence, unread, bytes }: Coverage): Coverage {
  return { records, understood, evidence, unread: unread.map(({ file, offset, reason }) => ({ file, offset, reason })), bytes };
}

export function orderedLog({ file, records }: Diagnosis['logs'][number]): Diagnosis['logs'][number] {
  return { file, records };
}

/** The type says that absent keys may be there with `undefined`; here they are not. */
type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}

/** Schema version 1, indented, for programs and for archives. */
export const json: Report = function* ({ schemaVersion, client, clock, logs, coverage, runs, findings }: Diagnosis) {
  const ordered = {
    schemaVersion,
    ...(client === undefined ? {} : { client }),
    ...(clock === undefined ? {} : { clock: clock.map(({ since, ahead }) => ({ since, ahead })) }),
    logs: logs.map(orderedLog),
    coverage: orderedCoverage(coverage),
    runs: runs.map(orderedRun),
    findings: findings.map(orderedFinding),
  };
  yield `${plainJson(JSON.stringify(ordered, undefined, 2))}\n`;
};
