import type { LoggedEvent, Run } from '../runs/run.js';
import { after, codeAmong, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';

/** Stored credentials could not be obtained. */
const notObtained = 0x87d00229;
/** ERROR_NO_SUCH_LOGON_SESSION: the session that held them is gone. */
const noSession = 1312;

/** E11 (T-2509330, Q264714, G-ERR). */
export const credentialsNotStored: FailureClass = {
  id: 'credentials-not-stored',
  section: 'E11',
  title: 'The client has no readable copy of an account that the site gives it',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { kinds: ['network-access-account-missing', 'run-account-missing'], values: [notObtained], win32: [noSession] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    return byNetworkAccess(run, facts) ?? byInstallation(run, facts) ?? byCode(run, facts);
  },
};

/** The site has a network access account and the client finds none (R40). */
function byNetworkAccess(run: Run, facts: Facts): Match | Unfit | undefined {
  const missing = newest(run, 'network-access-account-missing');
  const accounts = facts.model.site?.networkAccessAccounts;
  if (!missing) return undefined;
  if (accounts?.length === 0) return { whyNot: 'the site has no network access account at all' };
  const names = accounts?.join(', ');
  return {
    verdict: accounts ? 'confirmed' : 'undetermined',
    ...(wentOn(run, missing) ? { level: 'warning' as const } : {}),
    seen: lines(missing, newest(run, 'transfer-switched')),
    because: [
      { rule: 'R40', text: `The client found no network access account in its policy (${missing.code?.text ?? 'no number printed'}).` },
      ...(names ? [{ rule: 'R40', text: `The site has ${names}: what it gives does not arrive, or the client cannot decrypt it.` }] : []),
    ],
    missing: accounts
      ? []
      : [{ fact: 'whether the site has a network access account', decides: 'credentials-not-stored or naa-not-configured' }],
    process: facts.process.account,
    network: { kind: 'network-access', name: accounts?.[0] },
    code: missing.code,
    fix: [
      `Enter the password of ${names ?? 'the network access account'} again at the site, then let the client fetch its policy.`,
      'After a restore of the site server check its key store first: accounts that were encrypted with the old keys cannot be read (KB 2509330).',
    ],
  };
}

/** The transfer went on in another way: it is worse than it could be, not failed (section 9). */
function wentOn(run: Run, missing: LoggedEvent): boolean {
  return after(run, missing).some(({ kind }) => kind === 'transfer-switched' || kind === 'download-completed');
}

/** The site has a software installation account and the client has no data of it (R8). */
function byInstallation(run: Run, facts: Facts): Match | Unfit | undefined {
  const missing = newest(run, 'run-account-missing');
  if (!missing) return undefined;
  if (facts.family === '9x') return { whyNot: 'a Windows 9x client cannot use a software installation account' };
  const account = facts.model.site?.softwareInstallationAccount;
  if (account === null) return { whyNot: 'the site has no software installation account' };
  const site = missing.site ?? run.site ?? facts.model.site?.code ?? 'its site';
  return {
    verdict: account ? 'confirmed' : 'undetermined',
    seen: lines(...of(run, 'run-account-missing').slice(-2), ...of(run, 'program-start-failed', 'error-handled').slice(-2)),
    because: [
      { rule: 'R8', text: `The client has no data of the software installation account of site ${site}.` },
      ...(account ? [{ rule: 'R8', text: `The site has ${account}: the data did not reach this client or cannot be read.` }] : []),
    ],
    missing: account
      ? []
      : [
          {
            fact: `whether site ${site} has a software installation account`,
            decides: 'credentials-not-stored or software-installation-account-not-configured',
          },
        ],
    process: { kind: 'software-installation', name: account ?? undefined },
    code: missing.code ?? newest(run, 'program-start-failed')?.code,
    fix: [
      `Enter ${account ?? 'the account'} with its password again under Component Configuration > Software Distribution of site ${site}.`,
      'Let the client read the client access point again, and check that it reaches one (CCIM32.log).',
    ],
  };
}

function byCode(run: Run, facts: Facts): Match | undefined {
  const seen = origin(run, codeAmong(run, [], [notObtained]) ?? codeAmong(run, [noSession]));
  if (!seen) return undefined;
  const stored = seen.code.value === notObtained;
  return {
    verdict: stored && seen.event.kind !== 'evidence' ? 'confirmed' : 'probable',
    seen: lines(seen.event, newest(run, 'program-failed')),
    because: [
      {
        rule: 'R40',
        text: stored
          ? `The client could not get the stored credentials (${seen.code.text}).`
          : `The logon session that held the credentials is gone (${seen.code.text}): it ended, or the machine was restarted.`,
      },
    ],
    process: facts.process.account,
    code: seen.code,
    fix: stored
      ? [
          'Enter the account with its password again at the site and let the client fetch its policy.',
          'If other clients read it, repair the policy of this one (reset policy, then restart the client service).',
        ]
      : ['Run the program again in a new session; restart the client service if it comes back.'],
  };
}
