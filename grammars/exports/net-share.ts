import { isBlank, type Line, type Read, withoutClosing } from './line.js';
import { type Cell, cells, ruledColumns } from './row.js';

/** One share of the table of `net share`. */
export interface ListedShare {
  readonly name: string;
  /** Folder; missing for `IPC$` and printers. */
  readonly path?: string;
  readonly line: number;
}

export interface SharePermission {
  readonly principal: string;
  /** As printed: `READ`, `CHANGE`, `FULL`, or in the language of the Windows. */
  readonly right: string;
  readonly line: number;
}

/** What `net share NAME` prints of one share. */
export interface ShareDetails {
  readonly name: string;
  readonly path: string;
  /** Most users at a time; missing where there is no limit. */
  readonly limit?: number;
  readonly permissions: readonly SharePermission[];
  readonly line: number;
}

const folder = /^[A-Za-z]:[\\/]/;
const permission = /^(.{1,300}), ?([^,\\]{1,40})$/;

/** Labels are in the language of the Windows; the order of the lines is not: name, path, remark, most users, users, caching, permissions. */
export function shareDetails(lines: readonly Line[]): Read<ShareDetails | undefined> {
  const body = withoutClosing(lines).filter((line) => !isBlank(line));
  const rows = body.map((line) => ({ line, cells: cells(line) }));
  const at = rows.findIndex(({ cells: [, value] }) => value !== undefined && folder.test(value.text));
  const [first, path] = [rows[at - 1], rows[at]];
  const [, name] = first?.cells ?? [];
  const [, place] = path?.cells ?? [];
  if (at < 1 || !first || !name || !place) return { found: undefined, unread: body };
  const column = name.at;
  const rest = rows.slice(at + 1);
  // The last line with a label: the permissions, on every Windows that prints them. A remark may look like one of them.
  const last = rest.findLastIndex(({ cells: row }) => row[0]?.at === 0);
  const values = rest.map(({ line }) => ({ line, value: line.text.slice(column).trim() }));
  const limit = values.slice(0, Math.max(last, 0)).find(({ value }) => /^\d{1,9}$/.test(value));
  const { permissions, unread } = permissionsIn(values.slice(Math.max(last, 0)));
  const found = { name: name.text, path: place.text, permissions, line: first.line.number };
  return {
    found: limit ? { ...found, limit: Number(limit.value) } : found,
    unread: [...rows.slice(0, at - 1).map(({ line }) => line), ...unread],
  };
}

function permissionsIn(values: readonly { readonly line: Line; readonly value: string }[]): {
  readonly permissions: readonly SharePermission[];
  readonly unread: readonly Line[];
} {
  const permissions: SharePermission[] = [];
  const unread: Line[] = [];
  for (const { line, value } of values) {
    const [, principal, right] = permission.exec(value) ?? [];
    if (principal !== undefined && right !== undefined) permissions.push({ principal, right: right.trim(), line: line.number });
    else unread.push(line);
  }
  // Where the first is none, older Windows prints no permissions: it is another property.
  return permissions.length === 0 ? { permissions, unread: [] } : { permissions, unread };
}

/** The table of all shares of a server. Long names stand on a line of their own, the path below them. */
export function shareTable(lines: readonly Line[]): Read<readonly ListedShare[]> {
  const start = lines.findIndex((line) => ruledColumns(line) !== undefined);
  const found: ListedShare[] = [];
  const unread: Line[] = [];
  for (const line of withoutClosing(lines).slice(start + 1)) {
    const row = cells(line);
    const [first, second] = row;
    if (!first) continue;
    if (first.at > 0) continueShare(row, found, line, unread);
    else {
      const path = second && folder.test(second.text) ? second.text : undefined;
      found.push({ name: first.text, ...(path === undefined ? {} : { path }), line: line.number });
    }
  }
  return { found, unread };
}

/** Below a name stands its path, or the rest of a remark that is too long. */
function continueShare([first]: readonly Cell[], found: ListedShare[], line: Line, unread: Line[]): void {
  const last = found.at(-1);
  if (!last || !first) unread.push(line);
  else if (last.path === undefined && folder.test(first.text)) found.splice(-1, 1, { ...last, path: first.text });
}
