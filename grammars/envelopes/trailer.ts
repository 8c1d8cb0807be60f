import type { IToken } from 'chevrotain';
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

/** The fields of a trailer as the client writes it: the token has them as payload. */
export function strictTrailer({ payload }: IToken): CcmTrailer {
  const [, time = '', fraction = '', bias, date = '', component = '', type = '', thread = ''] = payload as RegExpExecArray;
  return {
    local: days.of(date) + clock(time) + milliseconds(fraction),
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
    local: days.of(fields.get('date') ?? '') + clock(time) + milliseconds(fraction),
    bias: bias === undefined ? undefined : Number(bias),
    component: fields.get('component') ?? '',
    type: fields.get('type') ?? '',
    thread: /^\d{1,10}$/.test(thread) ? Number(thread) : undefined,
  };
}
