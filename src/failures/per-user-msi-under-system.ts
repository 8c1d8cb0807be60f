import type { Principal } from '../accounts/answer.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { failed, newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { installedFor, installerOf, isMsi } from './installer-call.js';
import { asSubject, asText } from './principals.js';
import { exitOf, shown } from './told.js';

const machineAccounts: ReadonlySet<string> = new Set(['local-system', 'client-token', 'software-installation']);
/** Product unknown for this account; installation forbidden by policy: what mixed-up accounts look like. */
const ofContext = [1605, 1625];
const fatal = 1603;

/** G4 (S-RAC, L-MSI). */
export const perUserMsiUnderSystem: FailureClass = {
  id: 'per-user-msi-under-system',
  section: 'G4',
  title: 'A per-user installation ran in the account of the client instead of a user',
  level: 'error',
  clients: ['legacy', 'ccm'],
  successes: 'by command line',
  signs: { exits: [...ofContext, fatal] },
  find(run, facts) {
    if (!isMsi(run, facts)) return undefined;
    const exit = (run.exitCode ?? 0) >>> 0;
    const scope = installedFor(run, facts);
    // Most runs end here: what they did is cheaper to know than who did it.
    const told = succeeded(run)
      ? scope === 'account' || facts.program?.installer?.kind === 'msi'
      : failed(run) && [...ofContext, fatal].includes(exit);
    if (!told) return undefined;
    const ended = newest(run, 'execution-completed', 'program-exited', 'program-failed', 'program-succeeded');
    const account = ended && facts.process.account;
    if (!account) return undefined;
    if (!machineAccounts.has(account.kind)) return refused(run, `it ran as ${asText(account)}, for whom it is installed`);
    if (scope === 'machine') return refused(run, 'ALLUSERS makes it an installation for the machine');
    const verdict = verdictOf(scope, exit);
    return verdict && match(run, facts, account, { ended, verdict });
  },
};

/** A run that went well needs no reason why it is fine. */
function refused(run: Run, whyNot: string): Unfit | undefined {
  return succeeded(run) ? undefined : { whyNot };
}

function verdictOf(scope: 'account' | 'open', exit: number): Verdict | undefined {
  if (scope === 'account') return exit === fatal ? 'probable' : 'confirmed';
  return exit === fatal ? undefined : 'probable';
}

function match(run: Run, facts: Facts, account: Principal, { ended, verdict }: { ended: LoggedEvent; verdict: Verdict }): Match {
  const msi = installerOf(run, facts)?.msi;
  const what = msi?.package ?? 'the Windows Installer package';
  const well = succeeded(run);
  const open = installedFor(run, facts) === 'open';
  return {
    verdict,
    ...(well ? { level: 'warning' as const } : {}),
    seen: shown(run, newest(run, 'command-line', 'program-starting', 'program-started'), ended),
    because: [
      ...facts.process.because,
      {
        rule: 'R67',
        text: open
          ? `Nothing in the command line makes ${what} an installation for the machine (no ALLUSERS).`
          : `${what} is installed for the account that runs it, not for the machine (no ALLUSERS=1 or 2).`,
      },
      {
        rule: 'R67',
        text: well
          ? `${asSubject(account)} ran it and it ended well: the product is there for that account, and users see nothing of it.`
          : `${asSubject(account)} ran it; for that account the product is unknown or may not be installed (exit code ${run.exitCode}).`,
      },
    ],
    missing: open ? [{ fact: `whether ${what} sets ALLUSERS in its own Property table`, decides: 'per-user-msi-under-system' }] : [],
    process: account,
    ...(well ? {} : { code: exitOf(run.exitCode ?? 0) }),
    fix: [
      `Add ALLUSERS=1 to the command line of ${run.program ?? 'the program'}${msi?.package === undefined ? '' : `: msiexec.exe /i "${msi.package}" ALLUSERS=1`} (one source names ALLUSERS=2, which also works with these rights).`,
      'Or run the program with user rights, in the session of the user who shall have the product.',
      ...(well ? [`Remove the installation from the profile of ${asText(account)} first.`] : []),
    ],
  };
}
