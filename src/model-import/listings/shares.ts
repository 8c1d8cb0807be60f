import type { Line } from '../../../grammars/exports/line.js';
import { shareDetails, shareTable } from '../../../grammars/exports/net-share.js';
import { ruledColumns } from '../../../grammars/exports/row.js';
import { shareAccess } from '../../../grammars/exports/share-access.js';
import { gap, type Item, type Source } from '../gap.js';
import { isOwnShare, shareEntries, shareSubject } from './share-rights.js';

const unknownServer = "which server it is on is not told; say --for '\\\\SERVER'";

const incomplete = 'the permissions are not taken over, because a list with a gap would look whole';

/** `net share`: the table of all shares, or the details of one. */
export function* readNetShare(lines: readonly Line[], source: Source): Iterable<Item> {
  if (lines.some((line) => ruledColumns(line) !== undefined)) yield* readTable(lines, source);
  else yield* readDetails(lines, source);
}

function* readTable(lines: readonly Line[], { file, aim: { server } }: Source): Iterable<Item> {
  const { found, unread } = shareTable(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no share');
  for (const { name, path, line } of found) {
    if (isOwnShare(name) || path === undefined) continue;
    if (server === undefined) {
      yield gap(line, name, unknownServer);
      return;
    }
    yield { ...shareSubject(server, name), origin: `${file}:${line}` };
  }
}

function* readDetails(lines: readonly Line[], source: Source): Iterable<Item> {
  const { found, unread } = shareDetails(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no property of a share');
  if (!found || isOwnShare(found.name)) return;
  const { file, aim } = source;
  if (unread.some(({ number }) => number > found.line)) {
    yield gap(found.line, found.name, incomplete);
    return;
  }
  if (found.permissions.length === 0) yield gap(found.line, found.name, 'no permissions are printed');
  yield* shareEntries(
    found.permissions.map((each) => ({ ...each, share: found.name, server: aim.server, deny: false })),
    source,
  );
  const subject = aim.server === undefined ? undefined : shareSubject(aim.server, found.name);
  if (subject?.kind === 'distributionPoint' && found.limit !== undefined)
    yield { ...subject, origin: `${file}:${found.line}`, field: 'shareConnectionLimit', value: found.limit };
}

/** `Get-SmbShareAccess`, as a table or as a list. */
export function* readShareAccess(lines: readonly Line[], source: Source): Iterable<Item> {
  const { found, unread } = shareAccess(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no permission of a share, or is cut off');
  if (unread.length > 0) {
    yield gap(unread[0]?.number ?? 1, found[0]?.share ?? '', incomplete);
    return;
  }
  yield* shareEntries(
    found.map(({ share, server, account, control, right, line }) => ({
      share,
      server,
      principal: account,
      deny: control === 'Deny',
      right,
      line,
    })),
    source,
  );
}
