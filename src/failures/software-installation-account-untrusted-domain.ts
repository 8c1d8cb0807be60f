import type { Run } from '../runs/run.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { installationAccount, noSuchUser, preparing } from './run-account.js';

/** ERROR_LOGON_FAILURE, ERROR_NO_SUCH_DOMAIN, ERROR_LOGON_TYPE_NOT_GRANTED. */
const refusing = [1326, 1355, 1385, noSuchUser];

/** B4 (S-Q224286, W-826871). */
export const softwareInstallationAccountUntrustedDomain: FailureClass = {
  id: 'software-installation-account-untrusted-domain',
  section: 'B4',
  title: 'The client cannot log the software installation account on: no domain, or no trust',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: refusing },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm' || facts.family === '9x') return undefined;
    const code = preparing(run, refusing);
    if (!code) return undefined;
    if (of(run, 'account-elevated').length > 0) return { whyNot: 'the account was logged on and made a local administrator' };
    return facts.process.failure === 'software-installation-account-untrusted-domain' ? match(run, facts) : undefined;
  },
};

function match(run: Run, facts: Facts): Match {
  const code = preparing(run, refusing);
  const { client } = facts;
  const name = installationAccount(run, facts).name ?? 'the software installation account';
  const alone = client.role === 'workgroup' || client.domain === undefined;
  const seat = alone ? `${client.name ?? 'The client'} is in no domain` : `${client.name ?? 'The client'} is in ${client.domain}`;
  return {
    verdict: 'confirmed',
    seen: lines(newest(run, 'account-lookup-failed', 'account-rights-unknown'), code?.event, newest(run, 'error-handled')),
    because: [
      { rule: 'R71', text: `The run was stopped while its account was prepared (${code?.code.text ?? 'no number printed'}).` },
      ...facts.process.because,
      { rule: 'R12', text: `${seat}, and nothing there vouches for ${name}.` },
    ],
    process: { kind: 'software-installation', name },
    ...(code ? { code: code.code } : {}),
    fix: alone
      ? ['Let the program run without the software installation account on clients without a domain, with all it needs in the package.']
      : [
          `Use a software installation account of ${client.domain}, or of a domain that ${client.domain} trusts.`,
          `Or let ${client.domain} trust the domain of ${name}.`,
        ],
  };
}
