import type { MissingFact } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { noSuchUser, preparing, programText, windowsOf } from './run-account.js';

/** B1 (Q235205, Q263279, Q264714). */
export const softwareInstallationAccountNotConfigured: FailureClass = {
  id: 'software-installation-account-not-configured',
  section: 'B1',
  title: 'The program asks for the software installation account, and the site has none',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['run-account-missing'], win32: [noSuchUser] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm') return undefined;
    const missing = newest(run, 'run-account-missing');
    const account = facts.model.site?.softwareInstallationAccount;
    if (!missing && (account !== null || !preparing(run, [noSuchUser]))) return undefined;
    if (windowsOf(run, facts) === '9x')
      return { whyNot: 'a Windows 9x client cannot use such an account, whether or not the site has one' };
    if (typeof account === 'string') return { whyNot: `the site has ${account} as software installation account` };
    if (facts.program?.useSoftwareInstallationAccount === false)
      return { whyNot: 'the program does not ask for the software installation account' };
    return match(run, facts);
  },
};

function match(run: Run, facts: Facts): Match {
  const nt = windowsOf(run, facts) === 'nt';
  const known = facts.model.site?.softwareInstallationAccount === null;
  const code = preparing(run, [noSuchUser]);
  const said = of(run, 'run-account-missing');
  const site = said[0]?.site ?? facts.model.site?.code ?? 'the site';
  const verdict: Verdict = known && nt ? 'confirmed' : 'undetermined';
  const text = `The client looked for the run account of site ${site} and has no data of one${code ? ` (${code.code.text})` : ''}.`;
  return {
    verdict,
    seen: lines(...said, code?.event, newest(run, 'error-handled')),
    because: [
      { rule: 'R8', text },
      ...(known
        ? [{ rule: 'R8', text: 'The site has no software installation account, so a program that asks for it does not start.' }]
        : []),
    ],
    missing: verdict === 'confirmed' ? [] : missingFacts(nt, known),
    process: { kind: 'software-installation' },
    ...(code ? { code: code.code } : {}),
    fix: [
      `Define a software installation account for site ${site} (Component Configuration, Software Distribution): a domain account in a global group.`,
      `Or take the option off ${programText(run)}, if it needs nothing but its package.`,
    ],
  };
}

function missingFacts(nt: boolean, known: boolean): MissingFact[] {
  const kind = {
    fact: 'whether the client runs Windows 9x or Windows NT',
    decides: 'software-installation-account-unsupported-client or software-installation-account-not-configured',
  };
  const account = {
    fact: 'whether the site has a software installation account',
    decides: 'software-installation-account-not-configured or credentials-not-stored',
  };
  return [...(nt ? [] : [kind]), ...(known ? [] : [account])];
}
