import { createToken } from 'chevrotain';
import { Finder } from './finder.js';

/** How every record of the CCM envelope begins. */
export const opener = '<![LOG[';
/** How its trailer begins; `]LOG]!>` alone may also stand inside a message. */
export const closer = ']LOG]!><time=';

export const openers = new Finder(opener);
export const closers = new Finder(closer);

/** The trailer as the client writes it. The bias has a sign, no colon and often no padding; managed code writes none and seven digits. */
const trailer = (type: string) =>
  new RegExp(
    String.raw`\]LOG\]!><time="\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,7}(?: ?[+-]\d{1,4})?" date="\d{1,2}-\d{1,2}-\d{4}" component="[^"\n]*" context="[^"\n]*" type="${type}" thread="\d*" file="[^"\n]*">(?:\r?\n)?`,
  );

const startsRecord = (text: string, offset: number) => text.startsWith(opener, offset);

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

/** Trailer of a record that is no warning and no error. */
export const InfoTrailer = createToken({ name: 'InfoTrailer', pattern: trailer('[^23"\\n]?'), line_breaks: true });

/** Trailer of a warning or an error. */
export const AlertTrailer = createToken({ name: 'AlertTrailer', pattern: trailer('[23]'), line_breaks: true });

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
