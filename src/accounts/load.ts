import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Model } from './model.js';
import { modelInPieces } from './pieces.js';
import { type Canonical, canonical, isFields, type Place } from './schema/canonical.js';
import { says } from './schema/mistakes.js';
import { modelSchema } from './schema/model.js';
import { strangers } from './schema/references.js';

/** What is wrong with a model file, and where. Lines and columns count from 1. */
export interface ModelMistake {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The word that was probably meant. */
  readonly suggestion?: string | undefined;
}

/** A model, with what is doubtful in it, or everything that is wrong with its file. */
export type Loaded =
  | {
      readonly model: Model;
      readonly warnings: readonly ModelMistake[];
      /** Where a part of the model stands in the file: `['packages', 3, 'accessAccounts', 0]`. */
      readonly locate: (path: Place) => Pick<ModelMistake, 'line' | 'column'>;
    }
  | { readonly mistakes: readonly ModelMistake[] };

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Reads a model file. `file` is its name, for messages. Never throws, whatever the text is. */
export function loadModel(text: string, file: string): Loaded {
  const model = modelInPieces(text.replace(/^\uFEFF/, ''));
  if (!model || strangers(model).length > 0) return loadWhole(text, file);
  const whole = once(() => loadWhole(text, file));
  return { model, warnings: [], locate: (path) => placeIn(whole(), path) };
}

/** Only who asks for a place of a large file pays for it. */
function placeIn(whole: Loaded, path: Place): Pick<ModelMistake, 'line' | 'column'> {
  return 'locate' in whole ? whole.locate(path) : { line: 1, column: 1 };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function loadWhole(text: string, file: string): Loaded {
  const lines = new LineCounter();
  // Everything stays the text that was typed: the schema knows what is a number, and ids keep their zeros.
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', lineCounter: lines, prettyErrors: false, merge: true });
  const source = { document, lines };
  if (document.errors.length > 0)
    return { mistakes: document.errors.map((error) => ({ ...position(error.pos[0], source), message: plain(error.message) })) };
  const value = plainValue(document);
  if (value instanceof Error) return { mistakes: [{ line: 1, column: 1, message: plain(value.message) }] };
  if (!isFields(value))
    return { mistakes: [{ line: 1, column: 1, message: `${file} holds no model: it must start with keys such as site: or packages:` }] };
  return check(canonical(value), source);
}

function check(written: Canonical, source: Source): Loaded {
  const twice = written.twice.map(({ place, key }) => ({
    ...locate(place, source),
    message: `${key} says again what another key already says`,
  }));
  const parsed = modelSchema.safeParse(written.value);
  if (parsed.success && twice.length === 0) {
    const place = (path: Place) => locate(origin(path, written), source);
    const warnings = strangers(parsed.data).map(({ path, ...rest }) => ({ ...place(path), ...rest }));
    return { model: parsed.data, warnings, locate: place };
  }
  const wrong = (parsed.error?.issues ?? []).flatMap((issue) =>
    says(issue, written.value).map(({ path, ...rest }) => ({ ...locate(origin(path, written), source), ...rest })),
  );
  const mistakes = [...twice, ...wrong].sort((one, other) => one.line - other.line || one.column - other.column);
  return { mistakes };
}

function plainValue(document: Document): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    return value === null || value === '' ? {} : value;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function plain(message: string): string {
  return message.replace(/\s+at line \d+, column \d+[\s\S]*$/, '').replace(/\s+/g, ' ');
}

/** The place in the file of a path in the written-out form, or of the nearest thing around it. */
function origin(path: Place, { origins }: Canonical): Place {
  for (let length = path.length; length > 0; length--) {
    const found = origins.get(path.slice(0, length).join('/'));
    if (found) return [...found, ...path.slice(length)];
  }
  return path;
}

function locate(place: Place, source: Source): { line: number; column: number } {
  for (let length = place.length; length > 0; length--) {
    const offset = offsetOf(place.slice(0, length), source.document);
    if (offset !== undefined) return position(offset, source);
  }
  return { line: 1, column: 1 };
}

/** Start of the key of a field, or of an item of a list. */
function offsetOf(place: Place, document: Document): number | undefined {
  const last = place.at(-1);
  const parent: unknown = place.length === 1 ? document.contents : document.getIn(place.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === String(last));
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = document.getIn(place, true);
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}

function position(offset: number, { lines }: Source): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
