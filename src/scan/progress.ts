import { SingleBar } from 'cli-progress';
import type { Tally } from './tally.js';

const interval = 250;
/** Names of what is worked on are cut so that the line fits a narrow terminal. */
const mostName = 30;

/** Shows how far a scan is, on a terminal; nothing is said to a file or a pipe. */
export class Progress {
  readonly #tally: Tally;
  readonly #bar: SingleBar | undefined;
  readonly #began = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(tally: Tally, terminal: NodeJS.WriteStream) {
    this.#tally = tally;
    if (!terminal.isTTY) return;
    const format = '{bar} {clients} clients | {rate} MB/s | {findings} findings | {left} | {working}';
    this.#bar = new SingleBar({
      format,
      stream: terminal,
      barsize: 20,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      linewrap: false,
    });
    this.#bar.start(1, 0, figures(tally, 0));
    this.#timer = setInterval(() => this.#show(), interval);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#bar?.stop();
  }

  #show(): void {
    this.#bar?.setTotal(Math.max(this.#tally.found, 1));
    this.#bar?.update(this.#tally.done, figures(this.#tally, (performance.now() - this.#began) / 1000));
  }
}

/** What the line of progress says after so many seconds. */
export function figures(tally: Tally, seconds: number): Readonly<Record<'clients' | 'rate' | 'findings' | 'left' | 'working', string>> {
  const { clients, bytes, findings, done, found, counted, working } = tally;
  const left = done > 0 ? (seconds * (found - done)) / done : Number.NaN;
  const [first = ''] = working;
  const more = working.size > 1 ? ` and ${working.size - 1} more` : '';
  return {
    clients: clients.toLocaleString('en-US'),
    rate: seconds > 0 ? (bytes / 1e6 / seconds).toFixed(0) : '0',
    findings: findings.toLocaleString('en-US'),
    left: !counted ? 'still looking for clients' : Number.isNaN(left) ? 'starting' : `${duration(left)} left`,
    working: `${first.length > mostName ? `…${first.slice(-mostName)}` : first}${more}`.replace(/\p{Cc}/gu, '?'),
  };
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
