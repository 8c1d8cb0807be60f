import { isBlank, type Line, type Read, withoutClosing } from './line.js';
import { cells, ruledColumns } from './row.js';

/** What `net localgroup NAME` or `net group NAME` prints. */
export interface GroupMembers {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly line: number }[];
  readonly line: number;
}

/** What `net localgroup` prints: the groups of a machine. */
export interface GroupList {
  /** From the heading, `\\SRV01`. */
  readonly server?: string;
  readonly groups: readonly { readonly name: string; readonly line: number }[];
}

/** The first line has a label in the language of the Windows and the name; below the ruling line stand the members. */
export function groupMembers(lines: readonly Line[]): Read<GroupMembers | undefined> {
  const start = lines.findIndex((line) => ruledColumns(line) !== undefined);
  const head = lines.slice(0, Math.max(start, 0)).find((line) => !isBlank(line));
  const [label, ...values] = head ? cells(head) : [];
  if (!head || !label || values.length === 0) return { found: undefined, unread: lines.filter((line) => !isBlank(line)) };
  const name = head.text.slice(values[0]?.at).trim();
  const members = withoutClosing(lines)
    .slice(start + 1)
    // `net group` has three in a row.
    .flatMap((line) => cells(line).map(({ text }) => ({ name: text, line: line.number })));
  return { found: { name, members, line: head.number }, unread: [] };
}

const starred = /^\*(\S.{0,255})$/;
export const looksLikeGroupList = (lines: readonly Line[]): boolean => lines.some(({ text }) => starred.test(text));

export function groupList(lines: readonly Line[]): Read<GroupList> {
  const start = lines.findIndex((line) => ruledColumns(line) !== undefined);
  const head = lines.slice(0, Math.max(start, 0)).map(({ text }) => /\\\\([^\s\\]{1,255})$/.exec(text)?.[1]);
  const server = head.find((each) => each !== undefined);
  const groups: GroupList['groups'][number][] = [];
  const unread: Line[] = [];
  for (const line of withoutClosing(lines).slice(start + 1)) {
    const name = starred.exec(line.text)?.[1];
    if (name !== undefined) groups.push({ name: name.trim(), line: line.number });
    else if (!isBlank(line)) unread.push(line);
  }
  return { found: { ...(server === undefined ? {} : { server }), groups }, unread };
}
