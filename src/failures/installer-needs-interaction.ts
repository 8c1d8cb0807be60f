import type { LoggedEvent, Run } from '../runs/run.js';
import { newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { callOf } from './installer-call.js';
import { asSubject } from './principals.js';
import { programText } from './run-account.js';
import { shown, type Told, told } from './told.js';

/** ERROR_INSTALL_USEREXIT. */
const userExit = 1602;
const timeout = 0x87d00213;
const telling = { exits: [userExit], win32: [userExit], values: [timeout] };

/** G6 (Q235811, L-MSI, W-07PGM). */
export const installerNeedsInteraction: FailureClass = {
  id: 'installer-needs-interaction',
  section: 'G6',
  title: 'The setup waits for somebody, and nobody can answer it',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['time-limit-exceeded'], ...telling },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, { ...telling, is: ({ kind }) => kind === 'time-limit-exceeded' });
    if (!seen) return undefined;
    const silent = callOf(run, facts)?.installer?.silent;
    const cancelled = isUserExit(seen);
    if (silent) return { whyNot: 'its command line asks for a silent run' };
    if (facts.program?.userInteraction) return { whyNot: 'the program may interact with the user' };
    if (silent === undefined && !cancelled) return undefined;
    return match(run, facts, seen, silent === false);
  },
};

function isUserExit({ code }: Told): boolean {
  return code !== undefined && (code.value & 0xffff) === userExit && code.value !== timeout;
}

function match(run: Run, facts: Facts, seen: Told, loud: boolean): Match {
  const known = facts.program?.userInteraction === false;
  const account = facts.process.account;
  const start: LoggedEvent | undefined = newest(run, 'command-line', 'program-starting');
  return {
    verdict: loud && known && seen.sure ? 'confirmed' : loud || known ? 'probable' : 'undetermined',
    seen: shown(run, start, seen.event),
    because: [
      {
        rule: account?.kind === 'local-system' ? 'R16' : 'R5',
        text: isUserExit(seen)
          ? `The setup ended because its dialog was closed or could not be answered (${seen.code?.text}).`
          : 'The setup ran until its time was over, as one does that waits for an answer.',
      },
      ...(loud ? [{ rule: 'R71', text: 'Its command line has none of the switches that make this kind of setup silent.' }] : []),
      ...(known ? [{ rule: 'R71', text: 'By the model the program may not interact with the user, so nobody sees its dialogs.' }] : []),
      ...(account && account.kind !== 'logged-on-user'
        ? [{ rule: account.kind === 'local-system' ? 'R16' : 'R5', text: `${asSubject(account)} runs it, in a session that no user sees.` }]
        : []),
    ],
    missing: known
      ? []
      : [{ fact: `whether ${programText(run)} may interact with the user`, decides: 'installer-needs-interaction or program-cancelled' }],
    process: account,
    ...(seen.code ? { code: seen.code } : {}),
    fix: [
      `Make ${programText(run)} silent: /qn for Windows Installer, /s with an answer file for InstallShield, /S for NSIS, /VERYSILENT for Inno Setup.`,
      'Where a user must answer, allow the program to interact with users and let it run only when one is logged on.',
    ],
  };
}
