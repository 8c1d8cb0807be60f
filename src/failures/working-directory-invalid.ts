import type { EventKind } from '../../grammars/event.js';
import { of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { asText } from './principals.js';
import { shown, told, verdictOf } from './told.js';

/** ERROR_DIRECTORY: what the start of a process says when its start folder does not exist for the account. */
const directoryInvalid = 267;
const content: ReadonlySet<EventKind> = new Set<EventKind>([
  'download-failed',
  'content-unavailable',
  'file-copied',
  'content-location-refused',
]);

/** G9 (Q273754). */
export const workingDirectoryInvalid: FailureClass = {
  id: 'working-directory-invalid',
  section: 'G9',
  title: 'The start folder of the program does not exist for the account that runs it',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [directoryInvalid] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, { win32: [directoryInvalid], except: content });
    if (!seen) return undefined;
    const folder = run.workingDirectory ?? facts.program?.workingDirectory;
    const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
    return {
      verdict: verdictOf(seen),
      seen: shown(run, of(run, 'command-line').at(-1), seen.event),
      because: [
        {
          rule: 'R71',
          text: `Windows could not start the program in its start folder${folder === undefined ? '' : ` ${folder}`} (${seen.code?.text}).`,
        },
        ...(facts.process.account ? facts.process.because : []),
        { rule: 'R71', text: `The folder must exist, and ${who} must be able to open it.` },
      ],
      missing: folder === undefined ? [{ fact: 'the start folder of the program', decides: 'which folder is wrong' }] : [],
      process: facts.process.account,
      ...(folder === undefined ? {} : { resource: { kind: facts.resource(folder)?.kind ?? 'local', path: folder } }),
      code: seen.code,
      fix: [
        `Clear the start folder of ${run.program ?? 'the program'} (the client then uses the package folder), or enter one that exists on every client and that ${who} can open.`,
      ],
    };
  },
};
