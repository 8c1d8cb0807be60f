import type { IToken } from 'chevrotain';
import { closer } from './ccm.js';
import { clock, Days, milliseconds } from './dates.js';

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

const zero = 48;
const quote = 34;
const minus = 45;
const isDigit = (code: number): boolean => code >= zero && code <= 57;

/** Reads on in a trailer of which a pattern has already made sure; no string is cut but a component that is new. */
class TrailerReader {
  #text = '';
  #at = 0;
  #component = '';
  #date = 0;
  #midnight = 0;

  read(text: string, offset: number): CcmTrailer {
    this.#text = text;
    this.#at = offset + closer.length + 1;
    const time = (this.#number() * 60 + this.#number()) * 60_000 + this.#number() * 1000 + this.#thousandths();
    const bias = this.#bias();
    this.#at = text.indexOf('date="', this.#at) + 6;
    const local = this.#day() + time;
    const component = this.#name();
    this.#at = text.indexOf('type="', this.#at) + 6;
    const type = text.charCodeAt(this.#at) === quote ? '' : text.charAt(this.#at);
    this.#at = text.indexOf('thread="', this.#at) + 8;
    return { local, bias, component, type, thread: text.charCodeAt(this.#at) === quote ? undefined : this.#number() };
  }

  /** The digits here, and past what stands after them. */
  #number(): number {
    let value = 0;
    let code = this.#text.charCodeAt(this.#at++);
    for (; isDigit(code); code = this.#text.charCodeAt(this.#at++)) value = value * 10 + code - zero;
    return value;
  }

  /** Three digits of the fraction, however many there are. */
  #thousandths(): number {
    let value = 0;
    let digits = 0;
    for (let code = this.#text.charCodeAt(this.#at); isDigit(code); code = this.#text.charCodeAt(++this.#at)) {
      if (digits++ < 3) value = value * 10 + code - zero;
    }
    return digits === 1 ? value * 100 : digits === 2 ? value * 10 : value;
  }

  #bias(): number | undefined {
    if (this.#text.charCodeAt(this.#at) === quote) return undefined;
    let sign = this.#text.charCodeAt(this.#at++);
    if (sign === 32) sign = this.#text.charCodeAt(this.#at++);
    const minutes = this.#number();
    return sign === minus && minutes !== 0 ? -minutes : minutes;
  }

  #day(): number {
    const from = this.#at;
    // Any number that no other date has.
    const date = (this.#number() * 100 + this.#number()) * 10_000 + this.#number();
    if (date !== this.#date) {
      this.#date = date;
      this.#midnight = days.of(this.#text.slice(from, this.#at - 1));
    }
    return this.#midnight;
  }

  #name(): string {
    const from = this.#text.indexOf('component="', this.#at) + 11;
    const end = from + this.#component.length;
    if (this.#text.charCodeAt(end) === quote && this.#text.startsWith(this.#component, from)) this.#at = end;
    else {
      this.#at = this.#text.indexOf('"', from);
      this.#component = this.#text.slice(from, this.#at);
    }
    return this.#component;
  }
}

const reader = new TrailerReader();

/** The fields of a trailer as the client writes it, which begins at `offset`. */
export const strictTrailer = (text: string, offset: number): CcmTrailer => reader.read(text, offset);

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
