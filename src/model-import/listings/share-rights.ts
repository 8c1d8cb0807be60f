import type { AccessEntry, AccessLevel } from '../../accounts/model.js';
import type { Kind } from '../../accounts/writing/statement.js';
import { gap, type Item, type Source } from '../gap.js';
import { principalOf } from '../principals.js';

/** One permission of a share, as a tool printed it. */
export interface SharePermissionText {
  readonly share: string;
  readonly server: string | undefined;
  readonly principal: string;
  readonly deny: boolean;
  readonly right: string;
  readonly line: number;
}

/** `net share` prints the rights in the language of the Windows. */
const levels: Readonly<Record<string, AccessLevel>> = {
  read: 'read',
  change: 'change',
  full: 'full-control',
  'full control': 'full-control',
  lesen: 'read',
  ändern: 'change',
  vollzugriff: 'full-control',
  voll: 'full-control',
  lecture: 'read',
  modifier: 'change',
  modification: 'change',
  'contrôle total': 'full-control',
  lectura: 'read',
  cambio: 'change',
  'control total': 'full-control',
};

const packageShare = /^SMSPKG[A-Z]?\$$/i;
/** What Windows and SMS share for their own ends. */
const own =
  /^(?:IPC\$|ADMIN\$|PRINT\$|[A-Z]\$|CAP_[A-Z0-9]{3}|SMS_[A-Z0-9]{3}|SMS_SITE|SMS_CPS[A-Z]\$|SMS_SUIAgent|SCCMContentLib\$|SMSSIG\$|NETLOGON|SYSVOL)$/i;

export const isOwnShare = (name: string): boolean => own.test(name);

/** A share as the model has it: a package share belongs to a distribution point, any other stands for itself. */
export function shareSubject(server: string, share: string): { kind: Kind; names: Readonly<Record<string, string>> } {
  return packageShare.test(share) ? { kind: 'distributionPoint', names: { server } } : { kind: 'share', names: { server, share } };
}

/** Permissions of shares, those of one share together: they are its whole list. */
export function* shareEntries(all: readonly SharePermissionText[], source: Source): Iterable<Item> {
  const lists = new Map<string, SharePermissionText[]>();
  for (const one of all) {
    const key = `${one.server ?? ''}\n${one.share}`.toLowerCase();
    lists.set(key, [...(lists.get(key) ?? []), one]);
  }
  for (const list of lists.values()) yield* entriesOf(list, source);
}

function* entriesOf(list: readonly SharePermissionText[], { file, aim }: Source): Iterable<Item> {
  const [first] = list;
  if (!first || isOwnShare(first.share)) return;
  const server = first.server ?? aim.server;
  if (server === undefined) {
    yield gap(first.line, first.share, "which server it is on is not told; say --for '\\\\SERVER'");
    return;
  }
  const entries: { entry: AccessEntry; line: number }[] = [];
  let whole = true;
  for (const { principal, deny, right, line } of list) {
    const level = Object.hasOwn(levels, right.toLowerCase()) ? levels[right.toLowerCase()] : undefined;
    if (level === undefined || (deny && level !== 'full-control' && level !== 'read')) {
      whole = false;
      yield gap(line, `${principal}, ${deny ? 'Deny ' : ''}${right}`, 'a right that is no level of share permissions');
    } else entries.push({ entry: { principal: principalOf(principal), level: deny ? 'no-access' : level }, line });
  }
  if (!whole) {
    yield gap(first.line, first.share, 'the permissions of the share are not taken over, because a list with a gap would look whole');
    return;
  }
  const value = entries.map(({ entry }) => entry);
  const origins = entries.map(({ line }) => `${file}:${line}`);
  yield { ...shareSubject(server, first.share), origin: `${file}:${first.line}`, field: 'shareAcl', value, origins };
}
