import { codesOf, lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** Wrong name or password, and NERR_UserNotFound: the other domain controller does not know the account yet. */
const notYet = [1326, 2221];

/** E6 (Q304961, Q271724, Q278345). */
export const dcReplicationDelay: FailureClass = {
  id: 'dc-replication-delay',
  section: 'E6',
  title: 'The accounts of a client on a domain controller replicate too slowly',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['client-install-failed'] },
  find(run, facts) {
    const found = codesOf(run).filter(({ event, code }) => event.kind === 'client-install-failed' && notYet.includes(code.value));
    const last = found.at(-1);
    if (!last || facts.family === 'ccm') return undefined;
    const { role, dcKind, domain } = facts.client;
    if (role !== undefined && role !== 'domain-controller')
      return { whyNot: 'the client is no domain controller: its accounts are local and replicate nowhere' };
    const fixed = /^SP[4-9]/i.test(facts.client.servicePack ?? facts.model.site?.serviceLevel ?? '');
    const controllers = facts.model.domains.find(({ name }) => name.toLowerCase() === domain?.toLowerCase())?.domainControllers;
    if (controllers?.length === 1) return { whyNot: 'the domain has one domain controller only' };
    return {
      verdict: role === undefined ? 'undetermined' : fixed ? 'probable' : 'confirmed',
      seen: lines(...of(run, 'client-install-failed').slice(0, 5)),
      because: [
        {
          rule: 'R66',
          text: `On a domain controller${dcKind === undefined ? '' : ` (${dcKind})`} the accounts of the client are domain accounts: they are made on one controller and used on another.`,
        },
        { rule: 'R66', text: `The controller that was asked did not know them yet (${found.map(({ code }) => code.text).join(', ')}).` },
        ...(fixed ? [{ rule: 'R66', text: 'SP4 waits longer for replication; check the replication itself.' }] : []),
      ],
      missing:
        role === undefined
          ? [{ fact: 'whether the client is a domain controller', decides: 'dc-replication-delay or a damaged client' }]
          : [],
      process: { kind: 'client-token' },
      code: last.code,
      fix: [
        'Replicate the domain now, then start the installation of the client again.',
        'Bring SMS to SP4, or raise the time that it waits for the domain controllers (Q278345).',
      ],
    };
  },
};
