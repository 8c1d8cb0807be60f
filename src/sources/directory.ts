import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Mistake } from '../mistake.js';
import { partOf } from './file.js';
import type { ClientSource, LogSource } from './index.js';
import { knownLog } from './known-logs.js';

/** Folders that say nothing about whose logs they hold. */
const commonFolders: ReadonlySet<string> = new Set(['logs', 'log', 'ccm', 'sms', 'sms_ccm', 'ms']);

/**
 * The Logs folder of one client: every log in it that a grammar knows, rotated parts stitched oldest first.
 * @throws Mistake where the folder cannot be read or holds no log that is known.
 */
export async function directory(path: string): Promise<ClientSource> {
  const logs = stitch(await filesOf(path), path);
  if (logs.length === 0) {
    throw new Mistake(`The folder ${path} holds no client log that smsdx knows.`, [
      'It looks for execmgr.log, SMSAPM32.log and the logs beside them. Other names can be given one by one.',
    ]);
  }
  const name = basename(resolve(path));
  return { ...(commonFolders.has(name.toLowerCase()) ? {} : { name }), logs };
}

async function filesOf(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    throw new Mistake(`The folder ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function stitch(files: readonly string[], path: string): LogSource[] {
  const parts = files.flatMap((file) => {
    const known = knownLog(file);
    return known ? [{ ...known, file }] : [];
  });
  const byLog = Map.groupBy(parts, ({ log }) => log);
  return [...byLog.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([log, all]) => ({
      log,
      parts: all.sort((a, b) => (a.age < b.age ? -1 : 1)).map(({ file }) => partOf(join(path, file))),
    }));
}
