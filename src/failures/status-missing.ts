import { newest, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf } from './told.js';

/** Process information not available: the program is not monitored. */
const notMonitored = 0x87d01105;

/** G24 (Q268791, Q235808, Q292261). */
export const statusMissing: FailureClass = {
  id: 'status-missing',
  section: 'G24',
  title: 'The program ran, but its status is missing or unknown',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by log',
  signs: { kinds: ['status-mif-missing', 'program-failed'], values: [notMonitored] },
  find(run, facts) {
    const seen = told(run, {
      values: [notMonitored],
      is: (event) => event.kind === 'status-mif-missing' || (event.kind === 'program-failed' && event.reason === 'not monitored'),
    });
    if (!seen) return undefined;
    const mif = seen.event.kind === 'status-mif-missing';
    const what = programText(run);
    return {
      verdict: verdictOf(seen),
      ...(succeeded(run) ? { level: 'note' as const } : {}),
      seen: shown(run, seen.event, newest(run, 'job-status')),
      because: [
        {
          rule: 'R77',
          text: mif
            ? `The client found no status file (MIF) of ${what}, so it reports nothing about how it ended.`
            : `The client could not follow the process of ${what}${seen.code ? ` (${seen.code.text})` : ''}, so it does not know how it ended.`,
        },
        { rule: 'R77', text: 'The program may well have succeeded: this is a loss of status, no failed installation.' },
      ],
      missing: [{ fact: `whether ${what} is installed on the client`, decides: 'whether only the status is lost' }],
      process: facts.process.account,
      code: seen.code,
      fix: [
        `Look on the client whether ${what} did its work.`,
        mif
          ? 'Let the program write its status MIF into the Windows or temp folder while it runs, not after it, and with the names that the package gives.'
          : 'Where the setup starts a second process and ends, start it so that it waits for that process.',
        ...(facts.program?.afterRunning === 'program-restarts'
          ? ['The program restarts the computer itself: write the MIF before the restart, or let SMS restart it.']
          : []),
      ],
    };
  },
};
