import type { Finding, SeenLine } from '../failures/failure.js';
import { levelStyles, type Paint } from './colour.js';
import { moment, subject } from './names.js';
import type { View } from './report.js';
import { count, cut, wrap } from './wrap.js';

const fewest = { lines: 5, considered: 3, rowsOfMessage: 3 };
const most = { lines: Number.POSITIVE_INFINITY, considered: Number.POSITIVE_INFINITY, rowsOfMessage: 25 };

/** The verdict in words; what is undetermined says what it needs. */
function verdict({ verdict, missing }: Finding): string {
  const [needed] = missing;
  if (verdict === 'undetermined') return needed ? `undetermined: needs ${needed.fact}` : 'undetermined';
  return verdict === 'contradicted' ? 'contradicted: the log and the model cannot both be right' : verdict;
}

function history({ times, since, closed, when }: Finding): string[] {
  const seen =
    times === undefined || times < 2
      ? []
      : `Seen ${times} times${since === undefined ? '' : `, first ${moment(since)}`}, last ${moment(when)}.`;
  return [seen, closed === undefined ? [] : `Closed by a success of the same program at ${moment(closed)}.`].flat();
}

function facts({ account, resource, code }: Finding): string[] {
  const accounts = [
    account.process === undefined ? [] : `runs as ${account.process}`,
    account.network === undefined ? [] : `connects as ${account.network}`,
  ].flat();
  return [
    accounts.length > 0 ? `Account: ${accounts.join(', ')}` : [],
    resource ? `Resource: ${resource.path} (${resource.kind.replaceAll('-', ' ')})` : [],
    code ? `Code: ${code.value}${code.symbol === undefined ? '' : ` ${code.symbol}`}, ${code.meaning}` : [],
  ].flat();
}

function seenText({ file, line, when, message }: SeenLine, columns: number): string {
  return `${file}:${line}  ${cut(`${when === undefined ? '' : `${moment(when)}  `}${message}`, columns)}`;
}

function considered(finding: Finding, limit: number): string[] {
  const shown = finding.considered.slice(0, limit).map(({ failure, whyNot }) => `${failure}: ${whyNot}`);
  const rest = finding.considered.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more, see --format json`] : shown;
}

function seen(finding: Finding, limit: number, columns: number): string[] {
  const shown = finding.seen.slice(0, limit).map((line) => seenText(line, columns));
  const rest = finding.seen.length - shown.length;
  return rest > 0 ? [...shown, `and ${count(rest, 'more line')}, see --format json`] : shown;
}

/** One finding in full: verdict, facts, reasons, lines, what is missing, the fix. `number` is its row in the table above. */
export function explanation(finding: Finding, number: number, view: View, paint: Paint): string {
  const { width } = view;
  const limits = view.explain === 'full' ? most : fewest;
  const section = (title: string, lines: readonly string[], mark: (at: number) => string): string[] =>
    lines.length === 0 ? [] : [`   ${paint('bold', title)}`, ...lines.map((line, at) => wrap(line, width, `   ${mark(at)}`))];
  const plainRow = (text: string): string => wrap(text, width, '   ');
  const label = paint(levelStyles[finding.level], `${finding.level} ${finding.failure}`);
  const bullet = () => '- ';
  return [
    wrap(paint('bold', finding.title), width, `${number}. `),
    plainRow(`${label}, ${verdict(finding)}`),
    ...[subject(finding), ...history(finding), ...facts(finding)].filter(Boolean).map(plainRow),
    ...section(
      'Why',
      finding.because.map(({ rule, text }) => `${text} [${rule}]`),
      (at) => `${at + 1}. `,
    ),
    ...section('Lines', seen(finding, limits.lines, width * limits.rowsOfMessage), () => '  '),
    ...section(
      'Missing',
      finding.missing.map(({ fact, decides }) => `${fact}: decides ${decides}`),
      bullet,
    ),
    ...section('Fix', finding.fix, bullet),
    ...section('Considered', considered(finding, limits.considered), bullet),
  ].join('\n');
}
