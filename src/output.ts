import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Mistake, reasonOf } from './mistake.js';

/** Columns of a report that goes to no terminal. */
const columns = 100;

/** Where a report goes: a file, or standard output where none is named. */
export class Output {
  readonly width: number;
  /** Only on a terminal, and not where NO_COLOR or the user says no. */
  readonly colour: boolean;
  readonly #path: string | undefined;
  readonly #kept: string[] = [];

  constructor(path: string | undefined, colour: boolean) {
    const terminal = path === undefined && process.stdout.isTTY;
    this.#path = path;
    this.width = terminal ? process.stdout.columns : columns;
    this.colour = terminal && colour && process.stdout.hasColors();
  }

  /** As fast as the reader of standard output reads. */
  async write(texts: Iterable<string>): Promise<void> {
    if (this.#path !== undefined) this.#kept.push(...texts);
    else for (const text of texts) if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }

  /** The file is made at the very end, so that a mistake on the way spoils no older one. */
  async end(): Promise<void> {
    if (this.#path === undefined) return;
    try {
      await writeFile(this.#path, this.#kept);
    } catch (error) {
      const advice = 'Name a file in a folder that exists and that you may write to.';
      throw new Mistake(`Cannot write ${this.#path}: ${reasonOf(error)}.`, [advice]);
    }
  }
}
