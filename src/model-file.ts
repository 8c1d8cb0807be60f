import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { type Loaded, loadModel, type ModelMistake } from './accounts/load.js';
import type { Model } from './accounts/model.js';
import { Mistake, reasonOf } from './mistake.js';

/** The model that a file describes. What is wrong with it is one mistake, each place on a line of its own; what is doubtful is said on stderr. */
export async function readModel(path: string): Promise<Model> {
  const loaded = await loadFile(path);
  if ('mistakes' in loaded) throw new Mistake(`${path} is no model that can be used.`, loaded.mistakes.map(placed(path)));
  process.stderr.write(loaded.warnings.map((warning) => `${placed(path)(warning)}\n`).join(''));
  return loaded.model;
}

/** A model file with everything that can be said about it, mistakes included. */
export async function loadFile(path: string): Promise<Loaded> {
  const text = await read(path);
  if (text.length > large) collectOften();
  return loadModel(text, path);
}

const placed =
  (path: string) =>
  ({ line, column, message }: ModelMistake): string =>
    `${path}:${line}:${column} ${message}`;

/** From this many characters on, reading a model makes garbage faster than V8 would collect it by itself: peaks of 300 MB for 50 MB of facts. */
const large = 256 * 1024;

function collectOften(): void {
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--semi-space-growth-factor=1');
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Mistake(`Cannot read the model ${path}: ${reasonOf(error)}.`, ['`smsdx diagnose` works without a model too.']);
  }
}
