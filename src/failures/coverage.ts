import { may } from '../accounts/access.js';
import { sameAccount } from '../accounts/names.js';
import { targetOf } from '../accounts/paths.js';
import type { Denial } from './denials.js';
import type { Facts } from './failure.js';

/**
 * Whom the access accounts of the package let in although the connecting account is not: the logged-on user, or a group that the
 * advertisement targets (R58). Undefined where nobody is known to be covered.
 */
export function coveredInstead(facts: Facts, denial: Denial): string | undefined {
  const { account, possible } = facts.process;
  const runsAs = account ? [account] : possible;
  if (!runsAs || runsAs.some(({ kind }) => kind === 'logged-on-user')) return undefined;
  return coveredUser(facts, denial) ?? coveredTarget(facts);
}

function coveredUser({ client, program, model, package: pack }: Facts, { path }: Denial): string | undefined {
  const name = client.interactiveUser;
  const target = targetOf(path, model, pack?.packageId);
  if (!name || !target) return undefined;
  const process = { kind: 'logged-on-user', name } as const;
  const asUser = may({ client: { ...client, connections: [] }, program, process, target, operation: 'read', maker: 'client' }, model);
  const own = asUser.tries.find(({ credential }) => credential.kind === 'logged-on-user');
  return own?.verdict === 'granted' ? name : undefined;
}

function coveredTarget({ advertisement, package: pack }: Facts): string | undefined {
  const entries = pack?.accessAccounts?.filter(({ level }) => level !== 'no-access') ?? [];
  return advertisement?.target?.find((principal) => entries.some((entry) => sameAccount(entry.principal, principal)));
}
