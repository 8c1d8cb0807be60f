import type { Principal } from './answer.js';
import { isSms20 } from './kinds.js';
import type { Client, ClientKind } from './model.js';

/**
 * Identity of the client token account (R6). Without a name where the model does not give the machine, its domain or its role. On a
 * domain controller of SMS 2003 the planning guide's name is taken; another source gives the local name there too (K1).
 */
export function tokenAccount(client: Client, kind: ClientKind): Principal {
  if (client.role === undefined) return { kind: 'client-token' };
  const home = client.role === 'domain-controller' ? client.domain : client.name;
  const name = client.role === 'domain-controller' || isSms20(kind) ? 'SMSCliToknAcct&' : 'SMSCliToknLocalAcct&';
  return home === undefined ? { kind: 'client-token' } : { kind: 'client-token', name: `${home}\\${name}` };
}
