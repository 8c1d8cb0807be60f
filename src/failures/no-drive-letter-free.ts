import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** ERROR_NO_MORE_DEVICES; the client prints it as 0x800704e0 and -2147023648. */
const noMoreDevices = 1248;

/** D5 (Q294939). */
export const noDriveLetterFree: FailureClass = {
  id: 'no-drive-letter-free',
  section: 'D5',
  title: 'No drive letter is free for the connection to the distribution point',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [noMoreDevices] },
  find(run, facts) {
    const code = origin(run, codeAmong(run, [noMoreDevices]));
    if (succeeded(run) || !code) return undefined;
    const mode = facts.program?.driveMode;
    if (mode === 'unc') return { whyNot: `the model says that ${facts.program?.name} runs with a UNC name and needs no drive letter` };
    const program = run.program ?? facts.program?.name ?? 'the program';
    return {
      verdict: code.event.kind === 'evidence' ? 'probable' : 'confirmed',
      seen: lines(code.event, newest(run, 'error-handled')),
      because: [
        { rule: 'R33', text: `The client wanted to map a drive letter for ${program} and found none free (${code.code.text}).` },
        { rule: 'R33', text: 'Letters that the client does not release after a run pile up in the profile of the service account.' },
        ...(mode ? [{ rule: 'R33', text: `The program requires a drive letter (${mode}).` }] : []),
      ],
      process: facts.process.account,
      code: code.code,
      fix: [
        `Set ${program} to run with a UNC name instead of a drive letter.`,
        'Remove the leftover mappings under HKEY_USERS\\.Default\\Network on the client, then restart it.',
        'Bring the client to SMS 2.0 SP4, which releases the letters.',
      ],
    };
  },
};
