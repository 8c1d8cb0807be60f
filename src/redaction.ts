import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { openers } from '../grammars/index.js';
import type { Model } from './accounts/model.js';
import { rules } from './accounts/rules.js';
import type { Diagnosis } from './failures/failure.js';
import { failures } from './failures/index.js';
import { Mistake, reasonOf } from './mistake.js';
import { redacted, redactedFleet } from './redact/diagnosis.js';
import { learnDiagnosis, learnEvent, learnModel } from './redact/learn.js';
import { type Marked, Marks } from './redact/marks.js';
import { Redactor } from './redact/redactor.js';
import type { Passing } from './reports/records/index.js';
import type { LoggedEvent } from './runs/run.js';

/** Replaces names by marks in what a command prints, and keeps what they stand for where the user wants to read a reply. */
export class Redaction {
  readonly redactor: Redactor;
  readonly #marks: Marks;
  readonly #key: Uint8Array;
  readonly #path: string | undefined;

  constructor(key: Uint8Array, known: readonly Marked[], path: string | undefined) {
    this.#key = key;
    this.#path = path;
    this.#marks = new Marks(key, known, path !== undefined);
    this.redactor = new Redactor(this.#marks, everydayWords());
    for (const { name, mark } of known) this.redactor.learn(name, kindOf(mark));
  }

  learn(model: Model | undefined): void {
    if (model) learnModel(this.redactor, model);
  }

  /** Hears the events of a diagnosis on their way. */
  get witness(): { event(event: LoggedEvent): void; run(): void } {
    return { event: (event) => learnEvent(this.redactor, event), run: () => undefined };
  }

  /** Learns from a diagnosis before any is printed: one client may name another. */
  hear(diagnosis: Diagnosis): void {
    learnDiagnosis(this.redactor, diagnosis);
  }

  /** What is said of a fleet, once all its diagnoses were heard. */
  fleet<T>(answer: T): T {
    return redactedFleet(answer, this.redactor);
  }

  apply(diagnosis: Diagnosis): Diagnosis {
    this.hear(diagnosis);
    return redacted(diagnosis, this.redactor);
  }

  /** Learns from a record that will be passed on. */
  study({ record, event, client }: Passing): void {
    if (event) learnEvent(this.redactor, event);
    this.redactor.learn(client, 'host');
    this.redactor.study(record.message);
  }

  /** The record without names, once all were learned. */
  passing({ record, event, client, ...rest }: Passing): Passing {
    const { redactor } = this;
    const named =
      event &&
      Object.fromEntries(
        Object.entries(event).map(([key, value]) => [key, key !== 'kind' && typeof value === 'string' ? redactor.name(value) : value]),
      );
    return {
      ...rest,
      record: { ...record, message: redactor.text(record.message), file: redactor.text(record.file) },
      client: client === undefined ? undefined : redactor.name(client),
      event: named as Passing['event'],
    };
  }

  /** Writes key and names for `smsdx unredact`; for the eyes of the owner only. */
  async save(): Promise<void> {
    if (this.#path === undefined) return;
    const names = Object.fromEntries(this.#marks.all().map(({ mark, name }) => [mark, name]));
    const text = JSON.stringify({ smsdx: 'redact-key', version: 1, key: Buffer.from(this.#key).toString('base64'), names }, undefined, 2);
    try {
      await writeFile(`${this.#path}.partial`, `${text}\n`, { mode: 0o600 });
      await rename(`${this.#path}.partial`, this.#path);
    } catch (error) {
      throw new Mistake(`Cannot write the key ${this.#path}: ${reasonOf(error)}.`, ['Without it nobody can read a reply.']);
    }
  }
}

/** What the flags `--redact` and `--redact-key` ask for: with a file its key, made when it is missing; else one that nobody keeps. */
export async function redactionFor(flags: { redact?: boolean; 'redact-key'?: string | undefined }): Promise<Redaction | undefined> {
  const path = flags['redact-key'];
  if (path === undefined) return flags.redact ? new Redaction(randomBytes(32), [], undefined) : undefined;
  const kept = await readKey(path, true);
  return new Redaction(kept?.key ?? randomBytes(32), kept?.known ?? [], path);
}

interface Kept {
  readonly key: Uint8Array;
  readonly known: readonly Marked[];
}

/** A key file; `undefined` where there is none and there need not be one. */
export async function readKey(path: string, mayBeMissing: boolean): Promise<Kept | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Mistake(`Cannot read the key ${path}: ${reasonOf(error)}.`);
  }
  const kept = parsed(text);
  if (!kept)
    throw new Mistake(`${path} is no key of smsdx.`, ['Name the file that --redact-key wrote; a file that does not exist is made.']);
  return kept;
}

function parsed(text: string): Kept | undefined {
  try {
    const { smsdx, version, key, names } = JSON.parse(text) as Record<string, unknown>;
    if (smsdx !== 'redact-key' || version !== 1 || typeof key !== 'string' || typeof names !== 'object' || names === null) return undefined;
    const known = Object.entries(names).flatMap(([mark, name]) => (typeof name === 'string' ? [{ mark, name }] : []));
    return { key: Buffer.from(key, 'base64'), known };
  } catch {
    return undefined;
  }
}

type Kind = Parameters<Redactor['learn']>[1];
const kindOf = (mark: string): Kind => (/^[A-Z]+/.exec(mark)?.[0].toLowerCase() ?? 'account') as Kind;

/** Words of the sentences that clients and smsdx write; capitals would be names. */
function everydayWords(): ReadonlySet<string> {
  const sentences = [...openers.map((opener) => opener.toLowerCase()), ...[...rules.values()].flatMap(({ title, text }) => [title, text])];
  const titles = failures.flatMap(({ id, title }) => [id.replaceAll('-', ' '), title]);
  return new Set([...sentences, ...titles].flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}{2,}(?![\p{L}\p{N}])/gu) ?? []));
}
