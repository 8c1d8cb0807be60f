import type { Diagnosis, Finding, RunSummary } from '../failures/failure.js';
import { row } from './cells.js';
import type { Document, Printer } from './report.js';

type Columns<T> = readonly (readonly [title: string, value: (each: T) => string | number | undefined])[];

const findingColumns: Columns<Finding> = [
  ['client', ({ client }) => client],
  ['when', ({ when }) => when],
  ['level', ({ level }) => level],
  ['verdict', ({ verdict }) => verdict],
  ['failure', ({ failure }) => failure],
  ['title', ({ title }) => title],
  ['package', (finding) => finding.package],
  ['program', ({ program }) => program],
  ['advertisement', ({ advertisement }) => advertisement],
  ['runs as', ({ account }) => account.process],
  ['connects as', ({ account }) => account.network],
  ['resource kind', ({ resource }) => resource?.kind],
  ['resource', ({ resource }) => resource?.path],
  ['code', ({ code }) => code?.value],
  ['symbol', ({ code }) => code?.symbol],
  ['meaning', ({ code }) => code?.meaning],
  ['why', ({ because }) => because.map(({ rule, text }) => `${text} [${rule}]`).join(' ')],
  ['missing', ({ missing }) => missing.map(({ fact }) => fact).join('; ')],
  ['fix', ({ fix }) => fix.join(' ')],
  ['times', ({ times }) => times ?? 1],
  ['since', ({ since }) => since],
  ['closed', ({ closed }) => closed],
  ['file', ({ seen }) => seen[0]?.file],
  ['line', ({ seen }) => seen[0]?.line],
  ['message', ({ seen }) => seen[0]?.message],
];

const runColumns: Columns<RunSummary> = [
  ['client', ({ client }) => client],
  ['began', ({ began }) => began],
  ['ended', ({ ended }) => ended],
  ['package', (run) => run.package],
  ['program', ({ program }) => program],
  ['advertisement', ({ advertisement }) => advertisement],
  ['outcome', ({ outcome }) => outcome],
  ['waiting for', ({ waitingFor }) => waitingFor],
  ['account', ({ account }) => account],
  ['exit code', ({ exitCode }) => exitCode],
  ['attempts', ({ attempts }) => attempts],
  ['phases', ({ phases }) => phases?.map(({ phase, seconds }) => (seconds === undefined ? phase : `${phase} ${seconds} s`)).join(', ')],
];

/** For spreadsheets and databases: a row for each finding, or for each run where the runs were asked for. */
export const csv: Document = ({ about }) =>
  about === 'runs' ? table(runColumns, ({ runs }) => runs) : table(findingColumns, ({ findings }) => findings);

/** What does not say whose it is is of the client of its diagnosis. */
function table<T extends { readonly client?: string }>(columns: Columns<T>, of: (diagnosis: Diagnosis) => readonly T[]): Printer {
  let head = row(columns.map(([title]) => title));
  function* begun(): Iterable<string> {
    if (head !== '') yield head;
    head = '';
  }
  return {
    *add(diagnosis) {
      yield* begun();
      const { client } = diagnosis;
      for (const each of of(diagnosis)) {
        const owned = each.client === undefined && client !== undefined ? { ...each, client } : each;
        yield row(columns.map(([, value]) => value(owned)));
      }
    },
    end: begun,
  };
}
