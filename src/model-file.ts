import { readFile } from 'node:fs/promises';
import { loadModel } from './accounts/load.js';
import type { Model } from './accounts/model.js';
import { Mistake, reasonOf } from './mistake.js';

/** The model that a file describes. What is wrong with it is one mistake, each place on a line of its own. */
export async function readModel(path: string): Promise<Model> {
  const loaded = loadModel(await read(path), path);
  if ('model' in loaded) return loaded.model;
  const places = loaded.mistakes.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
  throw new Mistake(`${path} is no model that can be used.`, places);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Mistake(`Cannot read the model ${path}: ${reasonOf(error)}.`, ['`smsdx diagnose` works without a model too.']);
  }
}
