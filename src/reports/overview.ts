import Table from 'cli-table3';
import type { Finding } from '../failures/failure.js';
import { levelStyles, type Paint } from './colour.js';
import { moment, programOf } from './names.js';
import type { View } from './report.js';
import { cut, wrap } from './wrap.js';

interface Column {
  readonly title: string;
  readonly cell: (finding: Finding) => readonly (string | undefined)[];
  /** Share of the width that is left after the frame and the columns of a fixed width. */
  readonly share?: number;
  /** Columns with their padding, for texts of a known length. */
  readonly fixed?: number;
}

const when: Column = { title: 'When', fixed: 12, cell: ({ when }) => moment(when).split(' ') };
const program: Column = { title: 'Program', share: 20, cell: (finding) => [finding.package, programOf(finding)] };
const failure: Column = { title: 'Failure', share: 24, cell: (finding) => [finding.failure, verdictOf(finding)] };
const account: Column = { title: 'Account', share: 16, cell: (finding) => [finding.account.network ?? finding.account.process] };
const resource: Column = { title: 'Resource', share: 22, cell: (finding) => [finding.resource?.path] };
const code: Column = { title: 'Code', fixed: 12, cell: (finding) => [finding.code?.value] };

function merged(title: string, share: number, ...columns: readonly Column[]): Column {
  return { title, share, cell: (finding) => columns.flatMap((column) => column.cell(finding)) };
}

/** Six columns need about 90 characters; a narrower terminal gets the same facts in three. */
const wide: readonly Column[] = [when, program, failure, account, resource, code];
const narrow: readonly Column[] = [
  merged('Run', 15, { ...when, cell: ({ when }) => [moment(when)] }, program),
  merged('Failure', 17, failure, code),
  merged('Access', 18, account, resource),
];

const numberWidth = 4;
const mostLines = 4;

function verdictOf({ verdict, closed }: Finding): string {
  return closed === undefined ? verdict : 'since resolved';
}

/** A cell: each part on lines of its own, cut where one is longer than a few lines. */
function cellText(parts: readonly (string | undefined)[], width: number): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => wrap(cut(part ?? '', width * mostLines), width))
    .join('\n');
}

function widthsOf(columns: readonly Column[], room: number): number[] {
  const shared = columns.reduce((left, { fixed = 0 }) => left - fixed, room);
  const shares = columns.reduce((sum, { share = 0 }) => sum + share, 0);
  return columns.map(({ fixed, share = 0 }) => fixed ?? Math.floor((shared * share) / shares));
}

/** One row per finding, numbered as the explanations below are. */
export function overview(findings: readonly Finding[], view: View, paint: Paint): string {
  const columns = view.width < 90 ? narrow : wide;
  const widths = widthsOf(columns, view.width - numberWidth - columns.length - 2);
  const table = new Table({
    head: ['#', ...columns.map(({ title }) => paint('bold', title))],
    colWidths: [numberWidth, ...widths],
    style: { head: [], border: [] },
  });
  findings.forEach((finding, at) => {
    const cells = columns.map(({ cell }, column) => cellText(cell(finding), (widths[column] ?? 0) - 2));
    table.push([paint(levelStyles[finding.level], String(at + 1)), ...cells]);
  });
  return table.toString();
}
