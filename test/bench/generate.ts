import { closeSync, openSync, writeSync } from 'node:fs';
import { type Entry, execmgrRun, noise } from './execmgr.ts';
import { Random } from './random.ts';
import { advertised } from './site.ts';
import { apmNoise, apmRun } from './smsapm32.ts';

const seed = 19990412;
/** Three to four entries in five have nothing to do with a run. */
const noisePercent = 77;
const chunk = 256 * 1024;

export type Dialect = 'execmgr' | 'smsapm32';

/** Writes a log of about `bytes` bytes; the same bytes for the same size, always. */
export function writeLog(path: string, dialect: Dialect, bytes: number): void {
  const file = openSync(path, 'w');
  let text = '';
  let written = 0;
  for (const record of dialect === 'execmgr' ? execmgrRecords() : apmRecords()) {
    text += record;
    if (text.length < chunk && written + text.length < bytes) continue;
    written += writeSync(file, text, null, 'latin1');
    text = '';
    if (written >= bytes) break;
  }
  closeSync(file);
}

function* execmgrRecords(): Generator<string> {
  const random = new Random(seed);
  const programs = advertised(random);
  const clock = new Clock(random);
  for (;;) {
    const job = random.pick(programs);
    const thread = 1000 + random.integer(60000);
    for (const entry of execmgrRun(random, job)) {
      while (random.percent(noisePercent)) yield ccm(noise(random, job), clock, 1000 + random.integer(60000));
      yield ccm(entry, clock, thread);
    }
  }
}

function ccm({ message, type = 1, component = 'execmgr', file = 'execreqmgr.cpp:100' }: Entry, clock: Clock, thread: number): string {
  const { date, time } = clock.next();
  return `<![LOG[${message}]LOG]!><time="${time}+240" date="${date}" component="${component}" context="" type="${type}" thread="${thread}" file="${file}">\r\n`;
}

function* apmRecords(): Generator<string> {
  const random = new Random(seed);
  const programs = advertised(random);
  const clock = new Clock(random);
  const trailed = (message: string, thread: number): string =>
    `${message}  $$<APM><${clock.nextLong()}><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
  for (;;) {
    const thread = 200 + random.integer(4000);
    for (const message of apmRun(random, random.pick(programs))) {
      while (random.percent(noisePercent)) yield trailed(apmNoise(random), 200 + random.integer(4000));
      yield trailed(message, thread);
    }
  }
}

/** Time moves on with every entry: mostly by milliseconds, now and then by minutes. */
class Clock {
  #now = Date.UTC(2004, 1, 2, 6, 30);
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  #advance(): Date {
    this.#now += this.#random.percent(2) ? 1000 + this.#random.integer(90_000) : this.#random.integer(400);
    return new Date(this.#now);
  }

  next(): { date: string; time: string } {
    const iso = this.#advance().toISOString();
    return { date: `${iso.slice(5, 10)}-${iso.slice(0, 4)}`, time: iso.slice(11, 23) };
  }

  nextLong(): string {
    const now = this.#advance();
    const [weekday, day, month, year] = now.toUTCString().replace(',', '').split(' ');
    return `${weekday} ${month} ${day} ${now.toISOString().slice(11, 23)} ${year}`;
  }
}
