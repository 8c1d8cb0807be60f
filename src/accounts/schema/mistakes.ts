import type { z } from 'zod';
import { nearest } from '../../mistake.js';
import type { Place } from './canonical.js';
import { keysOf, wordsOf } from './keys.js';
import { children } from './spelling.js';

/** One mistake, still at a path of the written-out form. */
export interface Said {
  readonly path: Place;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

/** An issue of the schema in the words of whoever wrote the file. */
export function says(issue: z.core.$ZodIssue, file: unknown): readonly Said[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const given = valueAt(file, path);
  if (issue.code === 'invalid_value') return [{ path, ...wrongWord(path, given, issue.values.map(String)) }];
  if (given === undefined) return [{ path, message: `${title(path)} is missing` }];
  if (issue.code === 'invalid_type')
    return [{ path, message: `${title(path)} must be ${expected[issue.expected] ?? issue.expected}, not ${show(given)}` }];
  return [{ path, message: `${title(path)}: ${show(given)} ${issue.message}` }];
}

const expected: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object with keys',
  record: 'an object with keys',
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
};

function unknownKey(path: Place, key: string): Said {
  const kind = kindAt(path);
  const suggestion = nearest(key, wordsOf(kind));
  const inside = path.length === 0 ? 'a model file' : title(path);
  const hint = suggestion === undefined ? `; it knows ${wordsOf(kind).slice(0, 12).join(', ')}` : `; did you mean ${suggestion}?`;
  return { path: [...path, key], message: `${key} is no key of ${inside}${hint}`, suggestion };
}

function wrongWord(path: Place, given: unknown, values: readonly string[]): Omit<Said, 'path'> {
  if (given === undefined) return { message: `${title(path)} is missing: one of ${values.join(', ')}` };
  const suggestion = nearest(String(given).replace(/[\s_]+/g, '-'), values);
  const hint = suggestion === undefined ? `one of ${values.join(', ')}` : `did you mean ${suggestion}?`;
  return { message: `${title(path)} cannot be ${show(given)}; ${hint}`, suggestion };
}

/** The kind of object that stands at a path. */
function kindAt(path: Place): string {
  let kind = 'model';
  for (const part of path) {
    if (typeof part !== 'string') continue;
    kind = children[kind]?.[part]?.replace(/^entries.*/, 'entry') ?? (keysOf(part).length > 0 ? part : kind);
  }
  return kind;
}

/** The last key of a path, for sentences. */
function title(path: Place): string {
  const keys = path.filter((part) => typeof part === 'string');
  return keys.at(-1) ?? 'the file';
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object with keys' : JSON.stringify(value);
}

function valueAt(value: unknown, path: Place): unknown {
  let at = value;
  for (const part of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  return at;
}
