import type { Found } from './finder.js';
import { isOrdinary } from './ordinary.js';

/** `\\server\share\folder\file`, with backslashes doubled where the log escapes them; in quotes a folder may hold blanks. */
const quoted = /(?<=["'])\\{2,4}(?=[\w])[^"'\n\r<>|*?]{1,1000}/g;
const bare = /(?<!\\)\\{2,4}(?=[\w])[^\s"'<>|*?,;\n]{1,1000}/g;
/** Folders of people: the next part of the path is a user. */
const profiles = /(?:\\Documents and Settings|\\Users|\\Profiles|\\home)\\{1,2}(?<user>[^\\"'<>|:*?\n]{1,64})(?=\\)/gi;
/** A package or content in the cache: judged by the patterns of identifiers. */
const identifier = /^[A-Z0-9]{3}[0-9A-F]{5}(?:\..*)?$/;
/** What SMS itself puts into its folders on servers: inboxes, locks, lists of what to install, the share of a site. */
const ofSms = /\.(?:box|tok|tcf|ofr|ins|cfg|lkp|ncf|pkg|lmi|sid)\b|^cap_/i;

/** The names in paths: server, share, folders and files of UNC paths, users of local ones. */
export function* pathNames(text: string): Iterable<Found> {
  const quotedAt = new Set<number>();
  for (const match of text.matchAll(quoted)) {
    quotedAt.add(match.index);
    yield* uncNames(match[0], match.index);
  }
  for (const match of text.matchAll(bare)) if (!quotedAt.has(match.index)) yield* uncNames(match[0], match.index);
  for (const match of text.matchAll(profiles)) {
    const user = match.groups?.user ?? '';
    if (isOrdinary(user, 'account')) continue;
    const start = match.index + match[0].length - user.length;
    yield { start, end: start + user.length, kind: 'account' };
  }
}

function* uncNames(path: string, offset: number): Iterable<Found> {
  let at = 0;
  let part = 0;
  for (const raw of path.split(/([\\/]+)/)) {
    const start = offset + at;
    at += raw.length;
    if (raw === '' || /^[\\/]+$/.test(raw)) continue;
    const [kind, name] = part === 0 ? (['host', raw] as const) : part === 1 ? (['share', raw] as const) : folderOrFile(raw);
    part++;
    const clean = name.replace(/[\s.:)\]]+$/, '');
    if (clean === '' || clean === '.' || (part > 1 && ofSms.test(raw)) || isOrdinary(clean, kind) || identifier.test(clean)) continue;
    yield { start, end: start + clean.length, kind };
  }
}

/** Of a file only the name is a name, not its ending. */
function folderOrFile(part: string): readonly ['file' | 'folder', string] {
  const ending = /\.[a-z][a-z0-9]{1,4}(?=[\s).,:\]]*$|\s)/i.exec(part);
  return ending ? ['file', part.slice(0, ending.index)] : ['folder', part];
}
