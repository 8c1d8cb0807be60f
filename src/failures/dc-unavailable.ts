import { directory } from '../accounts/directory.js';
import type { Domain } from '../accounts/model.js';
import { accountName } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { type CodeSeen, codeAmong, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';

const noLogonServers = 1311;
const netlogonNotStarted = 1792;
/** RPC server unavailable: a domain controller only where the sentence asks one. */
const rpcUnavailable = 1722;

/** E7 (Q257700, Q103390, Q186551). */
export const dcUnavailable: FailureClass = {
  id: 'dc-unavailable',
  section: 'E7',
  title: 'No domain controller answers',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [noLogonServers, netlogonNotStarted, rpcUnavailable] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = origin(run, codeAmong(run, [noLogonServers, netlogonNotStarted]) ?? codeAmong(run, [rpcUnavailable]));
    if (!seen) return undefined;
    const domain = domainOf(seen, facts);
    return refuted(seen, domain) ?? match(run, facts, seen, domain);
  },
};

/** The domain that was asked: that of the account in the line, else that of the client. */
function domainOf({ event }: CodeSeen, { client, model }: Facts): Domain | undefined {
  const { domains, onlyDomain } = directory(model);
  const key = (event.account === undefined ? undefined : accountName(event.account).domain) ?? client.domain?.toLowerCase() ?? onlyDomain;
  return key === undefined ? undefined : domains.get(key);
}

function refuted({ event, win32 }: CodeSeen, domain: Domain | undefined): Unfit | undefined {
  if (domain?.reachable) return { whyNot: `the model says that a domain controller of ${domain.name} answers` };
  const several = (domain?.domainControllers?.length ?? 0) > 1;
  if (win32 === rpcUnavailable && event.kind === 'account-lookup-failed' && several && domain?.lockoutPolicy?.enabled)
    return { whyNot: 'the look-up came to another domain controller with the client token account and was refused there' };
  return undefined;
}

function match(run: Run, facts: Facts, { event, win32, code }: CodeSeen, domain: Domain | undefined): Match {
  const off = domain?.reachable === false;
  const sure = win32 === noLogonServers && event.kind !== 'evidence';
  const name = domain?.name ?? facts.client.domain ?? 'the domain';
  const lookup =
    event.kind === 'account-lookup-failed'
      ? `The groups of ${event.account ?? 'the account'} were to be looked up at a domain controller of ${name}. `
      : '';
  const what =
    win32 === netlogonNotStarted ? 'The Netlogon service of this machine does not run' : `No domain controller of ${name} answered`;
  return {
    verdict: off || sure ? 'confirmed' : win32 === netlogonNotStarted ? 'probable' : 'undetermined',
    seen: lines(event, ...of(run, 'account-rights-unknown').slice(-1), newest(run, 'error-handled')),
    because: [
      {
        rule: win32 === rpcUnavailable ? 'R66' : 'R42',
        text: `${lookup}${what} (${code.text}), so the account was neither accepted nor refused.`,
      },
      ...(off ? [{ rule: 'R66', text: `The model says that no domain controller of ${name} answers.` }] : []),
      ...((facts.client.siteSystemRoles ?? []).includes('site-server')
        ? [{ rule: 'R66', text: 'On a site server no program is run at all while no domain controller answers (Q257700).' }]
        : []),
    ],
    missing:
      off || sure
        ? []
        : [
            {
              fact: `whether a domain controller of ${name} answered at that time, and how many there are`,
              decides: 'dc-unavailable or software-installation-account-lookup-locked-token',
            },
          ],
    process: facts.process.account,
    network: event.account === undefined ? undefined : { kind: facts.process.account?.kind ?? 'client-token', name: event.account },
    code,
    fix: [
      `Check from the client that a domain controller of ${name} is found and answers (nltest /dsgetdc:${name.includes(' ') ? 'DOMAIN' : name}).`,
      'Check name resolution (WINS, DNS), the link to the site of the domain controllers, and the Netlogon service of the client.',
    ],
  };
}
