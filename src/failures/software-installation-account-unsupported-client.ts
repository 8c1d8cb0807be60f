import { commandLine } from '../../grammars/commandline.js';
import { losesSwitches, lostSwitches } from '../accounts/installation-account.js';
import type { Run } from '../runs/run.js';
import { failed, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { installationAccount, noSuchUser, preparing, programText, windowsOf } from './run-account.js';

/** B7 (Q264714, Q323341). */
export const softwareInstallationAccountUnsupportedClient: FailureClass = {
  id: 'software-installation-account-unsupported-client',
  section: 'B7',
  title: 'The program asks for a software installation account that this kind of client cannot use',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  find(run, facts) {
    if (succeeded(run)) return undefined;
    if (facts.family === 'ccm') return onCcm(run, facts);
    return on9x(run, facts) ?? onXp(run, facts);
  },
};

function on9x(run: Run, facts: Facts): Match | undefined {
  const said = of(run, 'run-account-missing');
  const code = preparing(run, [noSuchUser]);
  const windows = windowsOf(run, facts);
  if (windows !== '9x' && windows !== 'likely-9x') return undefined;
  const asks = facts.program?.useSoftwareInstallationAccount === true;
  if (said.length === 0 && !(code && asks)) return undefined;
  const sure = windows === '9x';
  const text = sure
    ? `${facts.client.name ?? 'The client'} runs Windows 9x: everything there runs as the logged-on user, and there is no run account to find.`
    : 'The thread ids of the log are those of Windows 9x, where everything runs as the logged-on user and no run account exists.';
  return {
    verdict: sure ? 'confirmed' : 'probable',
    seen: lines(...said, code?.event, newest(run, 'error-handled')),
    because: [
      {
        rule: 'R2',
        text: `The program asks for the software installation account, and the client has no data of one${code ? ` (${code.code.text})` : ''}.`,
      },
      { rule: 'R1', text },
      { rule: 'R2', text: '"The specified user does not exist" says nothing about the account of the site: it may well exist.' },
    ],
    missing: sure
      ? []
      : [{ fact: 'whether the client runs Windows 9x', decides: 'software-installation-account-unsupported-client or -not-configured' }],
    process: { kind: 'logged-on-user' },
    ...(code ? { code: code.code } : {}),
    fix: [
      `Make a program of its own for Windows 9x clients, without the software installation account; as ${programText(run)} stands, limit it to Windows NT and later.`,
      'On Windows 9x the option for administrative rights alone does no harm: the program runs as the user.',
    ],
  };
}

/** SMS 2.0 SP3 and SP4 on Windows XP and switches in the command line (R15); the account rules know the levels. */
function onXp(run: Run, facts: Facts): Match | undefined {
  const line = run.commandLine ?? facts.program?.commandLine;
  const switches = line !== undefined && commandLine(line).arguments.some((argument) => argument.switch !== undefined);
  if (!failed(run) || !switches || facts.client.kind !== 'sms20-nt' || !losesSwitches(facts.client, facts.model)) return undefined;
  const asked = facts.process.account?.kind === 'software-installation' || facts.program?.useSoftwareInstallationAccount === true;
  if (!asked) return undefined;
  const account = installationAccount(run, facts).name ?? 'the software installation account';
  return {
    verdict: 'probable',
    seen: lines(newest(run, 'program-start-failed', 'program-exited', 'error-handled'), newest(run, 'command-line')),
    because: [
      ...facts.process.because.filter(({ rule }) => rule !== 'R15'),
      lostSwitches,
      { rule: 'R15', text: `The command line has switches: ${line}` },
    ],
    process: { kind: 'software-installation', name: account },
    fix: [
      `Let ${programText(run)} run with administrative rights without ${account} on Windows XP clients, with all it needs in the package.`,
      'Or call a batch file in the package that holds the switches.',
    ],
  };
}

/** The option has no effect on later clients; said only where a program failed that somebody expected to run as that account (R19). */
function onCcm(run: Run, facts: Facts): Match | undefined {
  if (!failed(run) || facts.program?.useSoftwareInstallationAccount !== true || facts.client.kind === undefined) return undefined;
  const event = newest(run, 'program-starting', 'program-started', 'command-line', 'program-failed', 'execution-completed');
  if (!event) return undefined;
  return {
    verdict: 'confirmed',
    level: 'note',
    seen: lines(event),
    because: [
      { rule: 'R19', text: 'A client of this kind ignores the software installation account of the program.' },
      ...facts.process.because,
    ],
    process: facts.process.account,
    fix: [
      `Do not rely on the software installation account of ${programText(run)} here: what it needs beyond its package must be open to the accounts of this client.`,
    ],
  };
}
