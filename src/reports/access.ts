import type { Explanation, TryExplained } from '../audit/explain.js';
import { type Paint, painter, type Style } from './colour.js';
import { plainJson, plainly } from './plain.js';
import { principalText } from './principals.js';
import type { View } from './report.js';
import { wrap } from './wrap.js';

const narrowest = 60;
const widest = 140;
const styles: Readonly<Record<string, Style>> = { granted: 'cyan', denied: 'red', undetermined: 'yellow' };
const makers = { client: 'the client, to start the program', program: 'the program itself, while it runs' } as const;
const opens = { accepted: 'accepted', refused: 'refused', guest: 'let in as Guest', unknown: 'not known' } as const;
const says = { sufficient: 'enough', insufficient: 'not enough', unknown: 'not known' } as const;

/** Why an access works or not, for people: the facts, the accounts in their order, the verdict. */
export function accessText(raw: Explanation, asked: Pick<View, 'width' | 'colour'>): string {
  const width = Math.min(Math.max(asked.width, narrowest), widest);
  const paint = painter(asked.colour);
  const answer = plainly(raw);
  const { question, process, because, missing, facts, assumed, tries } = answer;
  const section = (title: string, lines: readonly string[], mark: (at: number) => string = () => '- '): string[] =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line, at) => wrap(line, width, `  ${mark(at)}`))];
  const about = [question.program && `program "${question.program}"`, question.package && `package ${question.package}`].filter(Boolean);
  return [
    wrap(
      `${question.client}${question.kind === undefined ? '' : ` (${question.kind})`}${about.length > 0 ? `, ${about.join(', ')}` : ''}`,
      width,
    ),
    wrap(`${question.operation} ${question.resource}, opened by ${makers[question.maker]}`, width),
    '',
    wrap(paint(styles[answer.verdict] ?? 'bold', verdictText(answer)), width),
    ...section('Runs as', [processText(process)]),
    ...section(
      'Tried',
      tries.flatMap((one) => tryLines(one)),
      (at) => (tryStarts(tries).has(at) ? `${(tryStarts(tries).get(at) ?? 0) + 1}. ` : '   '),
    ),
    ...section(
      'Why',
      because.map(({ rule, text }) => `${text} [${rule}]`),
      (at) => `${at + 1}. `,
    ),
    ...section(
      'Missing',
      missing.map(({ fact, decides }) => `${fact}: decides ${decides}`),
    ),
    ...section('Assumed', assumed),
    ...section('Facts', facts),
    ...section('Rules', rulesText(answer, paint)),
    '',
  ].join('\n');
}

function verdictText({ verdict, by, failure, question }: Explanation): string {
  const who = by ? ` as ${principalText(by)}` : '';
  const what = question.operation === 'read' ? 'Reading' : 'Writing';
  if (verdict === 'granted') return `${what} works${who}.`;
  if (verdict === 'denied')
    return `${what} fails${failure === undefined ? '' : ` (${failure})`}${by ? `; the last account is ${principalText(by)}` : ''}.`;
  return `Undetermined${by ? `: it depends on ${principalText(by)}` : ''}.`;
}

function processText({ verdict, account, failure }: Explanation['process']): string {
  const who = account ? principalText(account) : 'an account that is not known';
  if (verdict === 'fails') return `nothing: the program does not start${failure === undefined ? '' : ` (${failure})`}`;
  if (verdict === 'waits')
    return `nothing yet: the program waits${failure === undefined ? '' : ` (${failure})`}${account ? `, then runs as ${who}` : ''}`;
  return verdict === 'unknown' ? `${who}, if it runs` : who;
}

function tryLines({ account, authentication, lists, verdict, refusal }: TryExplained): string[] {
  const head = `${principalText(account)}: ${verdict}${refusal === undefined || verdict === 'granted' ? '' : ` (${refusal})`}`;
  return [head, `at the server: ${opens[authentication]}`, ...lists.map(({ list, rights }) => `${list} permissions: ${says[rights]}`)];
}

/** Positions of the lines that start a try, and its number. */
function tryStarts(tries: readonly TryExplained[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  let line = 0;
  for (const [at, one] of tries.entries()) {
    starts.set(line, at);
    line += tryLines(one).length;
  }
  return starts;
}

function rulesText({ rules }: Explanation, paint: Paint): string[] {
  return rules.map(
    ({ id, title, contradiction }) =>
      `${paint('bold', id)} ${title}${contradiction === undefined ? '' : `. Sources differ: ${contradiction}`}`,
  );
}

/** The same for programs. */
export function accessJson(answer: Explanation): string {
  return `${plainJson(JSON.stringify(answer, undefined, 2))}\n`;
}
