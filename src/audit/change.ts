import { directory } from '../accounts/directory.js';
import { type AccessEntry, type AccessLevel, accessLevels, type Model, type Package, type Share } from '../accounts/model.js';
import { accountKey, sameAccount, serverKey } from '../accounts/names.js';
import { defaultAccess } from '../accounts/package-acl.js';
import { uncPath } from '../accounts/paths.js';
import { Mistake, nearest } from '../mistake.js';

/** Something that somebody thinks of changing; `said` is how it was written. */
export interface Change {
  readonly said: string;
  readonly apply: (model: Model) => Model;
}

type Edit = (entries: readonly AccessEntry[]) => readonly AccessEntry[];

const resources = 'a package id, \\\\SERVER\\share, or one list of it: \\\\SERVER\\share:share, \\\\SERVER\\share:folder';
const levels: Readonly<Record<string, AccessLevel>> = {
  full: 'full-control',
  none: 'no-access',
  deny: 'no-access',
  modify: 'change',
  write: 'change',
};

/** `CORP\Domain Computers=read@S0100012`: an entry more. It replaces the one that the principal has there. */
export function grant(said: string): Change {
  const parts = /^(.+)=([^=@]+)@(.+)$/.exec(said.trim());
  const [, principal = '', word = '', resource = ''] = parts ?? [];
  if (!parts)
    throw new Mistake(`--grant cannot be ${said}.`, [
      `Write PRINCIPAL=LEVEL@RESOURCE: --grant "CORP\\Domain Computers=read@S0100012". A resource is ${resources}.`,
    ]);
  const level = levelOf(word);
  const edit: Edit = (entries) => [
    ...entries.filter((entry) => !sameAccount(entry.principal, principal)),
    { principal: principal.trim(), level },
  ];
  return { said: `grant ${said}`, apply: (model) => edited(model, resource.trim(), edit) };
}

function levelOf(word: string): AccessLevel {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const level = accessLevels.find((each) => each === plain) ?? levels[plain];
  if (level !== undefined) return level;
  const near = nearest(plain, [...accessLevels, ...Object.keys(levels)]);
  throw new Mistake(`${word} is no access level.`, [
    near === undefined ? `It is one of ${accessLevels.join(', ')}.` : `Did you mean ${near}?`,
  ]);
}

/** `CORP\Kiosk@S0100012`: the entries of that principal less. */
export function revoke(said: string): Change {
  const parts = /^(.+)@(.+)$/.exec(said.trim());
  const [, principal = '', resource = ''] = parts ?? [];
  if (!parts)
    throw new Mistake(`--revoke cannot be ${said}.`, [
      `Write PRINCIPAL@RESOURCE: --revoke "CORP\\Kiosk@S0100012". A resource is ${resources}.`,
    ]);
  const edit: Edit = (entries) => {
    const left = entries.filter((entry) => !sameAccount(entry.principal, principal.trim()));
    if (left.length === entries.length) throw unlisted(principal, resource, entries);
    return left;
  };
  return { said: `revoke ${said}`, apply: (model) => edited(model, resource.trim(), edit) };
}

function unlisted(principal: string, resource: string, entries: readonly AccessEntry[]): Mistake {
  const names = entries.map((entry) => entry.principal);
  const near = nearest(principal, names);
  return new Mistake(`${resource} has no entry for ${principal}.`, [
    near === undefined ? `It lists ${names.join(', ') || 'nobody'}.` : `Did you mean ${near}?`,
  ]);
}

function edited(model: Model, resource: string, edit: Edit): Model {
  if (resource.startsWith('\\\\')) return onShare(model, resource, edit);
  const same = (one: Package) => one.packageId.toLowerCase() === resource.toLowerCase();
  if (!model.packages.some(same))
    throw unknown(
      'package',
      resource,
      model.packages.map(({ packageId }) => packageId),
    );
  const standard = defaultAccess(model.site?.clientKind ?? 'cmcb');
  return {
    ...model,
    packages: model.packages.map((one) => (same(one) ? { ...one, accessAccounts: edit(one.accessAccounts ?? standard) } : one)),
    // What stands on the folder itself is written anew when the package is sent.
    distributionPoints: model.distributionPoints.map((dp) => {
      const own = Object.entries(dp.ntfsAcl ?? {}).find(([id]) => id.toLowerCase() === resource.toLowerCase());
      return own ? { ...dp, ntfsAcl: { ...dp.ntfsAcl, [own[0]]: edit(own[1]) } } : dp;
    }),
  };
}

function onShare(model: Model, resource: string, edit: Edit): Model {
  const list = /:(share|folder|ntfs)$/i.exec(resource)?.[1]?.toLowerCase();
  const path = list === undefined ? resource : resource.slice(0, -list.length - 1);
  const parts = uncPath(path);
  const same = (one: Share) =>
    parts !== undefined && serverKey(one.server) === serverKey(parts.server) && one.share.toLowerCase() === parts.share.toLowerCase();
  const found = model.shares.find(same);
  if (!found)
    throw unknown(
      'share',
      path,
      model.shares.map(({ server, share }) => `\\\\${server}\\${share}`),
    );
  const atShare = list === undefined ? found.shareAcl !== undefined : list === 'share';
  const inFolder = list === undefined ? found.ntfsAcl !== undefined : list !== 'share';
  if ((atShare && !found.shareAcl) || (inFolder && !found.ntfsAcl) || (!atShare && !inFolder))
    throw new Mistake(`The model does not say which permissions ${path} has.`, [
      'Write them into the file first (shareAcl, ntfsAcl): one entry alone would say that there is no other.',
    ]);
  const shareAcl = atShare ? edit(found.shareAcl ?? []) : found.shareAcl;
  const ntfsAcl = inFolder ? edit(found.ntfsAcl ?? []) : found.ntfsAcl;
  return { ...model, shares: model.shares.map((one) => (one === found ? { ...one, shareAcl, ntfsAcl } : one)) };
}

function unknown(what: string, name: string, names: readonly string[]): Mistake {
  const near = nearest(name, names);
  return new Mistake(`The model has no ${what} ${name}.`, [
    near === undefined ? `It has ${names.slice(0, 10).join(', ') || 'none'}.` : `Did you mean ${near}?`,
  ]);
}

/** `CORP\naa>CORP\Readers`: the account becomes a member of the group, or stops being one. */
export function membership(said: string, joins: boolean): Change {
  const [account = '', group = '', more] = said.split('>').map((part) => part.trim());
  const flag = joins ? '--member' : '--not-member';
  if (account === '' || group === '' || more !== undefined)
    throw new Mistake(`${flag} cannot be ${said}.`, [`Write ACCOUNT>GROUP: ${flag} "CORP\\naa>CORP\\Readers".`]);
  return {
    said: `${joins ? 'member' : 'not member'} ${said}`,
    apply: (model) => (joins ? joined(model, account, group) : left(model, account, group)),
  };
}

function joined(model: Model, name: string, group: string): Model {
  const { accounts, groups } = directory(model);
  const account = accounts.get(accountKey(name));
  const facts = groups.get(accountKey(group));
  if (!account?.groups && facts?.members)
    return { ...model, groups: model.groups.map((one) => (one === facts ? { ...one, members: [...(one.members ?? []), name] } : one)) };
  if (account)
    return {
      ...model,
      accounts: model.accounts.map((one) => (one === account ? { ...one, groups: [...(one.groups ?? []), group] } : one)),
    };
  return { ...model, accounts: [...model.accounts, { name, groups: [group] }] };
}

function left(model: Model, name: string, group: string): Model {
  const without = (names: readonly string[] | undefined, one: string) => names?.filter((each) => !sameAccount(each, one));
  return {
    ...model,
    accounts: model.accounts.map((one) => (sameAccount(one.name, name) ? { ...one, groups: without(one.groups, group) } : one)),
    groups: model.groups.map((one) => (sameAccount(one.name, group) ? { ...one, members: without(one.members, name) } : one)),
  };
}
