import { painter } from './colour.js';
import { coverageText, nothingFound } from './coverage.js';
import { explanation } from './explanation.js';
import { overview } from './overview.js';
import { plainly } from './plain.js';
import type { Report } from './report.js';
import { figure, wrap } from './wrap.js';

const mostRows = 50;
const narrowest = 60;
const widest = 200;

/** For people: a table of the findings, an explanation of each, and what was read. */
export const table: Report = function* (raw, asked) {
  const view = { ...asked, width: Math.min(Math.max(asked.width, narrowest), widest) };
  const findings = plainly(raw.findings.slice(0, mostRows));
  const diagnosis = { ...plainly({ ...raw, findings: [] }), findings };
  const paint = painter(view.colour);
  const rest = raw.findings.length - findings.length;
  if (diagnosis.client !== undefined) yield `${paint('bold', wrap(`Client ${diagnosis.client}`, view.width))}\n\n`;
  if (findings.length === 0) yield `${nothingFound(diagnosis, view)}\n\n`;
  else yield `${overview(findings, view, paint)}\n`;
  if (rest > 0) yield `and ${figure(rest)} more, see --format json\n`;
  for (const [at, finding] of findings.entries()) yield `\n${explanation(finding, at + 1, view, paint)}\n`;
  yield `${findings.length > 0 ? '\n' : ''}${coverageText(diagnosis, view)}\n`;
};
