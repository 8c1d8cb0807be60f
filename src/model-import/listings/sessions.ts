import type { Line } from '../../../grammars/exports/line.js';
import { connections } from '../../../grammars/exports/net-use.js';
import { identity } from '../../../grammars/exports/whoami.js';
import { uncPath } from '../../accounts/paths.js';
import { gap, type Item, type Source } from '../gap.js';

/** `whoami /all`: the account and the groups of its token that come from a domain; those of the machine do not count elsewhere. */
export function* readIdentity(lines: readonly Line[], { file }: Source): Iterable<Item> {
  const { found, unread } = identity(lines);
  for (const { text, number } of unread)
    yield gap(number, text, found ? 'a line that is no group' : 'it does not tell whose groups these are; whoami /all does');
  if (!found) return;
  const { user, groups } = found;
  const names = { name: user.name };
  const origin = `${file}:${user.line}`;
  yield { kind: 'account', names, origin };
  if (groups.length === 0) return;
  const machine = machineOf(user.sid);
  const ofDomain = groups.filter(
    ({ sid, name }) => /^S-1-5-21-/.test(sid) && name.includes('\\') && (machineOf(sid) === machine || !isLocal(name, user.name)),
  );
  const value = ofDomain.map(({ name }) => name);
  yield { kind: 'account', names, origin, field: 'groups', value, origins: ofDomain.map(({ line }) => `${file}:${line}`) };
}

/** The part of a SID that all accounts of a domain, or of a machine, have in common. */
const machineOf = (sid: string): string => sid.slice(0, sid.lastIndexOf('-'));

/** A group of the machine has the name of the machine before it, which is no domain of the user. */
const isLocal = (group: string, user: string): boolean => group.split('\\')[0]?.toLowerCase() !== user.split('\\')[0]?.toLowerCase();

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
