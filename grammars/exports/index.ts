import { looksLikeFolderPermissions } from './folder-permissions.js';
import { isBlank, type Line } from './line.js';
import { groupMembers, looksLikeGroupList } from './net-localgroup.js';
import { shareDetails } from './net-share.js';
import { looksLikeConnection } from './net-use.js';
import { cells, ruledColumns } from './row.js';
import { looksLikeShareAccess } from './share-access.js';
import { looksLikeIdentity } from './whoami.js';

/** The text forms, by the tool that prints them. */
export const forms = ['icacls', 'cacls', 'smb-share-access', 'whoami', 'net-use', 'net-share', 'net-localgroup'] as const;
export type Form = (typeof forms)[number];

const sample = 400;

/** Which tool printed the lines, by what they look like and in no language; undefined where nothing fits. */
export function formOf(lines: readonly Line[]): Form | undefined {
  const some = lines.filter((line) => !isBlank(line)).slice(0, sample);
  if (some.some(looksLikeShareAccess)) return 'smb-share-access';
  if (some.some(({ text }) => /^AccountName\s*:/.test(text)) && some.some(({ text }) => /^AccessRight\s*:/.test(text)))
    return 'smb-share-access';
  if (some.some(looksLikeFolderPermissions)) return 'icacls';
  if (some.some(looksLikeIdentity)) return 'whoami';
  const ruled = some.findIndex((line) => ruledColumns(line)?.length === 1);
  if (ruled === -1) return shareDetails(some).found ? 'net-share' : undefined;
  const below = some.slice(ruled + 1);
  if (below.some(looksLikeConnection)) return 'net-use';
  if (looksLikeGroupList(below)) return 'net-localgroup';
  if (below.some((line) => cells(line).some(({ text, at }) => at > 0 && /^[A-Za-z]:\\/.test(text)))) return 'net-share';
  return groupMembers(some).found ? 'net-localgroup' : undefined;
}
