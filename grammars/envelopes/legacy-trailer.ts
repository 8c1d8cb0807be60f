import { type Moment, monthDays, numericMoment } from './dates.js';
import { Digits } from './digits.js';
import type { Mark } from './marks.js';

const point = 46;
const closing = 62;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const digits = new Digits();

/** The fields of a legacy trailer as the client writes it, which begins at `offset` of the text. */
export function strictMark(text: string, offset: number): Mark {
  const from = offset + '$$<'.length;
  const end = text.indexOf('>', from);
  const component = text.slice(from, end).trim();
  digits.start(text, end + '><'.length);
  const time = isDigit(digits.next) ? readNumeric() : readWeekday();
  digits.pass('<thread=');
  const thread = digits.number();
  return Number.isNaN(time?.local) ? { component, thread } : { component, thread, time };
}

/** `07-15-2023 09:12:45.332+240` */
function readNumeric(): Moment | undefined {
  return numericMoment(digits.text.slice(digits.at, digits.text.indexOf('>', digits.at)));
}

let lastDay = '';
let lastYear = 0;
let lastMidnight = 0;

/** `Tue May 16 13:17:10.804 2000`, on servers with the name of the zone after it. */
function readWeekday(): Moment {
  const { text } = digits;
  const day = digits.at + 'Tue '.length;
  // Month and day, with one or two blanks between them and after them.
  digits.at = day + 'May '.length;
  while (!isDigit(digits.next)) digits.at++;
  digits.number();
  const dayEnd = digits.at - 1;
  while (!isDigit(digits.next)) digits.at++;
  let time = digits.clock();
  if (text.charCodeAt(digits.at - 1) === point) {
    time += digits.thousandths();
    digits.at++;
  }
  const year = digits.number();
  const local = midnight(text, day, dayEnd, year) + time;
  if (text.charCodeAt(digits.at - 1) === closing) return { local };
  return { local, zone: text.slice(digits.at, text.indexOf('>', digits.at)) };
}

/** Midnight of the day; a log repeats it. */
function midnight(text: string, from: number, to: number, year: number): number {
  if (year !== lastYear || to - from !== lastDay.length || !text.startsWith(lastDay, from)) {
    lastDay = text.slice(from, to);
    lastYear = year;
    lastMidnight = monthDays.of(`${lastDay} ${year}`);
  }
  return lastMidnight;
}
