import { connection } from './machines.js';
import { modelSchema, types } from './model.js';
import { entry } from './principals.js';
import { aliases } from './spelling.js';

const shapes: Readonly<Record<string, object>> = { ...types, entry, connection, model: modelSchema };

function shapeOf(schema: object): Readonly<Record<string, object>> {
  if ('shape' in schema) return schema.shape as Readonly<Record<string, object>>;
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? shapeOf(schema.unwrap() as object) : {};
}

/** Keys by kind of object; an object that is written in one place only (`installer`, `lockoutPolicy`) is a kind by its key. */
const known = new Map<string, readonly string[]>();
for (const schema of Object.values(shapes)) {
  for (const [key, inner] of Object.entries(shapeOf(schema))) {
    const keys = Object.keys(shapeOf(inner));
    if (keys.length > 0) known.set(key, keys);
  }
}
for (const [kind, schema] of Object.entries(shapes)) known.set(kind, Object.keys(shapeOf(schema)));

/** The keys of a kind of object. */
export function keysOf(kind: string): readonly string[] {
  return known.get(kind) ?? [];
}

/** The keys of a kind of object and the other words for them. */
export function wordsOf(kind: string): readonly string[] {
  return [...keysOf(kind), ...Object.keys(aliases[kind] ?? {})];
}
