/** Spellings that articles and logs use for one account (section 0.3). */
const aliases: Readonly<Record<string, string>> = {
  'smsclitoken&': 'smsclitoknacct&',
  'smsclitokn&': 'smsclitoknacct&',
  smsclitokn: 'smsclitoknacct&',
  smsclitoknacct: 'smsclitoknacct&',
  smsclitoknlocalacct: 'smsclitoknlocalacct&',
  smscliinternalgrp: 'smsinternalcligrp',
};

/** Identifiers that are the same on every Windows, whatever its language. */
const wellKnown: Readonly<Record<string, string>> = {
  's-1-1-0': 'everyone',
  's-1-5-2': 'network',
  's-1-5-7': 'anonymous logon',
  's-1-5-11': 'authenticated users',
  's-1-5-18': 'system',
  's-1-5-32-544': 'administrators',
  's-1-5-32-545': 'users',
  's-1-5-32-546': 'guests',
};

const address = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;

/** Remembers the answers for texts; forgets all of them before they take much memory. A large site asks for the same names very often. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size > 100_000) known.clear();
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

/** `dp1.corp.example` and `DP1` are one server; an address is a name of its own (R25). */
export const serverKey: (server: string) => string = remembered((server) => {
  const name = server.trim().replace(/^\\\\/, '').toLowerCase();
  return address.test(name) ? name : (name.split('.')[0] ?? name);
});

export function sameMachine(one: string, other: string): boolean {
  return serverKey(one) === serverKey(other);
}

/** `CORP` and `corp.example` are one domain. */
export function domainKey(domain: string): string {
  return serverKey(domain);
}

export interface AccountName {
  readonly domain: string | undefined;
  readonly name: string;
  /** Both, in one spelling for comparing. */
  readonly key: string;
}

/** `DOMAIN\name` in its parts, both in lower case; `BUILTIN` and `NT AUTHORITY` are no domains. */
export const accountName: (text: string) => AccountName = remembered((text) => {
  const plain = text
    .trim()
    .replace(/&amp;/gi, '&')
    .replace(/\\{2,}/g, '\\')
    .toLowerCase();
  const slash = plain.indexOf('\\');
  const name = plain.slice(slash + 1).trim();
  const domain = slash > 0 ? plain.slice(0, slash).trim() : undefined;
  const known = aliases[name] ?? wellKnown[name] ?? name;
  const none = domain === undefined || domain === 'builtin' || domain === 'nt authority';
  const home = none ? undefined : domainKey(domain);
  return { domain: home, name: known, key: home === undefined ? known : `${home}\\${known}` };
});

/** One spelling of an account for comparing; names without a domain are taken in `domain`. */
export function accountKey(text: string, domain?: string): string {
  const parts = accountName(text);
  return parts.domain !== undefined || domain === undefined ? parts.key : `${domainKey(domain)}\\${parts.name}`;
}

export function sameAccount(one: string, other: string): boolean {
  return accountKey(one) === accountKey(other);
}
