import type { Finding } from '../failures/failure.js';
import { levelStyles, type Paint } from './colour.js';
import { type Cell, type Column, grid } from './grid.js';
import { moment, programOf } from './names.js';
import type { View } from './report.js';

type FindingColumn = Column & { readonly cell: (finding: Finding) => Cell };

/** Day, time and, where it is not UTC, the zone, each on its line. */
const when = (finding: Finding): Cell => moment(finding.when).split(/ |(?=[+-]\d\d:\d\d$)/);
const program = (finding: Finding): Cell => [finding.package, programOf(finding)];
const failure = ({ failure, verdict, closed }: Finding): Cell => [failure, closed === undefined ? verdict : 'since resolved'];
const account = (finding: Finding): Cell => [finding.account.network ?? finding.account.process];
const resource = (finding: Finding): Cell => [finding.resource?.path];
const code = (finding: Finding): Cell => [finding.code?.value];

/** Six columns need about 90 characters; a narrower terminal gets the same facts in three. */
const wide: readonly FindingColumn[] = [
  { title: 'When', cell: when },
  { title: 'Program', cell: program },
  { title: 'Failure', cell: failure },
  { title: 'Account', cell: account },
  { title: 'Resource', cell: resource },
  { title: 'Code', cell: code },
];
const narrow: readonly FindingColumn[] = [
  { title: 'Run', cell: (finding) => [...when(finding), ...program(finding)] },
  { title: 'Failure', cell: (finding) => [...failure(finding), ...code(finding)] },
  { title: 'Access', cell: (finding) => [...account(finding), ...resource(finding)] },
];

/** One row per finding, numbered as the explanations below are. A column in which nothing stands is left out. */
export function overview(findings: readonly Finding[], { width }: View, paint: Paint): string {
  const columns = (width < 90 ? narrow : wide).filter(({ cell }) => findings.some((finding) => cell(finding).some(Boolean)));
  const rows = findings.map((finding, at) => [
    [paint(levelStyles[finding.level], String(at + 1))],
    ...columns.map(({ cell }) => cell(finding)),
  ]);
  return grid([{ title: '#' }, ...columns], rows, width, paint);
}
