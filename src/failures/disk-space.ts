import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** ERROR_DISK_FULL, and the client's own number for it. */
const diskFull = 112;
const notEnough = 0x87d00240;

/** F8 (Q186539, G-ERR, M-PROG). */
export const diskSpace: FailureClass = {
  id: 'disk-space',
  section: 'F8',
  title: 'The disk of the client is full',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [diskFull], values: [notEnough] },
  find(run, facts) {
    const code = origin(run, codeAmong(run, [diskFull], [notEnough]));
    if (succeeded(run) || !code) return undefined;
    const need = facts.program?.diskSpaceMB ?? facts.package?.sizeMB;
    return {
      verdict: code.event.kind === 'evidence' ? 'probable' : 'confirmed',
      seen: lines(code.event, newest(run, 'error-handled', 'program-failed', 'content-unavailable')),
      because: [
        { rule: 'R71', text: `The client ran out of disk space (${code.code.text}). No account and no permission is involved.` },
        ...(need === undefined ? [] : [{ rule: 'R71', text: `The model says that ${run.program ?? 'the package'} needs ${need} MB.` }]),
      ],
      process: facts.process.account,
      code: code.code,
      fix: [
        `Free ${need === undefined ? 'space' : `at least ${need} MB`} on the drive of the client's cache and of the target of the installation, then run the program again.`,
      ],
    };
  },
};
