import { createToken } from 'chevrotain';
import { ownComponent } from './components.js';
import { Finder } from './finder.js';

/** How every record of the CCM envelope begins. */
export const opener = '<![LOG[';
/** How its trailer begins; `]LOG]!>` alone may also stand inside a message. */
export const closer = ']LOG]!><time=';

export const openers = new Finder(opener);
const closers = new Finder(closer);

/** Decides which records are worth tokens of their own; asked for each message that is no warning and no error. */
export interface Chooser {
  /** `isForeign`: written by a component that has nothing to do with software distribution. */
  matters(from: number, to: number, isForeign: boolean): boolean;
}
let chooser: Chooser | undefined;

/** Forgets the piece before. */
export function resetRecords(text: string, chosenBy: Chooser): void {
  openers.reset(text);
  closers.reset(text);
  chooser = chosenBy;
}

/**
 * The trailer as the client writes it. The bias has a sign, no colon and often no padding; managed code writes none and seven digits.
 * Groups: clock to the second, fraction, bias, date, component, type, thread.
 */
const trailer = (type: string, component: string, of: (group: string) => string) =>
  new RegExp(
    String.raw`\]LOG\]!><time="${of('\\d\\d?:\\d\\d?:\\d\\d?')}\.${of('\\d{1,7}')}(?: ?${of('[+-]\\d{1,4}')})?" date="${of('\\d\\d?-\\d\\d?-\\d\\d\\d\\d')}" component="${of(component)}" context="[^"\n]*" type="${of(type)}" thread="${of('\\d*')}" file="[^"\n]*">(?:\r?\n)?`,
    'y',
  );
const anyComponent = '[^"\\n]*';
const information = trailer('[^23"\\n]?', anyComponent, (group) => group);
const foreign = trailer('[^23"\\n]?', `(?!${ownComponent}?")${anyComponent}`, (group) => group);
const any = trailer('[^"\\n]?', anyComponent, (group) => `(${group})`);

const startsRecord = (text: string, offset: number): boolean => text.startsWith(opener, offset);

/** Opener and message, up to the trailer. A record that meets the next opener first was cut off and is no body. */
export const Body = createToken({
  name: 'Body',
  start_chars_hint: ['<'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      if (!startsRecord(text, offset)) return null;
      const end = closers.from(offset + opener.length);
      return end < openers.from(offset + opener.length) ? [text.substring(offset, end)] : null;
    },
  },
});

/** An opener whose record never ends: all up to the next opener. */
export const CutRecord = createToken({
  name: 'CutRecord',
  start_chars_hint: ['<'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => (startsRecord(text, offset) ? [text.substring(offset, openers.from(offset + opener.length))] : null),
  },
});

/** As many records as follow each other without one that matters; how many is the payload. They cost no tokens. */
export const Noise = createToken({
  name: 'Noise',
  start_chars_hint: ['<'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      let at = offset;
      let records = 0;
      // Asking where the next record starts was paid for when the end of this one was sought; comparing its text was not.
      while (at < text.length && openers.from(at) === at) {
        const end = noiseEnd(text, at);
        if (end === at) break;
        at = end;
        records++;
      }
      if (records === 0) return null;
      const match: [string] & { payload?: number } = [text.substring(offset, at)];
      match.payload = records;
      return match;
    },
  },
});

/** Where a record ends that is neither broken nor of interest; its start where it is. */
function noiseEnd(text: string, start: number): number {
  const from = start + opener.length;
  const close = closers.from(from);
  if (close >= openers.from(from)) return start;
  foreign.lastIndex = close;
  if (foreign.test(text)) return chooser?.matters(from, close, true) ? start : foreign.lastIndex;
  information.lastIndex = close;
  return information.test(text) && !chooser?.matters(from, close, false) ? information.lastIndex : start;
}

/** The trailer of a record that matters, with its fields as payload. */
export const Trailer = createToken({
  name: 'Trailer',
  start_chars_hint: [']'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      any.lastIndex = offset;
      const match: (RegExpExecArray & { payload?: RegExpExecArray }) | null = any.exec(text);
      if (match) match.payload = match;
      return match;
    },
  },
});

/** Scripts leave attributes out or order them differently; time and date must stand there. */
export const LooseTrailer = createToken({
  name: 'LooseTrailer',
  pattern:
    /\]LOG\]!><time="\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,9})?(?: ?[+-]\d{1,4})?"(?: (?:component|context|type|thread|file)="[^"\n]*"){0,5} date="\d{1,2}-\d{1,2}-\d{4}"(?: (?:component|context|type|thread|file)="[^"\n]*"){0,5} ?>(?:\r?\n)?/,
  line_breaks: true,
});

/** A trailer that cannot be read, to the end of its line. */
export const BrokenTrailer = createToken({
  name: 'BrokenTrailer',
  start_chars_hint: [']'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      if (!text.startsWith(closer, offset)) return null;
      const newline = text.indexOf('\n', offset);
      return [text.substring(offset, Math.min(newline < 0 ? text.length : newline + 1, openers.from(offset)))];
    },
  },
});
