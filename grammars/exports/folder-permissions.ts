import { type AccessEntryText, accessEntry } from './access-entry.js';
import { isBlank, type Line, type Read } from './line.js';

export interface FolderEntry extends AccessEntryText {
  readonly line: number;
}

/** The permissions of one folder or file. */
export interface FolderPermissions {
  /** As it was given to the tool: `\\DP1\SMSPKGD$\S0100012`, `D:\Tools`, `.` */
  readonly path: string;
  readonly line: number;
  readonly entries: readonly FolderEntry[];
  /** False: an entry between them could not be read. */
  readonly whole: boolean;
}

const start = /:(?=\(|[NRWCF]$)/;
const absolute = /^(?:[A-Za-z]:[\\/]|\\\\)/;
/** What `cacls` writes under `special access`, one on a line. */
const named: Readonly<Record<string, string>> = {
  FILE_ALL_ACCESS: 'F',
  FILE_GENERIC_READ: 'R',
  FILE_GENERIC_WRITE: 'W',
  FILE_GENERIC_EXECUTE: 'X',
  GENERIC_ALL: 'GA',
  GENERIC_READ: 'GR',
  GENERIC_WRITE: 'GW',
  GENERIC_EXECUTE: 'GE',
  FILE_READ_DATA: 'RD',
  FILE_WRITE_DATA: 'WD',
  FILE_APPEND_DATA: 'AD',
  FILE_READ_EA: 'REA',
  FILE_WRITE_EA: 'WEA',
  FILE_EXECUTE: 'X',
  FILE_DELETE_CHILD: 'DC',
  FILE_READ_ATTRIBUTES: 'RA',
  FILE_WRITE_ATTRIBUTES: 'WA',
  DELETE: 'DE',
  READ_CONTROL: 'RC',
  WRITE_DAC: 'WDAC',
  WRITE_OWNER: 'WO',
  SYNCHRONIZE: 'S',
  STANDARD_RIGHTS_REQUIRED: 'RC',
  STANDARD_RIGHTS_ALL: 'RC',
};

interface Folder {
  readonly path: string;
  readonly line: number;
  readonly entries: FolderEntry[];
  whole: boolean;
}

/** Reads what `icacls` or `cacls` printed for one or more folders. */
export function folderPermissions(lines: readonly Line[]): Read<readonly FolderPermissions[]> {
  const folders: Folder[] = [];
  const unread: Line[] = [];
  const body = withoutCount(lines);
  for (const [at, line] of body.entries()) {
    if (isBlank(line)) continue;
    if (isContinued(line) && folders.length > 0) continueFolder(line, folders, unread);
    else if (!beginFolder(line, body[at + 1], folders)) unread.push(line);
  }
  return { found: folders, unread };
}

export function looksLikeFolderPermissions(line: Line): boolean {
  return start.test(line.text) && (beginFolder(line, undefined, []) || accessEntry(line.text) !== undefined);
}

/** `Successfully processed 1 files; Failed processing 0 files` in any language: the last line, with two numbers and no entry. */
function withoutCount(lines: readonly Line[]): readonly Line[] {
  const at = lines.findLastIndex((line) => !isBlank(line));
  const last = lines[at];
  const isCount = last && !start.test(last.text) && (last.text.match(/\d+/g) ?? []).length === 2 && !absolute.test(last.text);
  return isCount ? lines.slice(0, at) : lines;
}

const isContinued = ({ text }: Line): boolean => /^\s/.test(text);

function continueFolder(line: Line, folders: readonly Folder[], unread: Line[]): void {
  const folder = folders.at(-1);
  const entry = accessEntry(line.text);
  const right = named[line.text.trim().toUpperCase()];
  const last = folder?.entries.at(-1);
  if (entry) folder?.entries.push({ ...entry, line: line.number });
  else if (right !== undefined && folder && last) folder.entries.splice(-1, 1, { ...last, rights: [...last.rights, right] });
  else {
    unread.push(line);
    if (folder) folder.whole = false;
  }
}

/** The first line of a folder: its path, a blank, its first entry. Both may hold blanks; the entries below begin where the first one does. */
function beginFolder(line: Line, next: Line | undefined, folders: Folder[]): boolean {
  const { text, number } = line;
  const aligned = next && isContinued(next) ? next.text.search(/\S/) : -1;
  const splits = aligned > 1 && text.charAt(aligned - 1) === ' ' && text.charAt(aligned) !== ' ' ? [aligned] : blanksOf(text);
  const found = splits
    .map((at) => ({ path: text.slice(0, at).trim(), entry: accessEntry(text.slice(at)) }))
    .filter(({ path, entry }) => entry !== undefined && path !== '' && isPrincipal(entry.principal));
  const [best] = found.sort((one, other) => rank(one.entry) - rank(other.entry));
  if (!best?.entry) return false;
  folders.push({ path: best.path, line: number, entries: [{ ...best.entry, line: number }], whole: true });
  return true;
}

/** Where an entry may begin; a path of a thousand words is none. */
function blanksOf(text: string): number[] {
  const colon = text.slice(2).search(start) + 2;
  const places: number[] = [];
  for (let at = text.indexOf(' '); at !== -1 && at < colon && places.length < 100; at = text.indexOf(' ', at + 1)) places.push(at + 1);
  return places;
}

/** A name, or a domain and a name. */
const isPrincipal = (name: string): boolean => name.split('\\').length <= 2 && !/["*?<>|/]/.test(name);

/** Names with a domain first, the built-in ones with a blank in their domain before the rest, longer ones before shorter ones. */
function rank(entry: AccessEntryText | undefined): number {
  const name = entry?.principal ?? '';
  if (
    /^(?:NT AUTHORITY|NT SERVICE|NT INSTANS|AUTORIT[EÉ] NT|AUTORIDADE? NT|ZARZĄDZANIE NT|APPLICATION PACKAGE AUTHORITY|BUILTIN)\\/i.test(
      name,
    )
  )
    return 0;
  return /^[^\\\s]+\\/.test(name) ? 1 : 2;
}
