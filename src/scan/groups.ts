import { basename, dirname } from 'node:path/posix';
import type { Level } from '../archives/archive.js';
import { isArchiveName, stem } from '../archives/formats.js';
import type { Entry } from '../archives/listing.js';
import { isEveryday } from '../sources/folder.js';

/** The logs of one client in an archive. */
export interface Group {
  /** Folder of the client in the archive; empty where the archive itself is the client. */
  readonly folder: string;
  /** From the nearest folder or archive above that is not called alike everywhere; empty where that is the archive itself. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Takes the logs of one level of an archive apart by client, in the order of their folders. */
export function groups({ folder, entries }: Level): Group[] {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const client = clientFolder(dirname(entry.path));
    const group = found.get(client);
    if (group) group.push(entry);
    else found.set(client, [entry]);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([client, all]) => {
      const path = (folder + client).replace(/\/$/, '');
      return { folder: path, name: nameOf(path), entries: all };
    });
}

/** `WKS12` of `WKS12/CCM/Logs`. */
function clientFolder(folder: string): string {
  let at = folder === '.' ? '' : folder;
  while (at !== '' && isEveryday(basename(at))) at = at.includes('/') ? dirname(at) : '';
  return at;
}

function nameOf(path: string): string {
  const names = path.split('/').map((each) => (isArchiveName(each) ? stem(each) : each));
  return names.findLast((name) => !isEveryday(name)) ?? '';
}
