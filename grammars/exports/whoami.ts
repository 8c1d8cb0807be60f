import { isBlank, type Line, type Read } from './line.js';
import { property } from './property.js';
import { cut, ruledColumns } from './row.js';

export interface NamedSid {
  readonly name: string;
  readonly sid: string;
  /** Kind of group, in the language of the Windows; `Alias` in all that are known, for groups of a machine and local groups of a domain. */
  readonly type: string;
  readonly line: number;
}

/** What `whoami /all`, `/user` and `/groups` tell: who it is and the groups of the token. Titles are in the language of the Windows; SIDs are not. */
export interface Identity {
  readonly user: NamedSid;
  readonly groups: readonly NamedSid[];
}

const sid = /^S-1-\d{1,3}(?:-\d{1,10}){1,14}$/;
const inLine = /S-1-\d{1,3}(?:-\d{1,10}){1,14}(?![\d-])/;
const privilege = /^Se[A-Z]\w{2,50}Privilege\b/;

export const looksLikeIdentity = ({ text }: Line): boolean => inLine.test(text) && !/:\(/.test(text);

export function identity(lines: readonly Line[]): Read<Identity | undefined> {
  const { found, unread } = lines.some((line) => (ruledColumns(line)?.length ?? 0) > 1) ? fromTables(lines) : fromLists(lines);
  // The user comes first; a listing of the groups alone does not say whose they are.
  const [user, ...groups] = found;
  if (!user || !/^S-1-5-21-/.test(user.sid) || !user.name.includes('\\'))
    return { found: undefined, unread: lines.filter((line) => !isBlank(line)) };
  return { found: { user, groups }, unread };
}

function fromTables(lines: readonly Line[]): Read<readonly NamedSid[]> {
  const found: NamedSid[] = [];
  const unread: Line[] = [];
  let columns: readonly number[] | undefined;
  for (const line of lines) {
    const ruled = ruledColumns(line);
    if (ruled) columns = ruled.length > 1 ? ruled : undefined;
    else if (isBlank(line)) columns = undefined;
    else if (columns) row(line, columns, found, unread);
  }
  return { found, unread };
}

function row(line: Line, columns: readonly number[], found: NamedSid[], unread: Line[]): void {
  const values = cut(line, columns);
  const at = values.findIndex((value) => sid.test(value));
  const name = values[0] ?? '';
  if (at > 0 && name !== '') found.push({ name, sid: values[at] ?? '', type: at > 1 ? (values[1] ?? '') : '', line: line.number });
  else if (!privilege.test(line.text)) unread.push(line);
}

/** Blocks of `Title: value`, and rows of `whoami /fo csv`: the one with a SID names an account, its first value is the name. */
function fromLists(lines: readonly Line[]): Read<readonly NamedSid[]> {
  const found: NamedSid[] = [];
  let block: { values: string[]; line: number } | undefined;
  for (const line of lines) {
    const read = isBlank(line) ? undefined : property(line);
    if (!read) {
      block = undefined;
      const values = /^".*"$/.test(line.text) ? line.text.slice(1, -1).split('","') : [];
      const at = values.findIndex((value) => sid.test(value));
      if (at > 0) found.push(named(values, values[at] ?? '', line.number));
    } else if (sid.test(read.value) && block) found.push(named(block.values, read.value, block.line));
    else if (block) block.values.push(read.value);
    else block = { values: [read.value], line: line.number };
  }
  return { found, unread: [] };
}

function named([name = '', type = '']: readonly string[], id: string, line: number): NamedSid {
  return { name, sid: id, type: type === id ? '' : type, line };
}
