import type { Refusal, Step, Target } from './answer.js';
import type { Asking } from './asking.js';
import { directory } from './directory.js';
import { servicePack } from './installation-account.js';
import { isSms20 } from './kinds.js';
import type { AccessEntry, ClientKind, Package } from './model.js';
import { momentOf } from './moment.js';
import { accountName } from './names.js';
import { placeOf } from './place.js';

type PackageTarget = Target & { kind: 'dp' };

/** The access entries that stand on the package folder of a distribution point, as far as the model tells. */
export interface PackageAcl {
  /** More than one where a fact is missing that changes the list. */
  readonly entries: readonly (readonly AccessEntry[])[];
  /** The entries as they were meant, where a collision of names changed them (R52) or they have not reached the folder (R53). */
  readonly intended?: readonly AccessEntry[] | undefined;
  readonly because: readonly Step[];
  readonly open: readonly string[];
  readonly refusal?: Refusal | undefined;
}

/** What SMS puts on a package when nobody chooses (R45); Guests only with SMS 2.0, where sources differ (K2). */
export function defaultAccess(kind: ClientKind): readonly AccessEntry[] {
  return isSms20(kind) ? [...standard, { principal: 'Guests', level: 'read' }] : standard;
}

const standard: readonly AccessEntry[] = [
  { principal: 'Users', level: 'read' },
  { principal: 'Administrators', level: 'full-control' },
];

export function packageAcl(target: PackageTarget, asking: Asking): PackageAcl {
  const { package: held, dp } = target;
  const own = held && folderAcl(target, held);
  if (own) return { entries: [own], because: [], open: [] };
  if (!held) return { entries: [], because: [], open: [`the package access accounts of the package at ${target.path}`] };
  const pending = notApplied(held, target, asking);
  if (pending) return pending;
  if (!held.accessAccounts) {
    if (held.accessAccountsUnknown) return { entries: [], because: [], open: [`the package access accounts of ${held.packageId}`] };
    const text = `${held.packageId} has the default access: Users Read, Administrators Full Control${isSms20(asking.kind) ? ', Guests Read' : ''}.`;
    return { entries: [defaultAccess(asking.kind)], because: [{ rule: 'R45', text }], open: [] };
  }
  return dp ? collided(held.accessAccounts, target, asking) : { entries: [held.accessAccounts], because: [], open: [] };
}

function folderAcl(target: PackageTarget, held: Package): readonly AccessEntry[] | undefined {
  const id = held.packageId.toLowerCase();
  return Object.entries(target.dp?.ntfsAcl ?? {}).find(([key]) => key.toLowerCase() === id)?.[1];
}

/** A changed list works on a distribution point only after the package was applied there again (R53), on a custom NT share never (R54). */
function notApplied(held: Package, target: PackageTarget, { question, kind }: Asking): PackageAcl | undefined {
  if (held.accessAccountsChanged === undefined) return undefined;
  const changed = momentOf(held.accessAccountsChanged);
  const applied = Object.entries(target.dp?.applied ?? {}).find(([id]) => id.toLowerCase() === held.packageId.toLowerCase())?.[1];
  const open = [`the access accounts that stood on ${target.server} for ${held.packageId} at the time`];
  const wait = (rule: string, text: string): PackageAcl => ({
    entries: [],
    intended: held.accessAccounts ?? (held.accessAccountsUnknown ? undefined : defaultAccess(kind)),
    because: [{ rule, text }],
    open,
    refusal: 'not-applied',
  });
  if (isSms20(kind) && held.shareMode === 'nt-share-dp')
    return wait(
      'R54',
      `A distribution point on an NT share does not receive the access accounts changed on ${held.accessAccountsChanged}.`,
    );
  if (question.when !== undefined && question.when < changed)
    return wait('R53', `The access accounts of ${held.packageId} were changed on ${held.accessAccountsChanged}, after this access.`);
  const stale = applied === undefined ? held.changedWithoutRedistribution !== false : momentOf(applied) < changed;
  if (!stale) return undefined;
  const last = applied === undefined ? 'not known to be applied' : `last applied on ${applied}`;
  return wait(
    'R53',
    `The access accounts of ${held.packageId} were changed on ${held.accessAccountsChanged}; on ${target.server} they were ${last}.`,
  );
}

/** SMS 2.0 before SP2 puts the entry of `ACCOUNTS\G` on the group G of the domain of the distribution point, if there is one (R52). */
function collided(entries: readonly AccessEntry[], target: PackageTarget, { model, kind }: Asking): PackageAcl {
  const plain = { entries: [entries], because: [], open: [] };
  if (!isSms20(kind)) return plain;
  const { domain } = placeOf(target, model, kind);
  const { groups } = directory(model);
  const moved = entries.map((entry) => {
    const { domain: home, name } = accountName(entry.principal);
    const twin = home !== undefined && domain !== undefined && home !== domain ? groups.get(`${domain}\\${name}`) : undefined;
    return twin ? { ...entry, principal: twin.name } : entry;
  });
  const level = servicePack(model.site?.serviceLevel);
  if (moved.every((entry, place) => entry === entries[place]) || (level !== undefined && level >= 2)) return plain;
  const text = 'SMS 2.0 before SP2 puts the entry on the group of the same name in the domain of the distribution point.';
  return { entries: level === undefined ? [entries, moved] : [moved], intended: entries, because: [{ rule: 'R52', text }], open: [] };
}

/** The package folder for sentences. */
export function packageFolder(target: PackageTarget): string {
  const id = target.package?.packageId;
  const end = id === undefined ? -1 : target.path.toLowerCase().indexOf(id.toLowerCase());
  return end === -1 || id === undefined ? target.path : target.path.slice(0, end + id.length);
}
