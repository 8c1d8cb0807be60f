import { iso } from './clock.js';
import type { PhaseSummary } from './failures/failure.js';
import { seenLine } from './failures/findings.js';
import { phasesOf } from './runs/phases.js';
import type { Run } from './runs/run.js';

const mostPhases = 40;

/** The phases of a run as data; of a run that went round in circles, the last ones. */
export function phaseSummaries(run: Run): PhaseSummary[] {
  return phasesOf(run)
    .slice(-mostPhases)
    .map(({ phase, began, ended, lasted, events }) => {
      const [first, last] = [events[0], events.at(-1)];
      return {
        phase,
        ...(began === undefined ? {} : { began: iso(began) }),
        ...(ended === undefined ? {} : { ended: iso(ended) }),
        ...(lasted === undefined ? {} : { seconds: lasted / 1000 }),
        lines: [first, last === first ? undefined : last].flatMap((event) => (event ? [seenLine(event)] : [])),
      };
    });
}
