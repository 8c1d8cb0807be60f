import { endings } from '../runs/draft.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';
import { subjectOf } from './told.js';

/** G26 (Q283130). The verification is another program's log; without a line of it this stays a question. */
export const verifyCycleInterrupted: FailureClass = {
  id: 'verify-cycle-interrupted',
  section: 'G26',
  title: 'The program was started again although its first run never ended',
  level: 'note',
  clients: ['9x', 'legacy'],
  successes: 'by log',
  signs: { kinds: ['program-starting'] },
  find(run, facts) {
    if (facts.family !== 'legacy' && facts.family !== '9x') return undefined;
    const [first, second] = unended(run) ?? [];
    if (!first || !second) return undefined;
    return {
      verdict: 'undetermined',
      seen: lines(first, second),
      because: [
        { rule: 'R71', text: `${subjectOf(run)} was started, no end of it was logged, and it was started again.` },
        {
          rule: 'R71',
          text: 'The monthly verification of the client restarts the Advertised Programs Manager and loses the run that it finds (Q283130).',
        },
      ],
      missing: [
        {
          fact: 'whether the client verified its components between the two (Ccim32.log, "needs to be verified")',
          decides: 'verify-cycle-interrupted or a restart of the computer',
        },
      ],
      fix: [
        'Compare the times with Ccim32.log and with restarts of the computer.',
        'Where it was the verification, set its day with the client verification tool, and advertise the program again.',
      ],
    };
  },
};

/** The last start that another one followed without an end between them. */
function unended(run: Run): [LoggedEvent, LoggedEvent] | undefined {
  const starts = of(run, 'program-starting');
  for (let at = starts.length - 1; at > 0; at--) {
    const [from, to] = [starts[at - 1], starts[at]];
    if (!from || !to || from.path !== to.path) continue;
    const between = run.events.slice(run.events.indexOf(from) + 1, run.events.indexOf(to));
    if (!between.some(({ kind }) => endings.has(kind) || kind === 'program-start-failed')) return [from, to];
  }
  return undefined;
}
