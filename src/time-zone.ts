import { Mistake, nearest } from './mistake.js';

const minute = 60_000;
/** No zone changes its clock more often than at every quarter of an hour. */
const quarter = 15 * minute;

/** A time zone by its name in the IANA database: `Europe/Berlin`. */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat;
  #asked = Number.NaN;
  #offset = 0;

  /** `flag`: what the user named it with. */
  constructor(
    flag: string,
    readonly name: string,
  ) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    } catch {
      const meant = nearest(name, Intl.supportedValuesOf('timeZone'));
      throw new Mistake(`${flag} cannot be ${name}.`, [
        ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
        'Name a zone of the IANA database: Europe/Berlin, America/New_York, UTC.',
      ]);
    }
  }

  /** Minutes by which its clock is ahead of UTC at this moment (milliseconds UTC). */
  offset(utc: number): number {
    const asked = Math.floor(utc / quarter);
    if (asked !== this.#asked) {
      this.#offset = Number.isFinite(utc) ? this.#read(utc) : 0;
      this.#asked = asked;
    }
    return this.#offset;
  }

  /** The moment (milliseconds UTC) at which its clock shows this local time; of two in autumn the first. */
  instant(local: number): number {
    const first = local - this.offset(local - 24 * 60 * minute) * minute;
    return first + this.offset(first) * minute === local ? first : local - this.offset(local) * minute;
  }

  #read(utc: number): number {
    const text = this.#format.formatToParts(utc).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
}
