import type { Finding } from '../failures/failure.js';
import { levelStyles, type Paint } from './colour.js';
import { type Cell, type Column, grid } from './grid.js';
import { moment, programOf } from './names.js';
import type { View } from './report.js';

type FindingColumn = Column & { readonly cell: (finding: Finding) => Cell };

const when = (finding: Finding): Cell => moment(finding.when).split(' ');
const program = (finding: Finding): Cell => [finding.package, programOf(finding)];
const failure = ({ failure, verdict, closed }: Finding): Cell => [failure, closed === undefined ? verdict : 'since resolved'];
const account = (finding: Finding): Cell => [finding.account.network ?? finding.account.process];
const resource = (finding: Finding): Cell => [finding.resource?.path];
const code = (finding: Finding): Cell => [finding.code?.value];

/** Six columns need about 90 characters; a narrower terminal gets the same facts in three. */
const wide: readonly FindingColumn[] = [
  { title: 'When', fixed: 12, cell: when },
  { title: 'Program', share: 20, cell: program },
  { title: 'Failure', share: 24, cell: failure },
  { title: 'Account', share: 16, cell: account },
  { title: 'Resource', share: 22, cell: resource },
  { title: 'Code', fixed: 12, cell: code },
];
const narrow: readonly FindingColumn[] = [
  { title: 'Run', share: 15, cell: (finding) => [moment(finding.when), ...program(finding)] },
  { title: 'Failure', share: 17, cell: (finding) => [...failure(finding), ...code(finding)] },
  { title: 'Access', share: 18, cell: (finding) => [...account(finding), ...resource(finding)] },
];

/** One row per finding, numbered as the explanations below are. */
export function overview(findings: readonly Finding[], { width }: View, paint: Paint): string {
  const columns = width < 90 ? narrow : wide;
  const rows = findings.map((finding, at) => [
    [paint(levelStyles[finding.level], String(at + 1))],
    ...columns.map(({ cell }) => cell(finding)),
  ]);
  return grid([{ title: '#', fixed: 4 }, ...columns], rows, width, paint);
}
