import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Mistake, reasonOf } from './mistake.js';

/** Writes to standard output, as fast as its reader reads. */
export async function print(texts: Iterable<string>): Promise<void> {
  for (const text of texts) if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes a file at once, when everything that belongs into it is there. */
export async function save(texts: Iterable<string>, path: string): Promise<void> {
  try {
    await writeFile(path, texts);
  } catch (error) {
    throw new Mistake(`Cannot write ${path}: ${reasonOf(error)}.`, ['Name a file in a folder that exists and that you may write to.']);
  }
}
