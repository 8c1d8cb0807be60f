import { accountName } from '../accounts/names.js';

const customary = new Set(['domain users', 'domain computers', 'domain admins', 'domain guests']);

/** A global group that every domain has, whether or not the model lists it. */
export function isPlainGroup(key: string): boolean {
  return customary.has(accountName(key).name);
}
