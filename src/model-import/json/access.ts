import type { AccessEntry, AccessLevel } from '../../accounts/model.js';
import { gap, type Item, packageIdShape, type Source } from '../gap.js';
import { type SharePermissionText, shareEntries } from '../listings/share-rights.js';
import { principalOf } from '../principals.js';
import type { Fields } from './fields.js';

/** Bits of `Access` of SMS_PackageAccessByUsers (account model 1.8). */
const read = 0x01;
const write = 0x02;
const remove = 0x10;
const everything = 0x1ff;

/** The account of an access entry: `CORP\Design`, or in the form of the network abstraction layer: `["Display=Users"]MSWNET:["…"]\\CORP\Design`. */
function accountOf(name: string): string {
  const bracket = name.lastIndexOf(']');
  const plain = name
    .slice(bracket + 1)
    .replace(/^[A-Z]{2,10}:/i, '')
    .replace(/^\\+|\\+$/g, '');
  const display = /"Display=([^"]{1,256})"/i.exec(name)?.[1]?.replace(/\\+$/, '');
  return principalOf(plain === '' ? (display ?? name) : plain);
}

function levelOf(bits: number): AccessLevel | undefined {
  if (bits === 0) return 'no-access';
  if ((bits & everything) === everything) return 'full-control';
  if ((bits & write) !== 0 && (bits & read) !== 0) return (bits & remove) !== 0 ? 'change' : undefined;
  return (bits & read) !== 0 ? 'read' : undefined;
}

const levels: Readonly<Record<string, AccessLevel>> = {
  noaccess: 'no-access',
  read: 'read',
  change: 'change',
  modify: 'change',
  fullcontrol: 'full-control',
  full: 'full-control',
};

const types: Readonly<Record<string, AccessEntry['principalType']>> = {
  windowsuser: 'windows-user',
  windowsgroup: 'windows-group',
  genericuser: 'generic-users',
  genericguest: 'generic-guests',
  genericadmin: 'generic-administrators',
};

/** SMS_PackageAccessByUsers: `Get-CMAccessAccount`. The entries of a package stand in as many objects, and together are its list. */
export function* accessAccountsOf(all: readonly Fields[], { file }: Source): Iterable<Item> {
  const lists = new Map<string, { entry: AccessEntry; origin: string }[]>();
  for (const fields of all) {
    const id = (fields.text('PackageID') ?? '').toUpperCase();
    const name = fields.text('UserName', 'AccountName', 'Name') ?? '';
    const word =
      fields
        .text('Access', 'AccessRight')
        ?.replace(/[\s_-]+/g, '')
        .toLowerCase() ?? '';
    const bits = fields.bits('Access');
    const level = bits === undefined ? levels[word] : levelOf(bits);
    if (!packageIdShape.test(id) || name === '') yield gap(fields.line, `${id} ${name}`, 'access accounts of something that is no package');
    else if (level === undefined)
      yield gap(fields.line, `${id} ${name} ${word}`, 'access rights that are no level of package access accounts');
    else {
      const type = types[(fields.text('Type', 'AccessUserType', 'UserType') ?? '').replace(/\s+/g, '').toLowerCase()];
      const entry: AccessEntry = { principal: accountOf(name), level, ...(type ? { principalType: type } : {}) };
      lists.set(id, [...(lists.get(id) ?? []), { entry, origin: `${file}:${fields.line}` }]);
    }
  }
  for (const [packageId, list] of lists) {
    const value = list.map(({ entry }) => entry);
    const origins = list.map(({ origin }) => origin);
    yield { kind: 'package', names: { packageId }, origin: origins[0] ?? file, field: 'accessAccounts', value, origins };
  }
}

const controls: Readonly<Record<string, string>> = { 0: 'Allow', 1: 'Deny' };
const rights: Readonly<Record<string, string>> = { 0: 'Full', 1: 'Change', 2: 'Read', 3: 'Custom' };

/** MSFT_SmbShareAccessControlEntry: `Get-SmbShareAccess`, whose words are numbers in JSON. */
export function* shareAccessOf(all: readonly Fields[], source: Source): Iterable<Item> {
  const entries = all.map((fields): SharePermissionText => {
    const [control, right] = [fields.text('AccessControlType') ?? '', fields.text('AccessRight') ?? ''];
    return {
      share: fields.text('Name') ?? '',
      server: fields.text('PSComputerName'),
      principal: fields.text('AccountName') ?? '',
      deny: (controls[control] ?? control) === 'Deny',
      right: rights[right] ?? right,
      line: fields.line,
    };
  });
  yield* shareEntries(entries, source);
}
