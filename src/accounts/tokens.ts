import type { Principal } from './answer.js';
import { directory } from './directory.js';
import { doubts, memberships, show } from './membership.js';
import type { AccessEntry, Model } from './model.js';
import { accountKey, accountName } from './names.js';
import type { Place } from './place.js';

/** What a server sees of an authenticated account: who it is, and how sure its groups are. */
export interface Token {
  /** Comparable name; undefined for Guest and for null sessions. */
  readonly key: string | undefined;
  readonly kind: 'account' | 'guest' | 'anonymous';
  readonly principal: Principal;
  /** Its newest logon is older than its newest change of membership: what the model lists may not be in it (R56). */
  readonly stale: boolean;
}

/** Is the account, or a group of it, the one that an entry names? Undefined where the model cannot tell; then the facts that would. */
export interface Belonging {
  readonly truth: boolean | undefined;
  /** `CORP\Domain Users`, where it belongs through a group. */
  readonly how?: string | undefined;
  readonly open: readonly string[];
}

const yes: Belonging = { truth: true, open: [] };
const no: Belonging = { truth: false, open: [] };

/** Matches one entry against a token on the server that evaluates it (R46, R47; tokens after Q122422). */
export function belongs(token: Token, entry: Pick<AccessEntry, 'principal' | 'principalType'>, place: Place, model: Model): Belonging {
  if (entry.principalType === 'nds' || entry.principalType === 'bindery') return no;
  const { domain, name } = accountName(entry.principal);
  const local = domain === place.key;
  const builtin = domain === undefined || local || domain === place.domain;
  if (domain === undefined && name in wellKnown) return wellKnown[name]?.(token) ? yes : no;
  if (builtin && localNames.has(name)) return inLocalGroup(token, name, place, model);
  if (token.key === undefined) return token.kind === 'guest' && name === 'guest' && builtin ? yes : no;
  if (local || (domain === undefined && place.localGroups.has(name)))
    return accountKey(entry.principal) === token.key ? yes : inLocalGroup(token, name, place, model);
  return inNamed(token, token.key, named(entry, place, model), { place, model });
}

const wellKnown: Readonly<Record<string, (token: Token) => boolean>> = {
  everyone: () => true,
  network: () => true,
  'authenticated users': (token) => token.kind === 'account',
  'anonymous logon': (token) => token.kind === 'anonymous',
  interactive: () => false,
  system: () => false,
  'creator owner': () => false,
};

const localNames = new Set(['users', 'administrators', 'guests']);

/** Names without a domain: the one that the model knows by that name, else one of the domain of the server. */
function named(entry: Pick<AccessEntry, 'principal'>, place: Place, model: Model): string {
  const { domain, name, key } = accountName(entry.principal);
  if (domain !== undefined) return key;
  const same = directory(model).byName.get(name);
  return (same?.length === 1 ? same[0] : undefined) ?? accountKey(name, place.domain);
}

interface Where {
  readonly place: Place;
  readonly model: Model;
}

function inNamed(token: Token, key: string, group: string, { place, model }: Where): Belonging {
  if (key === group) return yes;
  const facts = directory(model).groups.get(group);
  // Domain local groups count only on machines of their own domain.
  if (facts?.scope === 'domain-local' && place.domain !== undefined && accountName(group).domain !== place.domain) return no;
  const { through, byDefault } = memberships(key, model);
  if (through.has(group)) {
    if (token.stale && !byDefault.has(group)) return { truth: undefined, open: [staleFact(key, group, model)] };
    return { truth: true, how: chain(key, group, through, model), open: [] };
  }
  const open = token.stale && !directory(model).persons.has(group) ? [staleFact(key, group, model)] : doubts(key, group, model);
  return open.length === 0 ? no : { truth: undefined, open };
}

function staleFact(key: string, group: string, model: Model): string {
  return `whether the token of ${show(key, model)} from its last logon holds ${show(group, model)}`;
}

/** `CORP\App Testers in CORP\App Installers`, innermost first. */
function chain(key: string, group: string, through: ReadonlyMap<string, string>, model: Model): string {
  const names: string[] = [];
  for (let at: string | undefined = group; at !== undefined && at !== key; at = through.get(at)) names.unshift(show(at, model));
  return names.join(' in ');
}

function inLocalGroup(token: Token, name: string, place: Place, model: Model): Belonging {
  if (name === 'guests' && token.kind === 'guest') return yes;
  const direct = `${place.key}\\${name}`;
  if (token.key !== undefined && memberships(token.key, model).through.has(direct))
    return token.stale ? inNamed(token, token.key, direct, { place, model }) : yes;
  const listed = place.localGroups.get(name) ?? listedMembers(direct, place, name, model);
  if (listed) return any(listed.map((member) => ofMember(token, member, place, model)));
  return token.key === undefined ? no : any(customaryMembers(token, token.key, name, { place, model }));
}

function listedMembers(direct: string, place: Place, name: string, model: Model): readonly string[] | undefined {
  const { groups } = directory(model);
  const builtin = place.role === 'domain-controller' && place.domain !== undefined ? groups.get(`${place.domain}\\${name}`) : undefined;
  return (groups.get(direct) ?? builtin)?.members;
}

/** Local groups hold accounts, global groups and well-known groups, not one another. */
function ofMember(token: Token, member: string, place: Place, model: Model): Belonging {
  const { domain, name } = accountName(member);
  if (domain === undefined && localNames.has(name)) return no;
  if (domain === place.key) return accountKey(member) === token.key ? yes : no;
  const found = belongs(token, { principal: member }, place, model);
  return found.truth ? { ...found, how: found.how ?? member } : found;
}

/** What the local groups of a server hold when the model does not list them. */
function customaryMembers(token: Token, key: string, name: string, where: Where): readonly Belonging[] {
  const { place, model } = where;
  const own = accountName(key);
  const atHome = own.domain === place.key;
  const domain = place.domain;
  const group = (title: string): Belonging =>
    domain === undefined
      ? { truth: undefined, open: [`the domain of ${place.server}`] }
      : inNamed(token, key, `${domain}\\${title}`, where);
  if (name === 'users') return atHome ? [yes] : [group('domain users'), everybody(place)];
  if (name === 'guests') return own.name === 'guest' ? [yes] : [];
  if (name !== 'administrators')
    return [{ truth: undefined, open: [`whether ${show(key, model)} is in the local group ${name} of ${place.server}`] }];
  // The token account of the domain controllers is an administrator on each of them (S-Q224286).
  const ofControllers = own.name === 'smsclitoknacct&' && own.domain === domain;
  if (ofControllers && place.role === 'domain-controller') return [yes];
  if (ofControllers && place.role === undefined) return [{ truth: undefined, open: [`the role of ${place.server}`] }];
  return own.name === 'administrator' && (atHome || own.domain === domain) ? [yes] : [group('domain admins')];
}

/** Since Windows 2000 Users holds Authenticated Users, so that accounts of trusted domains and computers are in it. */
function everybody(place: Place): Belonging {
  if (place.modern === undefined) return { truth: undefined, open: [`whether ${place.server} runs Windows 2000 or later`] };
  return place.modern ? { truth: true, how: 'Authenticated Users', open: [] } : no;
}

function any(members: readonly Belonging[]): Belonging {
  const found = members.find((member) => member.truth);
  if (found) return { truth: true, how: found.how, open: [] };
  const open = [...new Set(members.flatMap((member) => member.open))];
  return open.length === 0 ? no : { truth: undefined, open };
}
