import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Mistake } from './mistake.js';
import { logsIn } from './sources/folder.js';
import { logName } from './sources/logs.js';

/** Looks at the logs so often (milliseconds), less often where reading them takes long. */
const pause = 1000;

/**
 * The logs that arguments name, each time they changed: first as they are, then after each growth. A log that is rotated away while it is
 * watched is read on under its new name, so that a run that spans the rotation stays whole. Looks instead of being told, because shares of
 * other computers tell nothing. Ends when the signal says so.
 */
export async function* changes(args: readonly string[], signal: AbortSignal, every = pause): AsyncIterable<readonly string[]> {
  if (args.length === 0 || args.includes('-')) throw new Mistake('Standard input cannot be watched.', ['Name the log file or its folder.']);
  const old = new Set((await Promise.all(args.map(siblings))).flat());
  let before = '';
  while (!signal.aborted) {
    const paths = [...args, ...(await Promise.all(args.map(siblings))).flat().filter((path) => !old.has(path))];
    const now = await appearance(paths);
    const began = performance.now();
    if (before === '' || (now !== before && now !== undefined)) {
      before = now ?? 'missing';
      yield paths;
    }
    await sleep(Math.max(every, 4 * (performance.now() - began)), undefined, { signal }).catch(() => undefined);
  }
}

/** Other parts of a log that is named by its file; a folder is read whole anyway. */
async function siblings(path: string): Promise<string[]> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return [];
  const { log } = logName(resolve(path).slice(dirname(resolve(path)).length + 1));
  const names = await readdir(dirname(resolve(path))).catch(() => []);
  const all = names
    .filter((name) => /\.lo[g_]$/i.test(name) && logName(name).log === log)
    .map((name) => join(dirname(resolve(path)), name));
  return all.filter((other) => resolve(other) !== resolve(path));
}

/** Sizes and times of all files; `undefined` while one is missing: a log is, for a moment, when it is rotated. */
async function appearance(paths: readonly string[]): Promise<string | undefined> {
  try {
    const files = await Promise.all(paths.map(async (path) => ((await stat(path)).isDirectory() ? logsIn(path) : [path])));
    const seen = await Promise.all(files.flat().map(async (file) => ({ file, ...(await stat(file)) })));
    return seen.map(({ file, size, mtimeMs, ino }) => `${file} ${size} ${mtimeMs} ${ino}`).join('\n');
  } catch {
    return undefined;
  }
}
