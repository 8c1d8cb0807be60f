import type { Audit } from '../audit/audit.js';
import type { Combination } from '../audit/combination.js';
import { type Paint, painter, type Style } from './colour.js';
import { type Cell, type Column, grid } from './grid.js';
import { plain, plainJson, plainly } from './plain.js';
import type { View } from './report.js';
import { count, figure, wrap } from './wrap.js';

const narrowest = 60;
const widest = 200;
const mostRows = 40;
const mostReasons = 25;
const mostFacts = 15;
const classWidth = 22;

type Verdict = Combination['verdict'];
const order: readonly Verdict[] = ['fails', 'undetermined', 'waits', 'works'];
const styles: Readonly<Record<Verdict, Style>> = { fails: 'red', undetermined: 'yellow', waits: 'cyan', works: 'dim' };

interface Row {
  readonly advertisement: string;
  readonly package: string;
  readonly program: string;
  readonly combinations: readonly Combination[];
}

/** What will work and what will not, for people: the matrix, why it fails, and which facts would decide the rest. */
export function* auditText(audit: Audit, asked: Pick<View, 'width' | 'colour'>): Iterable<string> {
  const width = Math.min(Math.max(asked.width, narrowest), widest);
  const paint = painter(asked.colour);
  const rows = rowsOf(audit.combinations);
  yield `${summary(audit, rows, width, paint)}\n\n`;
  yield `${paint('bold', 'Clients')}\n`;
  for (const { id, title, machines, names } of plainly(audit.classes))
    yield `${wrap(`${title}: ${count(machines, 'client')} (${several(names, machines)})`, width, `  ${id.padEnd(3)} `)}\n`;
  for (const note of audit.notes) yield `${wrap(plain(note), width, '  - ')}\n`;
  if (rows.length > 0) yield `\n${matrix(audit, rows.slice(0, mostRows), width, paint)}\n`;
  if (rows.length > mostRows) yield `${more(rows.slice(mostRows))}\n`;
  yield* reasons(audit, 'fails', 'What fails, and why', width, paint);
  yield* reasons(audit, 'waits', 'What waits', width, paint);
  yield* facts(audit, width, paint);
}

function summary({ advertisements, combinations, classes }: Audit, rows: readonly Row[], width: number, paint: Paint): string {
  const worst = rows.map(worstOf);
  const number = (verdict: Verdict) => worst.filter((one) => one === verdict).length;
  if (combinations.length === 0) return wrap('The model has no advertisement and no program: there is nothing to audit.', width);
  const parts = order.flatMap((verdict) =>
    number(verdict) > 0 ? [paint(styles[verdict], `${figure(number(verdict))} ${words[verdict]}`)] : [],
  );
  return wrap(`${count(advertisements, 'advertisement')} on ${count(classes.length, 'kind')} of clients: ${parts.join(', ')}.`, width);
}

const words: Readonly<Record<Verdict, string>> = {
  fails: 'will fail for somebody',
  undetermined: 'cannot be told for lack of facts',
  waits: 'will wait',
  works: 'will work',
};

/** The worst first. */
function rowsOf(combinations: readonly Combination[]): readonly Row[] {
  const found = new Map<string, Combination[]>();
  for (const one of combinations) {
    const key = JSON.stringify([one.advertisement, one.package, one.program]);
    const list = found.get(key);
    if (list) list.push(one);
    else found.set(key, [one]);
  }
  const rows = [...found.values()].flatMap((list) => {
    const [first] = list;
    return first ? [{ advertisement: first.advertisement, package: first.package, program: first.program, combinations: list }] : [];
  });
  return rows.sort((a, b) => order.indexOf(worstOf(a)) - order.indexOf(worstOf(b)));
}

function worstOf({ combinations }: Pick<Row, 'combinations'>): Verdict {
  return order.find((verdict) => combinations.some((one) => one.verdict === verdict)) ?? 'works';
}

/** As many classes side by side as fit; the others follow in tables of their own. */
function matrix({ classes }: Audit, rows: readonly Row[], width: number, paint: Paint): string {
  const room = Math.max(1, Math.floor((width - 30) / classWidth));
  const tables: string[] = [];
  for (let at = 0; at < classes.length; at += room) {
    const some = classes.slice(at, at + room);
    const columns: Column[] = [{ title: 'Advertisement', share: 26 }, ...some.map(({ id }) => ({ title: id, share: classWidth }))];
    const cells = rows.map((row) => [
      [plain(row.advertisement), plain(`${row.package} ${row.program}`)],
      ...some.map(({ id }) =>
        cellOf(
          row.combinations.filter(({ clients }) => clients === id),
          paint,
        ),
      ),
    ]);
    tables.push(grid(columns, cells, width, paint));
  }
  return tables.join('\n');
}

function cellOf(combinations: readonly Combination[], paint: Paint): Cell {
  if (combinations.length === 0) return ['-'];
  const verdict = worstOf({ combinations });
  const those = combinations.filter((one) => one.verdict === verdict);
  const failures = [...new Set(those.flatMap(({ failure }) => failure ?? []))];
  const part = those.length === combinations.length ? [] : [`for ${whom(those)}`];
  return [paint(styles[verdict], verdict), ...failures, ...part];
}

/** `12 users`, `3 clients` */
function whom(combinations: readonly Combination[]): string {
  const users = combinations.reduce((sum, one) => sum + one.users, 0);
  const machines = combinations.reduce((sum, one) => sum + one.machines, 0);
  return users > 0 ? count(users, 'user') : count(machines, 'client');
}

function several(names: readonly string[], total: number): string {
  return `${names.join(', ')}${total > names.length ? ` and ${figure(total - names.length)} more` : ''}`;
}

function more(rows: readonly Row[]): string {
  const parts = order.flatMap((verdict) => {
    const number = rows.filter((row) => worstOf(row) === verdict).length;
    return number > 0 ? [`${figure(number)} ${words[verdict]}`] : [];
  });
  return `and ${count(rows.length, 'more advertisement')}: ${parts.join(', ')}; see --format json`;
}

function* reasons({ combinations }: Audit, verdict: Verdict, title: string, width: number, paint: Paint): Iterable<string> {
  const all = combinations.filter((one) => one.verdict === verdict);
  if (all.length > 0) yield `\n${paint('bold', title)}\n`;
  for (const [at, one] of plainly(all.slice(0, mostReasons)).entries()) {
    const who = one.users > 0 ? `for ${several(one.userNames, one.users)}` : `on ${several(one.machineNames, one.machines)}`;
    const head = `${paint(styles[verdict], one.failure ?? verdict)}: ${one.advertisement} (${one.package} ${one.program}) on clients ${one.clients}, ${who}`;
    yield `\n${wrap(head, width, `${at + 1}. `)}\n`;
    if (one.places.length > 0) yield `${wrap(`At ${several(one.places.slice(0, 3), one.places.length)}`, width, '   ')}\n`;
    for (const { rule, text } of one.because) yield `${wrap(`${text} [${rule}]`, width, '   - ')}\n`;
  }
  if (all.length > mostReasons) yield `\nand ${figure(all.length - mostReasons)} more, see --format json\n`;
}

function* facts({ missing }: Audit, width: number, paint: Paint): Iterable<string> {
  if (missing.length === 0) return;
  yield `\n${paint('bold', 'Missing facts, those first that decide most')}\n`;
  for (const { fact, decides, combinations } of plainly(missing.slice(0, mostFacts)))
    yield `${wrap(`${fact}: decides ${decides} (${count(combinations, 'combination')})`, width, '  - ')}\n`;
  if (missing.length > mostFacts) yield `  and ${figure(missing.length - mostFacts)} more, see --format json\n`;
}

/** The same for programs. */
export function auditJson(audit: Audit): string {
  return `${plainJson(JSON.stringify(audit, undefined, 2))}\n`;
}
