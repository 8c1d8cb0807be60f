import type { ClientFamily, FailureClass } from '../failures/failure.js';
import { levelStyles, painter } from './colour.js';
import { type PagePart, partsOf } from './failure-page.js';
import { grid } from './grid.js';
import type { View } from './report.js';
import { wrap } from './wrap.js';

type Shown = Pick<View, 'width' | 'colour'>;

const families: Readonly<Record<ClientFamily, string>> = {
  '9x': 'SMS 2.0 and Legacy Clients on Windows 9x',
  legacy: 'SMS 2.0 and Legacy Clients on Windows NT and later',
  ccm: 'SMS 2003 Advanced Clients and all later ones',
};

/** All failure classes, a row each. */
export function failureList(classes: readonly FailureClass[], { width, colour }: Shown): string {
  if (classes.length === 0) return 'No failure class fits. All of them: smsdx failures\n';
  const paint = painter(colour);
  const longest = Math.max(...classes.map(({ id }) => id.length), 10);
  const columns = [
    { title: 'Failure', fixed: Math.min(longest + 2, Math.floor(width / 2)) },
    { title: 'Level', fixed: 9 },
    { title: 'Clients', fixed: 17 },
    { title: 'What it is', share: 1 },
  ];
  const rows = classes.map(({ id, level, clients, title }) => [
    [id],
    [paint(levelStyles[level], level)],
    [clients.length === Object.keys(families).length ? 'all' : clients.join(', ')],
    [title],
  ]);
  return `${grid(columns, rows, width, paint)}\n${classes.length === 1 ? '1 failure class' : `${classes.length} failure classes`}. In full: smsdx failures explain ${classes[0]?.id}\n`;
}

/** The same for programs. */
export function failuresJson(classes: readonly FailureClass[]): string {
  return `${JSON.stringify(classes.map(fields), undefined, 2)}\n`;
}

function fields({ id, title, level, section, clients }: FailureClass) {
  return { id, title, level, section, clients };
}

/** What a failure class is: its page, for a terminal. */
export function failureText(failure: FailureClass, page: string, { width, colour }: Shown): string {
  const paint = painter(colour);
  const columns = Math.min(Math.max(width, 60), 120);
  const { id, title, level, clients } = failure;
  const head = [
    wrap(paint('bold', title), columns),
    wrap(`${id}, ${paint(levelStyles[level], level)}`, columns),
    ...clients.map((client) => wrap(families[client], columns, '  on ')),
  ];
  const part = ({ heading, blocks }: PagePart): string =>
    [paint('bold', heading), ...blocks.map(({ kind, text }) => wrap(text, columns, kind === 'point' ? '  - ' : '  '))].join('\n');
  return `${[head.join('\n'), ...partsOf(page).map(part)].join('\n\n')}\n`;
}

/** The same for programs: each part of the page by its heading, with its paragraphs and points. */
export function failureJson(failure: FailureClass, page: string): string {
  const parts = partsOf(page).map(({ heading, blocks }) => [camel(heading), blocks.map(({ text }) => text)] as const);
  return `${JSON.stringify({ ...fields(failure), ...Object.fromEntries(parts) }, undefined, 2)}\n`;
}

/** `What the log shows` -> `whatTheLogShows` */
function camel(heading: string): string {
  return heading.replace(/\s+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^./, (first) => first.toLowerCase());
}
