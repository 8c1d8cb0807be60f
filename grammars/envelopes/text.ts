import { createToken, type IToken } from 'chevrotain';
import { openers } from './ccm.js';
import { endingComponent } from './components.js';
import { Finder } from './finder.js';

/** `Tue May 16 13:17:10.804 2000`, the date of SMS 1.x and 2.0. */
export const weekdayDate = String.raw`[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} {1,2}\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})? \d{4}`;
/** `07-15-2023 09:12:45.332+240`, the date of site servers since SMS 2003. */
export const numericDate = String.raw`\d{1,2}-\d{1,2}-\d{4} \d{1,2}:\d{2}:\d{2}\.\d{1,3}[+-]\d{1,4}`;
/** `4/29/2016`, `13-11-2013`, `29.04.2016`, `2018-12-28`: a viewer writes the date of its own locale. */
const localeDate = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`;
/** `2:52:25 PM`, `3.23.48 PM`, `14:52:25`, `16:06:39.334`; the half of the day may be a word of another script, before or after. */
const localeTime = String.raw`(?:[^\x00-\x7f]{2,12} ?)?\d{1,2}[:.]\d{2}[:.]\d{2}(?:[.,]\d{1,7})?(?: ?[+-]\d{1,4}(?!\d))?(?: ?[AaPp]\. ?[Mm]\.| ?[AaPp][Mm]| ?[^\x00-\x7f]{2,12})?`;
export const localeStamp = String.raw`${localeDate}(?:[\t ,]{1,8}|T)${localeTime}`;
const hexThread = String.raw`(?:thread=)?\d{1,10} ?\(0x[0-9A-Fa-f]{1,16}\)`;
const lineEnd = String.raw`[\t ]*\r?(?![^\n])`;
const lineBreak = String.raw`[\t ]*(?:\r?\n)?`;

/** Message and component stand before these columns, whatever is between them; `PM2904 (0x0B58)` is how run-together text looks. */
const columns = String.raw`(?:${localeStamp}|${weekdayDate})[\t ]{0,8}${hexThread}`;
/** Without a hexadecimal thread only a tab or a known component tells columns from a date in a message. */
const tabbedColumns = String.raw`(?<=\t)${localeStamp}(?:\t\d{1,10}(?: ?\([0-9A-Fa-f]+\))?)?(?=${lineEnd})`;
const datedColumns = String.raw`(?<=${endingComponent}[\t ]{0,3})${localeStamp}(?=${lineEnd})`;
const anyColumns = `${columns}|${tabbedColumns}|${datedColumns}`;

const everyCharacter = Array.from({ length: 256 }, (_, code) => code);

const findColumns = new RegExp(anyColumns, 'g');
/** After a date: a component and its thread, or else the thread that ends the line. */
const findThread = new RegExp(String.raw`(?<=^[\t ]{1,20}[^\t ]{1,60}[\t ]{0,20})[\t ]${hexThread}|[\t ]${hexThread}(?=${lineEnd})`, 'g');
const bracket = 60;
const newlines = new Finder('\n');
const trailerMarks = new Finder('$$');

let isRoutine = (_from: number, _to: number): boolean => false;

/** Forgets the text before; a new piece begins. `routine`: asked whether a message is known to say nothing about a failure. */
export function resetText(text: string, routine: (from: number, to: number) => boolean): void {
  isRoutine = routine;
  newlines.reset(text);
  trailerMarks.reset(text);
}

/** Offset of the trailer that ends the message at `offset`, on its line; `$$<` is written, `<$$` is a misprint of articles. */
function trailerStart(text: string, offset: number, end: number): number {
  let mark = trailerMarks.from(offset);
  while (mark < end) {
    if (text.charCodeAt(mark - 1) === bracket && mark > offset) return mark - 1;
    if (text.charCodeAt(mark + 2) === bracket) return mark;
    mark = trailerMarks.from(mark + 1);
  }
  return end;
}

function found(pattern: RegExp, text: string, offset: number, end: number): number {
  pattern.lastIndex = 0;
  const match = pattern.exec(text.substring(offset, end));
  return match ? offset + match.index : end;
}

const isAfter = (matched: IToken[], name: string) => matched.at(-1)?.tokenType.name === name;

/** The words of a line, up to what an envelope writes after them. */
export const Text = createToken({
  name: 'Text',
  start_chars_hint: everyCharacter,
  line_breaks: true,
  pattern: {
    exec: (text, offset, matched) => {
      const end = Math.min(newlines.from(offset), openers.from(offset), text.length);
      let stop = trailerStart(text, offset, end);
      if (stop === end) stop = found(isAfter(matched, 'Stamp') ? findThread : findColumns, text, offset, end);
      return stop > offset ? [text.substring(offset, stop)] : null;
    },
  },
});

export const Newline = createToken({ name: 'Newline', pattern: /\n/, line_breaks: true });

/** Without groups, which would cost more than all the rest: whoever wants the fields reads them where they stand. */
const legacyTrailer = new RegExp(
  String.raw`\$\$<[^<>\r\n]{1,200}><(?:[A-Z][a-z][a-z] [A-Z][a-z][a-z] {1,2}\d\d? {1,2}\d\d?:\d\d:\d\d(?:\.\d{1,3})? \d\d\d\d(?: [A-Za-z][^<>\r\n]{1,60})?|${numericDate})><thread=\d{1,10} \(0x[0-9A-Fa-f]{1,16}\)>${lineBreak}`,
  'y',
);

/** `$$<APM><Tue May 16 13:17:10.804 2000><thread=1512 (0x5E8)>`, with a zone by name on servers. */
export const LegacyTrailer = createToken({
  name: 'LegacyTrailer',
  start_chars_hint: ['$'],
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      legacyTrailer.lastIndex = offset;
      return legacyTrailer.test(text) ? [text.substring(offset, legacyTrailer.lastIndex)] : null;
    },
  },
});

/** Where a line ends that says nothing about a failure; its start where it does, or where its trailer is not the common one. */
function routineEnd(text: string, start: number): number {
  const newline = newlines.from(start);
  const close = trailerMarks.from(start);
  if (close >= newline || text.charCodeAt(close + 2) !== bracket || openers.from(start) < newline) return start;
  if (!isRoutine(start, close)) return start;
  legacyTrailer.lastIndex = close;
  return legacyTrailer.test(text) && legacyTrailer.lastIndex === newline + 1 ? newline + 1 : start;
}
/** As many lines as follow each other of which none says anything about a failure; how many is the payload. They cost no tokens. */
export const RoutineLines = createToken({
  name: 'RoutineLines',
  start_chars_hint: everyCharacter,
  line_breaks: true,
  pattern: {
    exec: (text, offset) => {
      if (offset > 0 && text.charCodeAt(offset - 1) !== 10) return null;
      let at = offset;
      let records = 0;
      for (let end = routineEnd(text, at); end > at; end = routineEnd(text, at)) {
        at = end;
        records++;
        if (at >= text.length) break;
      }
      if (records === 0) return null;
      const match: [string] & { payload?: number } = [text.substring(offset, at)];
      match.payload = records;
      return match;
    },
  },
});

const between = String.raw`[\t ]{0,8}[<>]{0,2}[\t ]{0,8}(?:\r?\n(?=[\t ]{0,8}<))?[\t ]{0,8}[<>]{0,2}`;

/** What is left of a trailer: parts may be missing, brackets misprinted, blanks and a line break between the parts. */
export const LooseLegacyTrailer = createToken({
  name: 'LooseLegacyTrailer',
  pattern: new RegExp(
    String.raw`(?:<\$\$|\$\$<)[^<>\r\n]{0,200}(?:${between}(?:${weekdayDate}|${numericDate})[^<>\r\n]{0,60})?(?:${between}thread ?= ?[0-9A-Fa-f]{1,10}(?: ?\(0x[0-9A-Fa-f]{1,16}\))?)?(?:[<>]{1,2}[^<>\r\n]{0,100}(?=[<>])){0,4}>?${lineBreak}`,
  ),
  line_breaks: true,
  start_chars_hint: ['$', '<'],
});

/** Date, time and thread as a log viewer copies them, after message and component. */
export const Columns = createToken({
  name: 'Columns',
  pattern: new RegExp(`(?:${anyColumns})${lineBreak}`),
  line_breaks: true,
  start_chars_hint: everyCharacter,
});

const stampHere = new RegExp(String.raw`(?:${localeStamp}|${weekdayDate})(?=[\t ])`, 'y');

/** Date and time at the start of a line, where a viewer or an export puts them first. */
export const Stamp = createToken({
  name: 'Stamp',
  start_chars_hint: everyCharacter,
  line_breaks: false,
  pattern: {
    exec: (text, offset) => {
      if (offset > 0 && text[offset - 1] !== '\n') return null;
      stampHere.lastIndex = offset;
      return stampHere.exec(text);
    },
  },
});

/** Thread in a line that began with its date. */
const thread = new RegExp(String.raw`[\t ]${hexThread}`, 'y');

/** Only on a line that begins with its date; elsewhere a thread alone is text. */
export const Thread = createToken({
  name: 'Thread',
  start_chars_hint: ['\t', ' '],
  line_breaks: false,
  pattern: {
    exec: (text, offset, matched) => {
      if (!isAfter(matched, 'Stamp') && !(isAfter(matched, 'Text') && matched.at(-2)?.tokenType.name === 'Stamp')) return null;
      thread.lastIndex = offset;
      return thread.exec(text);
    },
  },
});
