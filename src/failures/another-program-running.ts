import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { isMsi } from './installer-call.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf, waitFor } from './told.js';

/** Another execution or restart pending; this program already pending; cache in use. */
const busy = [0x87d01001, 0x87d01002, 0x87d01203];
/** ERROR_INSTALL_ALREADY_RUNNING. */
const installing = 1618;
const telling = { values: busy, win32: [installing], exits: [installing] };

/** G19 (G-ERR, L-MSI). */
export const anotherProgramRunning: FailureClass = {
  id: 'another-program-running',
  section: 'G19',
  title: 'Another program or installation is running on the client',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['run-waiting'], ...telling },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const wait = waitFor(run, 'another-program');
    const seen = told(run, { ...telling, is: (event) => event === wait });
    if (!seen) return undefined;
    if (seen.event === wait && facts.program?.runAnotherFirst !== undefined)
      return { whyNot: 'it waits for the program that must run first' };
    const installer = seen.code !== undefined && (seen.code.value & 0xffff) === installing;
    const what = programText(run);
    return {
      verdict: installer && seen.code?.family === 'exit' && !isMsi(run, facts) ? 'probable' : verdictOf(seen),
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: installer
            ? `Windows Installer does one installation at a time, and another one was running (${seen.code?.text}).`
            : `The client was busy with another program, or a restart was pending, when ${what} was to start${seen.code ? ` (${seen.code.text})` : ''}.`,
        },
        { rule: 'R71', text: 'No account and no permission is involved; the same program can succeed later.' },
      ],
      process: facts.process.account,
      code: seen.code,
      fix: [
        `Let ${what} run again when the other one has ended; restart the computer if that one hangs or asks for a restart.`,
        'Where two advertisements meet again and again, let one run after the other ("run another program first") or at another time.',
      ],
    };
  },
};
