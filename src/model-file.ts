import { readFile } from 'node:fs/promises';
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
  return loadModel(await read(path), path);
}

const placed =
  (path: string) =>
  ({ line, column, message }: ModelMistake): string =>
    `${path}:${line}:${column} ${message}`;

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Mistake(`Cannot read the model ${path}: ${reasonOf(error)}.`, ['`smsdx diagnose` works without a model too.']);
  }
}
