import { once } from 'node:events';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { Mistake, reasonOf } from './mistake.js';

/** Columns of a report that goes to no terminal. */
const columns = 100;
/** Characters of a file that are held; what is longer waits beside it. */
const mostHeld = 1_000_000;

/** Where a report goes: a file, or standard output where none is named. */
export class Output {
  readonly width: number;
  /** Only on a terminal, and not where NO_COLOR or the user says no. */
  readonly colour: boolean;
  readonly #path: string | undefined;
  #kept: string[] = [];
  #held = 0;
  /** The file where the beginning of a long text waits. */
  #partial: string | undefined;

  constructor(path: string | undefined, colour: boolean) {
    const terminal = path === undefined && process.stdout.isTTY;
    this.#path = path;
    this.width = terminal ? process.stdout.columns : columns;
    this.colour = terminal && colour && process.stdout.hasColors();
  }

  /** As fast as the reader of standard output reads. */
  async write(texts: Iterable<string>): Promise<void> {
    for (const text of texts) {
      if (this.#path !== undefined) this.#keep(text, this.#path);
      else if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    }
  }

  /** The file is made at the very end, so that a mistake on the way spoils no older one. */
  async end(): Promise<void> {
    const path = this.#path;
    if (path === undefined) return;
    this.#written(path, () => {
      if (this.#partial === undefined) return writeFileSync(path, this.#kept.join(''));
      appendFileSync(this.#partial, this.#kept.join(''));
      renameSync(this.#partial, path);
    });
  }

  #keep(text: string, path: string): void {
    this.#kept.push(text);
    this.#held += text.length;
    if (this.#held < mostHeld) return;
    const partial = `${path}.partial`;
    const write = this.#partial === undefined ? writeFileSync : appendFileSync;
    this.#written(path, () => write(partial, this.#kept.join('')));
    this.#partial = partial;
    this.#kept = [];
    this.#held = 0;
  }

  #written(path: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      const advice = 'Name a file in a folder that exists and that you may write to.';
      throw new Mistake(`Cannot write ${path}: ${reasonOf(error)}.`, [advice]);
    }
  }
}
