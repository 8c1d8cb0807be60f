import { connection } from './machines.js';
import { modelSchema, types } from './model.js';
import { entry } from './principals.js';
import { aliases } from './spelling.js';

const shapes: Readonly<Record<string, object>> = { ...types, entry, connection, model: modelSchema };

const known = new Map(Object.entries(shapes).map(([kind, schema]) => [kind, 'shape' in schema ? Object.keys(schema.shape as object) : []]));

/** The keys of a kind of object. */
export function keysOf(kind: string): readonly string[] {
  return known.get(kind) ?? [];
}

/** The keys of a kind of object and the other words for them. */
export function wordsOf(kind: string): readonly string[] {
  return [...keysOf(kind), ...Object.keys(aliases[kind] ?? {})];
}
