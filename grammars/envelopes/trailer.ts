import type { IToken } from 'chevrotain';

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

const minute = 60_000;

/** `19:33:19` in ms. */
function clock(text: string): number {
  if (text.length !== 8) {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
    return hours * 60 * minute + minutes * minute + seconds * 1000;
  }
  return pair(text, 0) * 60 * minute + pair(text, 3) * minute + pair(text, 6) * 1000;
}

const pair = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** Days repeat, so they are remembered. */
const days = new Map<string, number>();

/** `11-28-2014` is month first. */
function day(date: string): number {
  const known = days.get(date);
  if (known !== undefined) return known;
  const [month = 1, dayOfMonth = 1, year = 1970] = date.split('-').map(Number);
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  if (days.size > 1000) days.clear();
  days.set(date, ms);
  return ms;
}

const milliseconds = (fraction: string): number => Number(fraction.length === 3 ? fraction : fraction.padEnd(3, '0').slice(0, 3));

/** The fields of a trailer as the client writes it: the token has them as payload. */
export function strictTrailer({ payload }: IToken): CcmTrailer {
  const [, time = '', fraction = '', bias, date = '', component = '', type = '', thread = ''] = payload as RegExpExecArray;
  return {
    local: day(date) + clock(time) + milliseconds(fraction),
    bias: bias === undefined ? undefined : Number(bias),
    component,
    type,
    thread: thread === '' ? undefined : Number(thread),
  };
}

const looseTime = /^(\d+:\d+:\d+)(?:\.(\d+))?(?: ?([+-]\d+))?$/;

/** The fields of a trailer whose attributes come in another order, or not at all. */
export function looseTrailer({ image }: IToken): CcmTrailer {
  const fields = new Map([...image.matchAll(/(\w+)="([^"\n]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const [, time = '', fraction = '', bias] = looseTime.exec(fields.get('time') ?? '') ?? [];
  const thread = fields.get('thread') ?? '';
  return {
    local: day(fields.get('date') ?? '') + clock(time) + milliseconds(fraction),
    bias: bias === undefined ? undefined : Number(bias),
    component: fields.get('component') ?? '',
    type: fields.get('type') ?? '',
    thread: /^\d{1,10}$/.test(thread) ? Number(thread) : undefined,
  };
}
