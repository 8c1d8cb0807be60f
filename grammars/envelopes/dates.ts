/** When a record was written: local wall clock as if it were UTC (ms), bias in minutes to add, zone by name. */
export interface Moment {
  readonly local: number;
  readonly bias?: number | undefined;
  readonly zone?: string | undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekday = /^\w{3} (\w{3}) +(\d+) +(\d+):(\d+):(\d+)(?:\.(\d+))? (\d+)$/;
const numeric = /^(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)\.(\d+)([+-]\d+)$/;
const locale = /^(\d+)([-/.])(\d+)[-/.](\d+)[\t ,T]+([^\d]*)(\d+)[:.](\d+)[:.](\d+)(?:[.,](\d+))?(?: ?([+-]\d+))? ?(\D*)$/;
const afternoon = /^(?:p\.? ?m|\xe4\xb8\x8b\xe5\x8d\x88|\xec\x98\xa4\xed\x9b\x84|\xe5\x8d\x88\xe5\xbe\x8c|\xce\xbc)/i;
const morning = /^(?:a\.? ?m|\xe4\xb8\x8a\xe5\x8d\x88|\xec\x98\xa4\xec\xa0\x84|\xe5\x8d\x88\xe5\x89\x8d|\xcf\x80)/i;

/** The digits after the point, as ms. */
export const milliseconds = (fraction = ''): number => Number(fraction.length === 3 ? fraction : fraction.slice(0, 3).padEnd(3, '0'));

const minute = 60_000;
const pair = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** `19:33:19` in ms; an hour may have one digit. */
export function clock(text: string): number {
  if (text.length === 8) return pair(text, 0) * 60 * minute + pair(text, 3) * minute + pair(text, 6) * 1000;
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 60 * minute + minutes * minute + seconds * 1000;
}

/** Remembers the last day, for a log repeats it. */
export class Days {
  readonly #read: (date: string) => number;
  #last = '';
  #ms = 0;

  /** `read` turns a date into ms since 1970, `NaN` where it is none. */
  constructor(read: (date: string) => number) {
    this.#read = read;
  }

  of(date: string): number {
    if (date !== this.#last) {
      this.#ms = this.#read(date);
      this.#last = date;
    }
    return this.#ms;
  }
}

/** `May 16 2000` */
export const monthDays = new Days((date) => {
  const [month = '', day, year] = date.split(/ +/);
  const at = months.indexOf(month);
  return at < 0 ? Number.NaN : Date.UTC(Number(year), at, Number(day));
});

/** `Tue May 16 13:17:10.804 2000` */
export function weekdayMoment(image: string): Moment | undefined {
  const [, month = '', day, hours, minutes, seconds, fraction, year] = weekday.exec(image) ?? [];
  const at = months.indexOf(month);
  if (at < 0) return undefined;
  return { local: Date.UTC(Number(year), at, Number(day), Number(hours), Number(minutes), Number(seconds), milliseconds(fraction)) };
}

/** `07-15-2023 09:12:45.332+240`, month first */
export function numericMoment(image: string): Moment | undefined {
  const [, ...parts] = numeric.exec(image) ?? [];
  const [month, day, year, hours, minutes, seconds] = parts.map(Number);
  if (month === undefined || year === undefined) return undefined;
  return { local: Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds(parts[6])), bias: Number(parts[7]) };
}

/**
 * Dates in the locale of whoever copied them. `13-11-2013` tells its order; `09/09/2022` does not, and follows the dates before it in the
 * same log, or else the habit of its separator: slashes are American, dots are not, dashes only where they come with milliseconds.
 */
export class LocaleDates {
  readonly #dayFirst = new Map<string, boolean>();

  moment(image: string): Moment | undefined {
    const parts = locale.exec(image.trim());
    if (!parts) return undefined;
    const [, first = '', separator = '', second = '', third = '', before = '', hours, minutes, seconds, fraction, bias, after = ''] = parts;
    const [year, month, day] = this.#day(first, second, third, separator, fraction !== undefined);
    const half = before.trim() || after.trim();
    const hour = (Number(hours) % (afternoon.test(half) || morning.test(half) ? 12 : 24)) + (afternoon.test(half) ? 12 : 0);
    const local = Date.UTC(year, month - 1, day, hour, Number(minutes), Number(seconds), milliseconds(fraction));
    return { local, ...(bias === undefined ? {} : { bias: Number(bias) }) };
  }

  #day(first: string, second: string, third: string, separator: string, exact: boolean): [number, number, number] {
    if (first.length === 4) return [Number(first), Number(second), Number(third)];
    const year = third.length <= 2 ? Number(third) + (Number(third) < 70 ? 2000 : 1900) : Number(third);
    if (Number(first) > 12) this.#dayFirst.set(separator, true);
    else if (Number(second) > 12) this.#dayFirst.set(separator, false);
    const habit = separator === '.' || (separator === '-' && !exact);
    const dayFirst = this.#dayFirst.get(separator) ?? habit;
    return dayFirst ? [year, Number(second), Number(first)] : [year, Number(first), Number(second)];
  }
}
