import type { EventOf } from './event.js';
import { accountsIn } from './evidence/accounts.js';
import { codesIn } from './evidence/codes.js';
import { pathsIn } from './evidence/paths.js';

/** Characters of a message that are read: errors stand at the beginning, and hostile text costs no more than this. */
const longest = 8192;
const packageWords = /\bpackage(?: ?id)?[\s:='"([]{1,4}([A-Z0-9]{3}[\dA-F]{5})\b/i;
const advertisementWords = /\bad(?:vert(?:isement)?)?(?: ?id)?[\s:='"([]{1,4}([A-Z0-9]{3}[\dA-F]{5})\b/i;

/**
 * Reads wording that no production knows: error codes in all their forms, paths of servers, accounts, and a package or an advertisement
 * where the words say so. `undefined` when it holds nothing of these.
 */
export function evidence(message: string): EventOf<'evidence'> | undefined {
  const start = message.slice(0, longest);
  // Text that quotes MOF has its backslashes doubled.
  const text = start.includes('\\\\\\\\') ? start.replaceAll('\\\\', '\\') : start;
  const codes = codesIn(text);
  const paths = pathsIn(text);
  const accounts = accountsIn(text);
  const packageId = packageWords.exec(text)?.[1];
  const advertisement = advertisementWords.exec(text)?.[1];
  if (codes.length + paths.length + accounts.length === 0 && packageId === undefined && advertisement === undefined) return undefined;
  return {
    kind: 'evidence',
    codes,
    paths,
    accounts,
    ...(codes[0] && { code: codes[0] }),
    ...(paths[0] !== undefined && { path: paths[0] }),
    ...(accounts[0] !== undefined && { account: accounts[0] }),
    ...(packageId !== undefined && { packageId }),
    ...(advertisement !== undefined && { advertisement }),
  };
}
