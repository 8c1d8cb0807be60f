import type { Line } from '../../../grammars/exports/line.js';
import { connections } from '../../../grammars/exports/net-use.js';
import { identity, type NamedSid } from '../../../grammars/exports/whoami.js';
import { sameMachine } from '../../accounts/names.js';
import { uncPath } from '../../accounts/paths.js';
import { gap, type Item, type Source } from '../gap.js';

/** `whoami /all`: the account and the groups of its token that come from a domain; those of the machine do not count elsewhere. */
export function* readIdentity(lines: readonly Line[], { file, aim }: Source): Iterable<Item> {
  const { found, unread } = identity(lines);
  for (const { text, number } of unread)
    yield gap(number, text, found ? 'a line that is no group' : 'it does not tell whose groups these are; whoami /all does');
  if (!found) return;
  const { user, groups } = found;
  const names = { name: user.name };
  const origin = `${file}:${user.line}`;
  yield { kind: 'account', names, origin };
  const ofDomains: NamedSid[] = [];
  for (const group of groups.filter(({ sid, name }) => /^S-1-5-21-/.test(sid) && name.includes('\\'))) {
    const home = homeOf(group, user, aim.client);
    if (home === 'domain') ofDomains.push(group);
    if (home === undefined)
      yield gap(group.line, group.name, 'a group of the machine, or of another domain; --client NAME tells the machine');
  }
  if (groups.length === 0) return;
  const value = ofDomains.map(({ name }) => name);
  yield { kind: 'account', names, origin, field: 'groups', value, origins: ofDomains.map(({ line }) => `${file}:${line}`) };
}

/** The part of a SID that all accounts of a domain, or of a machine, have in common. */
const issuer = (sid: string): string => sid.slice(0, sid.lastIndexOf('-'));

/** Whose group it is: a machine's own counts on that machine only. An alias of another issuer than the user's can be either. */
function homeOf(group: NamedSid, user: NamedSid, client: string | undefined): 'domain' | 'machine' | undefined {
  if (client !== undefined && sameMachine(group.name.split('\\')[0] ?? '', client)) return 'machine';
  if (issuer(group.sid) === issuer(user.sid) || !/^alias/i.test(group.type)) return 'domain';
  return client === undefined ? undefined : 'domain';
}

/** `net use`: the open connections of the session that it was run in. */
export function* readConnections(lines: readonly Line[], { file, aim, known }: Source): Iterable<Item> {
  const { found, unread } = connections(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no connection');
  const name = aim.client ?? known.onlyClient;
  const [first] = found;
  if (name === undefined && first) {
    yield gap(first.line, first.path, 'which client it is from is not told; say --client NAME');
    return;
  }
  for (const { status, letter, path, line } of found) {
    const parts = uncPath(path);
    const origin = `${file}:${line}`;
    // Every other word says, in the language of the Windows, that it is remembered and not open.
    if (!parts || status !== 'OK') continue;
    const value = { session: 'user', server: parts.server, share: parts.share, driveLetter: letter };
    yield { kind: 'client', names: { name: name ?? '' }, origin, field: 'connections', value: [value], add: true };
  }
}
