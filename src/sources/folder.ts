import { type Dirent, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Mistake } from '../mistake.js';
import { isKnown } from './logs.js';
import { reasonOf } from './reason.js';

/** Folders of logs are named alike on all clients; their parent may be named after the client. */
const everyday = /^(?:logs?|ccm|sms_ccm|sms|ms|system32|syswow64|windows|winnt|win95|win98|[a-z]:?|c\$|admin\$)?$/i;

/** Is a folder called so on all clients, so that the client is the one above? */
export const isEveryday = (name: string): boolean => everyday.test(name);

/** Paths of the logs in a folder that smsdx knows. */
export function logsIn(folder: string): string[] {
  const entries = entriesOf(folder);
  const files = entries.filter((entry) => !entry.isDirectory() && isKnown(entry.name));
  if (files.length > 0) return files.map(({ name }) => join(folder, name));
  throw new Mistake(`The folder ${folder} holds no log of an SMS or Configuration Manager client.`, nearby(folder, entries));
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new Mistake(`The folder ${folder} cannot be read: ${reasonOf(error)}.`, [
      'Run smsdx as a user who may read it, or copy the logs.',
    ]);
  }
}

function nearby(folder: string, entries: readonly Dirent[]): string[] {
  const folders = entries.filter((entry) => entry.isDirectory()).slice(0, 50);
  for (const { name } of folders) {
    if (namesIn(join(folder, name)).some(isKnown)) return [`There are some in ${join(folder, name)}.`];
  }
  return [
    String.raw`Logs stand in %WinDir%\CCM\Logs, %WinDir%\System32\CCM\Logs or %WinDir%\MS\SMS\Logs of a client.`,
    'A log with another name is read when it is named itself.',
  ];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A name for a client whose logs do not tell it: of the folder, or of the first one above that is not named alike everywhere. */
export function clientName(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (!isEveryday(basename(at))) return basename(at);
    if (dirname(at) === at) return undefined;
  }
}
