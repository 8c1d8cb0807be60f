import type { Diagnosis, Level, PhaseSummary, RunSummary } from '../failures/failure.js';
import { type Paint, painter } from './colour.js';
import { coverageText } from './coverage.js';
import { moment } from './names.js';
import { plainly } from './plain.js';
import type { Report } from './report.js';
import { count, cut, wrap } from './wrap.js';

const narrowest = 60;
const widest = 200;
/** A silence between two runs that is worth a line of its own, in seconds. */
const silence = 3600;
const styles = { failed: 'red', 'failed-retrying': 'red', waiting: 'yellow', unknown: 'yellow' } as const;

/** For people: the runs of a client one after another, with what went on in each, how long, and the silences between them. */
export const timeline: Report = function* (raw, asked) {
  const width = Math.min(Math.max(asked.width, narrowest), widest);
  const paint = painter(asked.colour);
  const diagnosis = plainly(raw);
  const runs = diagnosis.runs.toSorted((a, b) => ((a.began ?? '') < (b.began ?? '') ? -1 : 1));
  if (diagnosis.client !== undefined) yield `${paint('bold', wrap(`Client ${diagnosis.client}`, width))}\n\n`;
  if (runs.length === 0) yield 'No run of a program was found.\n\n';
  for (const [at, run] of runs.entries()) {
    const gap = secondsBetween(runs[at - 1]?.ended, run.began);
    if (gap >= silence) yield `${paint('dim', `   … ${span(gap)} without a run …`)}\n\n`;
    yield `${runText(run, diagnosis, width, paint)}\n\n`;
  }
  yield `${coverageText(diagnosis, { ...asked, width })}\n`;
};

function runText(run: RunSummary, { findings }: Diagnosis, width: number, paint: Paint): string {
  const name = [run.program, run.package && `package ${run.package}`, run.advertisement && `advertisement ${run.advertisement}`];
  const title = name.filter(Boolean).join(', ') || 'a program without a name';
  const style = styles[run.outcome as keyof typeof styles];
  const outcome = [run.outcome.replaceAll('-', ' '), run.waitingFor && `for ${run.waitingFor.replaceAll('-', ' ')}`]
    .filter(Boolean)
    .join(' ');
  const facts = [
    run.account && `as ${run.account}`,
    run.exitCode === undefined ? undefined : `exit code ${run.exitCode}`,
    run.attempts > 1 ? count(run.attempts, 'attempt') : undefined,
  ];
  const verdicts = findings.filter((each) => each.program === run.program && each.package === run.package && isWithin(each.when, run));
  return [
    wrap(`${moment(run.began)}  ${paint('bold', title)}: ${style ? paint(style, outcome) : outcome}`, width),
    ...[facts.filter(Boolean).join(', ')].filter(Boolean).map((text) => wrap(text, width, '   ')),
    ...(run.phases ?? []).flatMap((phase) => phaseLines(phase, width, paint)),
    ...verdicts.map(({ failure, verdict, title, level }) =>
      wrap(`${failure} (${verdict}): ${title}`, width, `   ${paint(markOf(level), '=>')} `),
    ),
  ].join('\n');
}

const markOf = (level: Level) => (level === 'error' ? 'red' : level === 'warning' ? 'yellow' : 'cyan');

function phaseLines({ phase, began, seconds, lines }: PhaseSummary, width: number, paint: Paint): string[] {
  const time = moment(began).slice(11) || ' '.repeat(8);
  const lasted = seconds === undefined ? '' : span(seconds);
  const head = `   ${time.padEnd(9)} ${phase.padEnd(8)} ${lasted.padStart(11)}  `;
  return lines.map(
    ({ message }, at) =>
      `${at === 0 ? head : ' '.repeat(head.length)}${paint('dim', cut(message.replaceAll('\n', ' '), width - head.length))}`,
  );
}

function isWithin(when: string | undefined, { began, ended }: RunSummary): boolean {
  return when === undefined || ((began === undefined || when >= began) && (ended === undefined || when <= ended));
}

const hasZone = (iso: string): boolean => /(?:Z|[+-]\d\d:\d\d)$/.test(iso);

function secondsBetween(from: string | undefined, to: string | undefined): number {
  if (from === undefined || to === undefined || hasZone(from) !== hasZone(to)) return 0;
  const utc = (text: string) => Date.parse(hasZone(text) ? text : `${text}Z`);
  return (utc(to) - utc(from)) / 1000;
}

/** `0.4 s`, `3 min 12 s`, `2 h 5 min`, `3 d 4 h` */
export function span(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const units: readonly (readonly [string, number])[] = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ];
  const first = units.findIndex(([, size]) => seconds >= size);
  const [[name, size] = ['s', 1], [next, part] = ['s', 1]] = units.slice(first, first + 2);
  const rest = Math.floor((seconds % size) / part);
  return `${Math.floor(seconds / size)} ${name}${rest > 0 ? ` ${rest} ${next}` : ''}`;
}
