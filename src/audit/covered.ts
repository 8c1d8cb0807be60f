import { may } from '../accounts/access.js';
import type { AccessQuestion } from '../accounts/answer.js';
import type { Advertisement, Model } from '../accounts/model.js';
import { sameAccount } from '../accounts/names.js';

/** Whom the package lets in although the account that connects is not: the logged-on user, or a group that is targeted (R58). */
export function coveredInstead(question: AccessQuestion, model: Model, advertisement?: Advertisement): string | undefined {
  const { client, process, target } = question;
  if (process.kind === 'logged-on-user' || target.kind !== 'dp') return undefined;
  const entries = target.package?.accessAccounts?.filter(({ level }) => level !== 'no-access') ?? [];
  const targeted = advertisement?.target?.find((principal) => entries.some((entry) => sameAccount(entry.principal, principal)));
  if (targeted !== undefined) return targeted;
  const name = client.interactiveUser;
  if (!name) return undefined;
  const user = { kind: 'logged-on-user', name } as const;
  const asUser = may({ ...question, client: { ...client, connections: [] }, process: user, operation: 'read' }, model);
  return asUser.tries.find(({ credential }) => credential.kind === 'logged-on-user')?.verdict === 'granted' ? name : undefined;
}
