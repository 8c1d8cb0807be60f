import type { Code } from '../../grammars/event.js';
import type { AccessEntry } from '../accounts/model.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { sendAgain } from './principals.js';
import { refusals } from './refusals.js';

/** What old or incomplete content on a distribution point looks like at a client: hash mismatch, content or file not found. */
const outdated = [0x87d01017, 0x87d0027a, 0x87d0027d, 0x80091007, 0x80008602, 0x87d00607, 0x87d00628, 0x87d01204];
const gone = [2, 3];

/** C5 (S-PAA, W-20HLP, W-07PAA). */
export const adminAccessAccountRemoved: FailureClass = {
  id: 'admin-access-account-removed',
  section: 'C5',
  title: 'The site may no longer change the package on its distribution points',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['hash-mismatch'], values: outdated, win32: gone },
  find(run, facts) {
    const entries = facts.package?.accessAccounts;
    if (succeeded(run) || !entries) return undefined;
    const seen = evidence(run, facts);
    if (!seen) return undefined;
    if (entries.some(hasFullControl)) return undefined;
    return match(run, facts, seen, entries);
  },
};

interface Outdated {
  readonly event: LoggedEvent;
  readonly code: Code | undefined;
}

function evidence(run: Run, facts: Facts): Outdated | undefined {
  const coded = origin(run, codeAmong(run, [], outdated));
  const compared = newest(run, 'hash-mismatch') ?? coded?.event;
  if (compared) return { event: compared, code: compared.code ?? coded?.code };
  const missing = refusals(run, facts).find(
    ({ kind, win32, proof }) => kind === 'distribution-point' && proof === 'printed' && gone.includes(win32 ?? 0),
  );
  return missing && { event: missing.event, code: missing.code };
}

/** Administrators of the server, or an account of the site that has been given the same. */
function hasFullControl({ level }: AccessEntry): boolean {
  return level === 'full-control';
}

function match(run: Run, facts: Facts, { event, code }: Outdated, entries: readonly AccessEntry[]): Match {
  const pack = facts.package?.packageId ?? 'the package';
  const listed = entries.map(({ principal }) => principal).join(', ') || 'nobody';
  return {
    verdict: 'confirmed',
    seen: lines(event, newest(run, 'hash-mismatch', 'download-failed', 'content-unavailable', 'program-failed')),
    because: [
      {
        rule: 'R71',
        text: `The content of ${pack} on the distribution point is old or incomplete${code ? ` (${code.text})` : ''}.`,
      },
      {
        rule: 'R55',
        text: `Its access accounts list ${listed}; none of them has Full Control, so the site cannot bring a new version to its distribution points.`,
      },
      { rule: 'R55', text: 'The client itself got in and could read: no right of the client is at fault.' },
    ],
    process: facts.process.account,
    ...(code ? { code } : {}),
    fix: [`Give Administrators Full Control in the access accounts of ${pack} again.`, sendAgain(facts)],
  };
}
