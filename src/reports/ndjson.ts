import { orderedCoverage, orderedFinding, orderedLog, orderedRun } from './json.js';
import { plainJson } from './plain.js';
import type { Report } from './report.js';

function line(value: object): string {
  return `${plainJson(JSON.stringify(value))}\n`;
}

/** One object a line, each with its `type`: runs, findings, and coverage as the last one. Made for pipes. */
export const ndjson: Report = function* ({ schemaVersion, client, logs, coverage, runs, findings }) {
  for (const run of runs) yield line({ type: 'run', ...orderedRun(run) });
  for (const finding of findings) yield line({ type: 'finding', ...orderedFinding(finding) });
  yield line({
    type: 'coverage',
    schemaVersion,
    ...(client === undefined ? {} : { client }),
    logs: logs.map(orderedLog),
    ...orderedCoverage(coverage),
  });
};
