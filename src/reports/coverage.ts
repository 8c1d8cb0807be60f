import type { Diagnosis, RunSummary } from '../failures/failure.js';
import type { View } from './report.js';
import { count, figure, wrap } from './wrap.js';

const mostLogs = 12;
const mostUnread = 10;

function several(names: readonly string[], limit: number): string {
  const rest = names.length - limit;
  return [...names.slice(0, limit), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

/** What was read, what was understood, and what could not be read and why: the ground that the findings stand on. */
export function coverageText({ logs, coverage }: Diagnosis, { width }: View): string {
  const { records, understood, evidence, unread } = coverage;
  const silent = Math.max(records - understood - evidence, 0);
  const read = logs.map(({ file, records: held }) => `${file} (${count(held, 'record')})`);
  const rows = [
    ['Logs read', logs.length === 0 ? 'none' : several(read, mostLogs)],
    [
      'Records',
      `${count(records, 'record')}: ${figure(understood)} understood, ${figure(evidence)} read for codes and paths only, ${figure(silent)} not understood`,
    ],
    ['Unread', unread.length === 0 ? 'nothing' : count(unread.length, 'place')],
  ] as const;
  const places = unread
    .slice(0, mostUnread)
    .map(({ file, offset, reason }) => wrap(`${file === '' ? '' : `${file} at byte ${offset}: `}${reason}`, width, '    - '));
  const rest = unread.length - places.length;
  return [
    'Coverage',
    ...rows.map(([title, text]) => wrap(text, width, `  ${title.padEnd(11)}`)),
    ...places,
    ...(rest > 0 ? [`    - and ${rest} more, see --format json`] : []),
  ].join('\n');
}

const outcomes: Readonly<Record<string, string>> = {
  succeeded: 'succeeded',
  'succeeded-pending-restart': 'succeeded and want a restart',
  failed: 'failed',
  'failed-retrying': 'failed and will be tried again',
  waiting: 'wait',
  unknown: 'have no end in these logs',
};

function outcomeText(runs: readonly RunSummary[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of runs) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  if (counts.size === 1 && counts.has('succeeded')) return runs.length === 1 ? 'it succeeded' : 'all succeeded';
  return Object.entries(outcomes)
    .flatMap(([outcome, words]) => (counts.has(outcome) ? `${counts.get(outcome)} ${words}` : []))
    .join(', ');
}

/** Nothing found: why that is a statement, or that it is none. */
export function nothingFound({ logs, coverage, runs }: Diagnosis, { width, level, asked }: View): string {
  const { records, unread } = coverage;
  const ground = `${count(records, 'record')} of ${count(logs.length, 'log')}, ${count(unread.length, 'place')} unread.`;
  if (records === 0)
    return wrap(
      'Nothing was read, so nothing is known. That is no success: check that the input is a log of an SMS or Configuration Manager client.',
      width,
    );
  if (runs.length === 0 && asked)
    return wrap(`None of the runs in ${ground.slice(0, -1)} is one that ${asked} asks for, so nothing is said about any.`, width);
  if (runs.length === 0) {
    return wrap(
      `No run of a program was recognised in ${ground} That is silence, not success: give the log that runs programs as well (execmgr.log, or SMSAPM32.log of a legacy client).`,
      width,
    );
  }
  const programs = new Set(runs.map(({ package: packageId, program }) => JSON.stringify([packageId, program]))).size;
  const open = runs.some(({ outcome }) => outcome.startsWith('failed'));
  const caution = open ? ` Some of them failed without a finding of level ${level} or above; try --level note.` : '';
  return wrap(
    `No failure found. ${count(runs.length, 'run')} of ${count(programs, 'program')} read: ${outcomeText(runs)}; ${ground}${caution}`,
    width,
  );
}
