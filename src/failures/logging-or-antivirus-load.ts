import type { LoggedEvent } from '../runs/run.js';
import { lines } from './evidence.js';
import type { FailureClass } from './failure.js';

/** So many entries in so many milliseconds are no work of a program: the agent turns in circles. */
const entries = 300;
const longest = 60_000;

/** G28 (Q281210). The log shows only how fast it grows; what loads the processor it cannot know. */
export const loggingOrAntivirusLoad: FailureClass = {
  id: 'logging-or-antivirus-load',
  section: 'G28',
  title: 'An agent of the client writes so much that it does nothing else',
  level: 'note',
  clients: ['9x', 'legacy'],
  timed: true,
  find(run) {
    if (run.events.length < entries) return undefined;
    const recent = run.events.slice(-entries);
    const from = recent[0]?.seen.time;
    const to = recent.at(-1)?.seen.time;
    if (!from || !to) return undefined;
    const lasted = to.local - from.local;
    if (lasted < 0 || lasted > longest || commonest(recent) < entries / 4) return undefined;
    return {
      verdict: 'undetermined',
      seen: lines(...recent.slice(-2)),
      because: [
        {
          rule: 'R71',
          text: `${recent[0]?.seen.file} got ${entries} entries in ${Math.ceil(lasted / 1_000)} seconds, the same again and again: the log rolls over and nothing gets done.`,
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

/** How often the commonest entry is there. */
function commonest(events: readonly LoggedEvent[]): number {
  const counts = new Map<string, number>();
  for (const { seen } of events) counts.set(seen.message, (counts.get(seen.message) ?? 0) + 1);
  return Math.max(...counts.values());
}
