import { createToken } from 'chevrotain';
import { ownComponent } from './components.js';
import { Finder } from './finder.js';

/** How every record of the CCM envelope begins. */
export const opener = '<![LOG[';
/** How its trailer begins; `]LOG]!>` alone may also stand inside a message. */
export const closer = ']LOG]!><time=';

export const openers = new Finder(opener);
const closers = new Finder(closer);

/** What the words of a message tell before it is read. */
export type Weight = 'telling' | 'routine' | 'unknown';

/** Decides which records are worth tokens of their own; offsets are those of messages in the piece. */
export interface Chooser {
  /** `routine`: known to say nothing about a failure. */
  weigh(from: number, to: number): Weight;
  /** Whether a number in an unknown message of a component that distributes software is an error code. */
  holdsCode(from: number, to: number): boolean;
}

/** Records in a row that cost no token, and how many of them are known to say nothing about a failure. */
export interface Run {
  records: number;
  routine: number;
}

let chooser: Chooser | undefined;
/** Where the record stands that ended the last run of noise: it is known to matter, so it is not asked again. */
let mattering = -1;

/** Forgets the piece before. */
export function resetRecords(text: string, chosenBy: Chooser): void {
  mattering = -1;
  openers.reset(text);
  closers.reset(text);
  chooser = chosenBy;
}

/**
 * The trailer as the client writes it. The bias has a sign, no colon and often no padding; managed code writes none and seven digits.
 * Without groups, which would cost more than all the rest: whoever wants the fields reads them where they stand.
 */
const trailer = (type: string, component: string) =>
  new RegExp(
    String.raw`\]LOG\]!><time="\d\d?:\d\d?:\d\d?\.\d{1,7}(?: ?[+-]\d{1,4})?" date="\d\d?-\d\d?-\d\d\d\d" component="${component}" context="[^"\n]*" type="${type}" thread="\d*" file="[^"\n]*">(?:\r?\n)?`,
    'y',
  );
const anyComponent = '[^"\\n]*';
const information = trailer('[^23"\\n]?', anyComponent);
const foreign = trailer('[^23"\\n]?', `(?!${ownComponent}?")${anyComponent}`);
const any = trailer('[^"\\n]?', anyComponent);

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

/** As many records as follow each other without one that matters; the run is the payload. They cost no tokens. */
export const Noise = createToken({
  name: 'Noise',
  start_chars_hint: ['<'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      if (offset === mattering) return null;
      let at = offset;
      const run = { records: 0, routine: 0 };
      // Asking where the next record starts was paid for when the end of this one was sought; comparing its text was not.
      while (at < text.length && openers.from(at) === at) {
        const end = noiseEnd(text, at, run);
        if (end === at) {
          mattering = at;
          break;
        }
        at = end;
        run.records++;
      }
      if (run.records === 0) return null;
      const match: [string] & { payload?: Run } = [text.substring(offset, at)];
      match.payload = run;
      return match;
    },
  },
});

/** Where a record ends that is neither broken nor of interest; its start where it is. The words are asked first: that is cheapest. */
function noiseEnd(text: string, start: number, run: Run): number {
  const from = start + opener.length;
  const close = closers.from(from);
  if (!chooser || close >= openers.from(from)) return start;
  const weight = chooser.weigh(from, close);
  if (weight === 'telling') return start;
  const isUnknown = weight === 'unknown';
  const trailer = isUnknown ? foreign : information;
  trailer.lastIndex = close;
  if (trailer.test(text)) {
    if (!isUnknown) run.routine++;
    return trailer.lastIndex;
  }
  if (!isUnknown) return start;
  information.lastIndex = close;
  return information.test(text) && !chooser.holdsCode(from, close) ? information.lastIndex : start;
}

/** The trailer of a record that matters. */
export const Trailer = createToken({
  name: 'Trailer',
  start_chars_hint: [']'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      any.lastIndex = offset;
      return any.test(text) ? [text.substring(offset, any.lastIndex)] : null;
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
