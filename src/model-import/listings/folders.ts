import { type FolderEntry, type FolderPermissions, folderPermissions } from '../../../grammars/exports/folder-permissions.js';
import type { Line } from '../../../grammars/exports/line.js';
import type { AccessEntry } from '../../accounts/model.js';
import { uncPath } from '../../accounts/paths.js';
import type { Statement } from '../../accounts/writing/statement.js';
import { gap, type Item, packageIdShape, type Source } from '../gap.js';
import { isOwner, principalOf } from '../principals.js';
import { levelOf } from './folder-rights.js';

const packageShare = /^SMSPKG[A-Z]?\$$/i;
/** `D:\SMSPKGD$\S0100012`, and what lies below it. */
const packageFolder = /(?:^|[\\/])SMSPKG[A-Z]?\$?[\\/]([A-Z0-9]{3}[0-9A-F]{5})(?:[\\/](.*))?$/i;

type Place = Pick<Statement, 'kind' | 'names' | 'field' | 'part'>;

/** `icacls` and `cacls`: the permissions of package folders and of the folders of shares. */
export function* readFolders(lines: readonly Line[], source: Source): Iterable<Item> {
  const { found, unread } = folderPermissions(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no permission of a folder');
  for (const folder of found) yield* readFolder(folder, source, found.length > 1);
}

function* readFolder(folder: FolderPermissions, source: Source, several: boolean): Iterable<Item> {
  const place = placeOf(folder.path, source, several);
  if (place === 'below') return;
  if (typeof place === 'string') {
    yield gap(folder.line, folder.path, place);
    return;
  }
  const entries: { entry: AccessEntry; line: number }[] = [];
  let { whole } = folder;
  for (const entry of effective(folder.entries)) {
    const level = levelOf(entry);
    if (level === undefined) {
      whole = false;
      yield gap(entry.line, `${entry.principal}:${entry.deny ? '(DENY)' : ''}(${entry.rights.join()})`, 'rights that are no access level');
    } else entries.push({ entry: { principal: principalOf(entry.principal), level }, line: entry.line });
  }
  if (whole) yield statementOf(place, entries, source);
  else yield gap(folder.line, folder.path, 'its permissions are not taken over, because a list with a gap would look whole');
}

function statementOf(place: Place, entries: readonly { entry: AccessEntry; line: number }[], { file }: Source): Statement {
  const value = entries.map(({ entry }) => entry);
  const origins = entries.map(({ line }) => `${file}:${line}`);
  return { ...place, origin: origins[0] ?? file, value, origins };
}

/** Entries that only files and folders below inherit count where nothing else names the principal: what counts are the files of the package. */
function effective(entries: readonly FolderEntry[]): readonly FolderEntry[] {
  const persons = entries.filter((entry) => !isOwner(principalOf(entry.principal)) && !isLabel(entry));
  const own = persons.filter(({ inheritance }) => !inheritance.includes('IO'));
  const known = new Set(own.map(keyOf));
  const inherited = persons.filter((entry) => entry.inheritance.includes('IO') && !known.has(keyOf(entry)));
  return merged([...own, ...inherited]);
}

/** Integrity labels are no permissions. */
const isLabel = ({ rights }: FolderEntry): boolean => rights.length > 0 && rights.every((right) => /^N[WRX]$/.test(right));

const keyOf = ({ principal, deny }: FolderEntry): string => `${deny} ${principal.toLowerCase()}`;

/** What several entries allow one principal, they allow together. */
function merged(entries: readonly FolderEntry[]): readonly FolderEntry[] {
  const all = new Map<string, FolderEntry>();
  for (const entry of entries) {
    const known = all.get(keyOf(entry));
    all.set(keyOf(entry), known ? { ...known, rights: [...known.rights, ...entry.rights], letter: known.letter && entry.letter } : entry);
  }
  return [...all.values()];
}

/** What in the model a folder is; a sentence where that cannot be told; `below` for what lies inside a package or a share. */
function placeOf(path: string, { aim }: Source, several: boolean): Place | string {
  const unc = uncPath(path);
  const inPackage = packageFolder.exec(path);
  const below = inPackage?.[2] !== undefined && inPackage[2] !== '';
  if (below && several) return 'below';
  if (below) return 'it lies inside a package; only the folder of the package itself counts';
  const server = unc?.server ?? aim.server;
  const packageId = inPackage?.[1]?.toUpperCase() ?? (unc && packageShare.test(unc.share) ? undefined : aim.packageId?.toUpperCase());
  if (packageId !== undefined && packageIdShape.test(packageId)) return packagePlace(server, packageId, aim.packageId !== undefined);
  if (unc && unc.rest.replace(/\\+$/, '') !== '' && aim.share === undefined)
    return several ? 'below' : "it lies inside a share; say --for '\\\\SERVER\\SHARE' when it counts for the whole share";
  const share = aim.share ?? unc?.share;
  if (server === undefined || share === undefined)
    return "what it is on the network is not told; say --for '\\\\SERVER\\SHARE', or --for '\\\\SERVER' --for S0100012";
  if (packageShare.test(share)) return 'it is the folder of all packages, and each package has its own permissions';
  return { kind: 'share', names: { server, share }, field: 'ntfsAcl' };
}

/** Without a server they are what SMS puts on the folder everywhere, when somebody says so: its access accounts. */
function packagePlace(server: string | undefined, packageId: string, told: boolean): Place | string {
  if (server !== undefined) return { kind: 'distributionPoint', names: { server }, field: 'ntfsAcl', part: packageId };
  if (told) return { kind: 'package', names: { packageId }, field: 'accessAccounts' };
  return `which distribution point it is on is not told; say --for '\\\\SERVER', or --for ${packageId} when it is so on all`;
}
