import { isBlank, type Line, type Read } from './line.js';
import { property } from './property.js';
import { cells, cut, fits, ruledColumns } from './row.js';

/** One line of `Get-SmbShareAccess`, or one block of its list. Names of properties are English on every Windows. */
export interface ShareAccess {
  readonly share: string;
  readonly account: string;
  /** `Allow`, `Deny` */
  readonly control: string;
  /** `Full`, `Change`, `Read`, `Custom` */
  readonly right: string;
  /** Where it was asked over the network. */
  readonly server?: string;
  readonly line: number;
}

const names = {
  Name: 'share',
  AccountName: 'account',
  AccessControlType: 'control',
  AccessRight: 'right',
  PSComputerName: 'server',
} as const;

export const looksLikeShareAccess = ({ text }: Line): boolean => /\bAccountName\b/.test(text) && /\bAccess(ControlType|Right)\b/.test(text);

export function shareAccess(lines: readonly Line[]): Read<readonly ShareAccess[]> {
  const header = lines.findIndex(looksLikeShareAccess);
  return header === -1 ? list(lines) : table(lines, header);
}

function table(lines: readonly Line[], header: number): Read<readonly ShareAccess[]> {
  const titles = lines[header] ? cells(lines[header]).flatMap(({ text }) => text.split(/\s+/)) : [];
  const ruled = lines[header + 1];
  const columns = ruled && ruledColumns(ruled);
  const unread: Line[] = [];
  const found: ShareAccess[] = [];
  for (const line of lines.slice(header + 1)) {
    if (isBlank(line) || line === ruled || looksLikeShareAccess(line) || ruledColumns(line)) continue;
    const values = columns?.length === titles.length && fits(line, columns) ? cut(line, columns) : [];
    const entry = entryOf(new Map(titles.map((title, at) => [title, values[at] ?? ''])), line);
    if (entry) found.push(entry);
    else unread.push(line);
  }
  return { found, unread };
}

function list(lines: readonly Line[]): Read<readonly ShareAccess[]> {
  const found: ShareAccess[] = [];
  const unread: Line[] = [];
  let block: { first: Line; values: Map<string, string> } | undefined;
  const close = () => {
    const entry = block && entryOf(block.values, block.first);
    if (entry) found.push(entry);
    else if (block) unread.push(block.first);
    block = undefined;
  };
  for (const line of lines) {
    const read = isBlank(line) ? undefined : property(line);
    if (isBlank(line)) close();
    else if (!read) unread.push(line);
    else {
      if (block?.values.has(read.name)) close();
      block ??= { first: line, values: new Map() };
      block.values.set(read.name, read.value);
    }
  }
  close();
  return { found, unread };
}

/** An ellipsis stands for what did not fit the window: such a name is no name. */
function entryOf(values: ReadonlyMap<string, string>, { number }: Line): ShareAccess | undefined {
  const entry: Record<string, string> = {};
  for (const [title, key] of Object.entries(names)) {
    const value = values.get(title);
    if (value !== undefined && value !== '') entry[key] = value;
  }
  const { share, account, control, right, server } = entry;
  if (!share || !account || !control || !right || /\.\.\.$|…$/.test(`${share}\n${account}`) || /(\.\.\.|…)\n/.test(`${share}\n`))
    return undefined;
  return { share, account, control, right, ...(server ? { server } : {}), line: number };
}
