import type { IToken } from 'chevrotain';
import { closer } from './ccm.js';
import { clock, Days, milliseconds } from './dates.js';
import { Digits } from './digits.js';

/** The fields of a CCM trailer. */
export interface CcmTrailer {
  /** Wall clock of the client as if it were UTC, ms. */
  readonly local: number;
  /** Minutes to add to get UTC. */
  readonly bias: number | undefined;
  readonly component: string;
  /** As written: 0 verbose, 1 information, 2 warning, 3 error. */
  readonly type: string;
  readonly thread: number | undefined;
}

/** `11-28-2014` is month first. */
const days = new Days((date) => {
  const [month = 1, day = 1, year = 1970] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
});

const quote = 34;
const minus = 45;

const digits = new Digits();
let lastComponent = '';
let lastDate = 0;
let lastMidnight = 0;

/** The fields of a trailer as the client writes it, which begins at `offset` of the text. */
export function strictTrailer(text: string, offset: number): CcmTrailer {
  digits.start(text, offset + closer.length + 1);
  const time = digits.clock() + digits.thousandths();
  const bias = readBias();
  digits.pass('date="');
  const local = readDay() + time;
  digits.pass('component="');
  const component = readComponent();
  digits.pass('type="');
  const type = digits.next === quote ? '' : text.charAt(digits.at);
  digits.pass('thread="');
  return { local, bias, component, type, thread: digits.next === quote ? undefined : digits.number() };
}

function readBias(): number | undefined {
  if (digits.next === quote) return undefined;
  let sign = digits.next;
  digits.at++;
  if (sign === 32) {
    sign = digits.next;
    digits.at++;
  }
  const minutes = digits.number();
  return sign === minus && minutes !== 0 ? -minutes : minutes;
}

/** Midnight of the day; a log repeats it. */
function readDay(): number {
  const from = digits.at;
  // Any number that no other date has.
  const date = (digits.number() * 100 + digits.number()) * 10_000 + digits.number();
  if (date !== lastDate) {
    lastDate = date;
    lastMidnight = days.of(digits.text.slice(from, digits.at - 1));
  }
  return lastMidnight;
}

/** Most records are of the component of the one before. */
function readComponent(): string {
  const { text, at } = digits;
  if (text.charCodeAt(at + lastComponent.length) !== quote || !text.startsWith(lastComponent, at))
    lastComponent = text.slice(at, text.indexOf('"', at));
  return lastComponent;
}

const looseTime = /^(\d+:\d+:\d+)(?:\.(\d+))?(?: ?([+-]\d+))?$/;

/** The fields of a trailer whose attributes come in another order, or not at all. */
export function looseTrailer({ image }: IToken): CcmTrailer {
  const fields = new Map([...image.matchAll(/(\w+)="([^"\n]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const [, time = '', fraction = '', bias] = looseTime.exec(fields.get('time') ?? '') ?? [];
  const thread = fields.get('thread') ?? '';
  return {
    local: days.of(fields.get('date') ?? '') + clock(time) + milliseconds(fraction),
    bias: bias === undefined ? undefined : Number(bias),
    component: fields.get('component') ?? '',
    type: fields.get('type') ?? '',
    thread: /^\d{1,10}$/.test(thread) ? Number(thread) : undefined,
  };
}
