import type { Code, CodeFamily, Event, EventKind, EventOf } from './event.js';
import { code as codeOf } from './numbers.js';

/** A place in a sentence where the client fills in a value. `field` is the field of the event it becomes; a `_` is read and dropped. */
export interface Slot<Field extends string = string, Value = unknown> {
  /** text: anything up to the words that follow; word: no blank, comma, semicolon, quote or bracket; figure: a number in any form. */
  readonly shape: 'Text' | 'Word' | 'Figure';
  readonly field: Field;
  readonly read: (image: string) => Value;
}

/** A part that may be missing, or one of several; `Fields` are the fields it may give. */
export interface Branch<Fields = unknown> {
  readonly either: readonly Template<Fields>[];
  readonly optional: boolean;
}

export type Part = string | Slot | Branch;

/** Words and slots in the order in which the client writes them. */
export interface Template<Fields = unknown> {
  readonly parts: readonly Part[];
  /** Only for the compiler: which fields the slots give. */
  readonly fields?: Fields;
}

type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
type FieldsOf<P> = P extends Slot<infer F, infer V> ? { [K in Exclude<F, '_'>]: V } : P extends Branch<infer F> ? Partial<F> : object;
type AllFields<P extends readonly unknown[]> = P extends readonly [] ? object : Intersection<FieldsOf<P[number]>>;

/** A sentence as the client writes it: say`Program ${program} ended`. A blank stands for one or more blanks, line feeds or tildes. */
export function say<const P extends readonly Part[]>(words: TemplateStringsArray, ...slots: P): Template<AllFields<P>> {
  const parts: Part[] = [];
  for (const part of words.flatMap((text, at): Part[] => [text, ...slots.slice(at, at + 1)])) {
    const before = parts.at(-1);
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return { parts: parts.filter((part) => typeof part !== 'string' || part.trim() !== '') };
}

/** A part that not every client writes. */
export const maybe = <const P extends readonly Part[]>(words: TemplateStringsArray, ...slots: P): Branch<AllFields<P>> => ({
  either: [say(words, ...slots)],
  optional: true,
});

/** Exactly one of several ways to go on; they must begin with different words. */
export const either = <T extends readonly Template[]>(...templates: T): Branch<Intersection<NonNullable<T[number]['fields']>>> =>
  ({ either: templates, optional: false }) as Branch<Intersection<NonNullable<T[number]['fields']>>>;

/** Like `either`, but the sentence may also end or go on without any of them. */
export const perhaps = <T extends readonly Template[]>(...templates: T): Branch<Intersection<NonNullable<T[number]['fields']>>> => ({
  ...either(...templates),
  optional: true,
});

/** Source of wording that is known from the field although no public text shows it; its events are `unconfirmed`. */
export const field = 'known from the field, no public source';

/** One production: what is said, where that was seen, and the event it means. */
export interface Sentence {
  readonly kind: EventKind;
  /** KB article, or the public file that shows the sentence. */
  readonly source: string;
  readonly template: Template;
  readonly event: (fields: Record<string, unknown>) => Event | undefined;
}

type Body<K extends EventKind> = Omit<EventOf<K>, 'kind' | 'unconfirmed'>;
type Rest<K extends EventKind, F> = Omit<Body<K>, keyof F>;
type Also<K extends EventKind, F> = object extends Rest<K, F> ? [also?: Partial<Body<K>>] : [also: Rest<K, F>];

/** A sentence whose slots are the fields of its event; `also` gives fields that the wording implies. */
export function sentence<K extends EventKind, F>(kind: K, source: string, template: Template<F>, ...[also]: Also<K, F>): Sentence {
  const fixed = { kind, ...(source === field ? { unconfirmed: true } : {}), ...also };
  return { kind, source, template, event: (fields) => ({ ...fixed, ...fields }) as Event };
}

/** A sentence whose event depends on what was filled in; `kind` is its usual one. `undefined`: not this sentence after all. */
export function telling<F>(kind: EventKind, source: string, template: Template<F>, event: (fields: F) => Event | undefined): Sentence {
  const unconfirmed = source === field ? { unconfirmed: true } : {};
  const tell = (fields: Record<string, unknown>): Event | undefined => {
    const told = event(fields as F);
    return told && ({ ...told, ...unconfirmed } as Event);
  };
  return { kind, source, template, event: tell };
}

/** The words that open a sentence, without outer blanks. */
export function opening({ parts }: Template): string {
  const [words] = parts;
  if (typeof words !== 'string') throw new Error('A sentence opens with words.');
  return words.trim();
}

const slot = <F extends string, V>(shape: Slot['shape'], name: F, read: (image: string) => V): Slot<F, V> => ({ shape, field: name, read });

/** Free text up to the words that follow, or to the end, as the client wrote it. */
export const text = <F extends string>(name: F): Slot<F, string> => slot('Text', name, (image) => image);

/** Free text that ends the sentence: the full stop after it belongs to the sentence. */
export const closing = <F extends string>(name: F): Slot<F, string> => slot('Text', name, (image) => image.replace(/\.$/, ''));

/** Blog engines make the outer quotes of a value typographic. */
const straight = (text: string): string => text.replace(/^[‘’‚]|[‘’]$/g, "'").replace(/^[“”„]|[“”]$/g, '"');

/** Quotes around a value come off; one of them may be missing in print (Q253197). Quotes inside a command line stay. */
function unquote(image: string): string {
  const text = straight(image.replace(/\.$/, ''));
  const first = text.at(0) ?? '';
  const last = text.at(-1) ?? '';
  const opens = '\'"'.includes(first) && first !== '';
  const closes = '\'"'.includes(last) && last !== '';
  if (opens && first === last && text.length > 1) return text.slice(1, -1).trim();
  if (opens && text.indexOf(first, 1) < 0) return text.slice(1).trim();
  return closes && text.indexOf(last) === text.length - 1 ? text.slice(0, -1).trim() : text;
}

/** Free text in quotes; a full stop after it belongs to the sentence. */
export const quoted = <F extends string>(name: F): Slot<F, string> => slot('Text', name, unquote);

export const word = <F extends string>(name: F): Slot<F, string> => slot('Word', name, (image) => image.replace(/\.$/, ''));

export const integer = <F extends string>(name: F): Slot<F, number> => slot('Figure', name, (image) => Number(image));

/** A number in any of its forms; without a family it gets the one that its value shows. */
export const code = (family?: CodeFamily): Slot<'code', Code> => slot('Figure', 'code', (image) => codeOf(image, family));

export const program = text('program');
export const packageName = text('packageName');
export const packageId = word('packageId');
export const advertisement = word('advertisement');
export const job = word('job');
export const parentJob = word('parentJob');
export const site = quoted('site');
/** Some builds put the number after the path with a comma, and once more in parentheses. */
export const path = slot('Text', 'path', (image) => unquote(image).replace(/,\s{0,4}#?(?:0x[\da-f]{1,8}|-?\d{1,10})$/i, ''));
/** A full stop after an account belongs to the sentence (Q242011). */
export const account = quoted('account');
export const exitCode = integer('exitCode');
/** Read and dropped. */
export const any = text('_');
export const anyWord = word('_');
export const anyFigure = integer('_');
/** Whatever else a build appends. */
export const rest = maybe`${any}`;
