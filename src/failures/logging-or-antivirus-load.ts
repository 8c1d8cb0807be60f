import { lines } from './evidence.js';
import type { FailureClass } from './failure.js';

/** So many entries in so many seconds are no work of a program: the agent turns in circles. */
const entries = 300;
const seconds = 60;

/** G28 (Q281210). The log shows only how fast it grows; what loads the processor it cannot know. */
export const loggingOrAntivirusLoad: FailureClass = {
  id: 'logging-or-antivirus-load',
  section: 'G28',
  title: 'An agent of the client writes so much that it does nothing else',
  level: 'note',
  find(run) {
    const count = run.events.length + run.omitted;
    const { began, ended } = run;
    const [first] = run.events;
    if (!began || !ended || !first || count < entries) return undefined;
    const lasted = (ended.local - began.local) / 1_000;
    const often = run.events.filter(({ seen }) => seen.message === first.seen.message).length;
    if (lasted < 0 || lasted > (count / entries) * seconds || often < run.events.length / 4) return undefined;
    return {
      verdict: 'undetermined',
      seen: lines(first, run.events.at(-1)),
      because: [
        {
          rule: 'R71',
          text: `${first.seen.file} got ${count} entries in ${Math.max(1, Math.round(lasted))} seconds, most of them the same: the log rolls over and nothing gets done.`,
        },
        { rule: 'R71', text: 'Antivirus programs that scan every write of a log do this to clients (Q281210).' },
      ],
      missing: [
        {
          fact: 'which process loads the processor, and whether an antivirus program scans the log folder of the client',
          decides: 'logging-or-antivirus-load',
        },
      ],
      fix: [
        'Take the log folder of the client out of the antivirus scan, or update the antivirus program, and set the log level of the client back to normal.',
      ],
    };
  },
};
