import type { Principal, Sequence, Target } from './answer.js';
import { directory } from './directory.js';
import type { Client, ClientKind, Model } from './model.js';
import { domainKey } from './names.js';
import { placeOf } from './place.js';

/** What LocalSystem shows on the network (R38): the computer account, a null session on Windows NT, or nothing. */
export function computerIdentity(client: Client, target: Target, model: Model, kind: ClientKind): Sequence {
  if (isWindowsNt(client)) {
    const text = 'LocalSystem of Windows NT 3.5 and 4.0 has no account on the network.';
    return { sequence: [{ kind: 'anonymous', name: 'Anonymous Logon' }], because: [{ rule: 'R38', text }], missing: [] };
  }
  const without = hasNone(client, target, model, kind);
  if (without !== undefined) return { sequence: [], because: [{ rule: 'R38', text: without }], missing: [] };
  const domain = client.domain ?? (client.role === undefined ? undefined : directory(model).onlyDomain?.toUpperCase());
  if (domain === undefined || client.name === undefined)
    return {
      sequence: [{ kind: 'computer-account' }],
      because: [],
      missing: client.domain === undefined && client.role === undefined ? [member] : [],
    };
  const account: Principal = { kind: 'computer-account', name: `${domain}\\${client.name.split('.')[0]}$` };
  return {
    sequence: [account],
    because: [{ rule: 'R38', text: `LocalSystem shows itself on the network as ${account.name}.` }],
    missing: [],
  };
}

const member = { fact: 'whether the client is a member of a domain', decides: 'whether LocalSystem has an account on the network' };

function isWindowsNt({ os, osVersion }: Client): boolean {
  return /\bnt\s*(server|workstation)?\s*v?[34]\b/i.test(`${os ?? ''}`) || (/\bnt\b/i.test(os ?? '') && /^[34]\./.test(osVersion ?? ''));
}

/** Why LocalSystem has no account that the server could take; undefined where it has one or may have one. */
function hasNone(client: Client, target: Target, model: Model, kind: ClientKind): string | undefined {
  if (client.role === 'workgroup' || client.role === 'winpe')
    return 'The client is in no domain: LocalSystem has no account on the network.';
  const domain = client.domain === undefined ? undefined : domainKey(client.domain);
  if (domain !== undefined && directory(model).domains.get(domain)?.kind === 'nt4')
    return 'In a Windows NT domain LocalSystem shows no computer account on the network.';
  if (client.role !== 'untrusted-domain') return undefined;
  if (domain !== undefined && placeOf(target, model, kind).domain === domain) return undefined;
  return 'The domain of the server does not trust the domain of the client: its computer account is not accepted.';
}
