import type { Random } from './random.js';

/** The clock of a simulated client: local time that moves on with each line, and a bias (minutes to add to reach UTC). */
export class Clock {
  #local: number;
  readonly bias: number;

  constructor(readonly random: Random) {
    this.#local = Date.UTC(
      random.whole(2000, 2021),
      random.whole(0, 11),
      random.whole(1, 28),
      random.whole(0, 23),
      random.whole(0, 59),
      random.whole(0, 59),
      random.whole(0, 999),
    );
    this.bias = random.pick(0, 240, 300, 420, 480, -60, -120, -330, -600);
  }

  tick(fromMs = 10, toMs = 900): Date {
    this.#local += this.random.whole(fromMs, toMs);
    return new Date(this.#local);
  }

  /** `20200816122531.347000+000`, as status events write it. */
  utc(now: Date): string {
    return `${new Date(now.getTime() + this.bias * 60_000).toISOString().replace(/\D/g, '').slice(0, 14)}.${String(now.getUTCMilliseconds()).padStart(3, '0')}000+000`;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const time = (now: Date): string =>
  `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}.${String(now.getUTCMilliseconds()).padStart(3, '0')}`;

/** CCM envelope (message catalogue, 1.1). */
export function ccmRecord(
  message: string,
  { now, clock, component, type, thread }: { now: Date; clock: Clock; component: string; type: number; thread: number },
): string {
  const bias = clock.bias >= 0 ? `+${clock.bias}` : `${clock.bias}`;
  const date = `${two(now.getUTCMonth() + 1)}-${two(now.getUTCDate())}-${now.getUTCFullYear()}`;
  return `<![LOG[${message}]LOG]!><time="${time(now)}${bias}" date="${date}" component="${component}" context="" type="${type}" thread="${thread}" file="${component.toLowerCase()}.cpp:${clock.random.whole(80, 4900)}">\r\n`;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Legacy envelope (message catalogue, 1.2). */
export function legacyRecord(message: string, { now, component, thread }: { now: Date; component: string; thread: number }): string {
  const date = `${days[now.getUTCDay()]} ${months[now.getUTCMonth()]} ${two(now.getUTCDate())} ${time(now)} ${now.getUTCFullYear()}`;
  return `${message}  $$<${component}><${date}><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
}
