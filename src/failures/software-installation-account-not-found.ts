import { win32Of } from '../../grammars/numbers.js';
import type { Step } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { type InstallationAccount, installationAccount, noSuchUser, preparing, rpcUnavailable, windowsOf } from './run-account.js';

/** ERROR_NONE_MAPPED; NERR_UserNotFound, which a Net* call gives (section 9). */
const noneMapped = 1332;
const userNotFound = 2221;
const unknownName = [noSuchUser, noneMapped];

/** B2 (Q235205, Q263279, Q307434). */
export const softwareInstallationAccountNotFound: FailureClass = {
  id: 'software-installation-account-not-found',
  section: 'B2',
  title: 'The software installation account of the site does not exist, or is no proper domain account',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['account-lookup-failed'], win32: unknownName },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm' || of(run, 'run-account-missing').length > 0) return undefined;
    const windows = windowsOf(run, facts);
    if (windows === '9x' || windows === 'likely-9x') return undefined;
    const lookup = newest(run, 'account-lookup-failed');
    const code = preparing(run, unknownName);
    const notFound = lookup?.code?.value === userNotFound || (lookup?.code && unknownName.includes(win32Of(lookup.code) ?? 0));
    if (!code && !notFound) return undefined;
    const account = installationAccount(run, facts);
    const why = reasons(facts, account);
    const unanswered = lookup?.code && win32Of(lookup.code) === rpcUnavailable;
    if (unanswered && account.record?.exists === true && why.length === 0)
      return { whyNot: `${account.name} exists; the domain controller did not answer the look-up (1722)` };
    if (why.length === 0 && (unanswered || !isAsked(run, facts, account))) return undefined;
    return match(run, { account, why, verdict: verdict(account, why, notFound === true) });
  },
};

/** Is it at all the account of the program that was not found? */
function isAsked(run: Run, { program, process, model }: Facts, { name }: InstallationAccount): boolean {
  if (program?.useSoftwareInstallationAccount === false || model.site?.softwareInstallationAccount === null) return false;
  if (process.account && process.account.kind !== 'software-installation') return false;
  return name !== undefined || of(run, 'account-rights-unknown').length > 0 || preparing(run, [noSuchUser]) !== undefined;
}

/** What the model says against the account. */
function reasons(facts: Facts, { name, record }: InstallationAccount): Step[] {
  const text = name ?? 'The software installation account';
  if (facts.process.failure === 'software-installation-account-not-found') return [...facts.process.because];
  if (record?.exists === false)
    return [{ rule: 'R13', text: `${text} does not exist in the directory: the client cannot find its run account.` }];
  if (name !== undefined && !name.includes('\\') && facts.model.site?.softwareInstallationAccount === name)
    return [{ rule: 'R13', text: `${text} is not given as DOMAIN\\name; it must be a domain account.` }];
  if (record?.groups?.length === 0)
    return [{ rule: 'R13', text: `${text} is a member of no global group, and its groups are looked up before it may run anything.` }];
  return [];
}

function verdict({ record }: InstallationAccount, why: readonly Step[], notFound: boolean): Verdict {
  if (why.length > 0) return 'confirmed';
  if (record?.exists === true) return notFound ? 'contradicted' : 'undetermined';
  return notFound ? 'confirmed' : 'undetermined';
}

function match(run: Run, { account, why, verdict }: { account: InstallationAccount; why: readonly Step[]; verdict: Verdict }): Match {
  const code = preparing(run, unknownName)?.code ?? newest(run, 'account-lookup-failed')?.code;
  const name = account.name ?? 'the software installation account of the site';
  return {
    verdict,
    seen: lines(
      newest(run, 'account-lookup-failed'),
      newest(run, 'account-rights-unknown'),
      preparing(run, unknownName)?.event,
      newest(run, 'error-handled'),
    ),
    because: [
      {
        rule: 'R14',
        text: `Before the program starts, the client looks ${name} up, and it was told that there is no such account${code ? ` (${code.text})` : ''}.`,
      },
      ...why,
    ],
    missing:
      verdict === 'confirmed'
        ? []
        : [
            {
              fact:
                account.record?.exists === true
                  ? `whether SMSCliToknAcct& is locked out at the domain controller that answered for ${name}`
                  : `whether ${name} exists, and in which global group`,
              decides: 'software-installation-account-not-found or software-installation-account-lookup-locked-token',
            },
          ],
    process: { kind: 'software-installation', name: account.name },
    ...(code ? { code } : {}),
    fix: [
      `Check ${name} in its domain: correct the name at the site, or create the account; it must be a domain account and a member of a global group.`,
      'Then let the client take over the settings of the site and run the program again.',
    ],
  };
}
