import { type Form, forms } from '../../grammars/exports/index.js';
import type { Model } from '../accounts/model.js';
import { sameMachine } from '../accounts/names.js';
import { type Conflict, ModelWriter } from '../accounts/write.js';
import { type Statement, sections, titleOf } from '../accounts/writing/statement.js';
import { textOf } from './decode.js';
import { type Aim, type Gap, type Item, isGap, type Known, type Source } from './gap.js';
import { readJson } from './json/index.js';
import { readListings } from './listings/index.js';

const order = Object.keys(sections);

export const kinds = ['json', ...forms] as const;

export interface ExportFile {
  /** Name without folder, for origins. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOptions {
  /** Which tool printed the files; else what they look like tells. */
  readonly as?: 'json' | Form | undefined;
  readonly aim?: Aim | undefined;
  readonly encoding?: string | undefined;
  /** New values win over those of the model. */
  readonly overwrite?: boolean | undefined;
  /** Packages whose access accounts no export tells have the default ones (R45). */
  readonly defaultAccess?: boolean | undefined;
}

export interface Unread extends Gap {
  readonly file: string;
}

/** What became of an import. */
export interface Imported {
  /** The model file. */
  readonly text: string;
  /** `network access accounts of the site`, with where they were read. */
  readonly added: readonly { readonly about: string; readonly field?: string; readonly origin: string }[];
  /** Facts that the model had already. */
  readonly same: number;
  readonly conflicts: readonly Conflict[];
  readonly unread: readonly Unread[];
}

/** Merges exports into a model file: `text` is one without mistakes, or empty, and `model` what it says. Never throws for what an export holds. */
export function importInto(text: string, model: Model, files: readonly ExportFile[], options: ImportOptions = {}): Imported {
  const merge = new Merge(text, model, options);
  const texts = files.map(({ name, bytes }) => ({ name, text: textOf(bytes, options.encoding) }));
  const isJson = ({ text: one }: { text: string }) => options.as === 'json' || (options.as === undefined && /^\s*[[{]/.test(one));
  merge.addJson(texts.filter(isJson));
  // Listings of a server come after what the site says of it.
  for (const one of texts) if (!isJson(one)) merge.addListings(one);
  return merge.end();
}

interface Text {
  readonly name: string;
  readonly text: string;
}

class Merge {
  readonly #writer: ModelWriter;
  readonly #added: { about: string; field?: string; origin: string }[] = [];
  readonly #conflicts: Conflict[] = [];
  readonly #unread: Unread[] = [];
  readonly #shares = new Map<string, { server: string; share: string }>();
  readonly #newPackages = new Set<string>();
  #same = 0;

  constructor(
    text: string,
    readonly model: Model,
    readonly options: ImportOptions,
  ) {
    this.#writer = new ModelWriter(text, options.overwrite);
    for (const { server, share } of model.shares) this.#shares.set(`${server}\n${share}`.toLowerCase(), { server, share });
  }

  /** Packages before their programs, whatever the order of the files. */
  addJson(texts: readonly Text[]): void {
    const items = texts.flatMap(({ name, text }) => [...readJson(text, this.#sourceOf(name))].map((item) => ({ item, name })));
    const rank = ({ item }: { item: Item }) => (isGap(item) ? -1 : order.indexOf(item.kind));
    for (const { item, name } of items.sort((a, b) => rank(a) - rank(b))) this.#take(item, name);
  }

  addListings({ name, text }: Text): void {
    const { as } = this.options;
    for (const item of readListings(text, this.#sourceOf(name), as === 'json' ? undefined : as)) this.#take(item, name);
  }

  end(): Imported {
    if (!this.options.defaultAccess) for (const packageId of this.#newPackages) this.#markUnknown(packageId);
    return { text: this.#writer.toString(), added: this.#added, same: this.#same, conflicts: this.#conflicts, unread: this.#unread };
  }

  #take(item: Item, file: string): void {
    if (isGap(item)) {
      this.#unread.push({ file, ...item });
      return;
    }
    if (Object.values(item.names).some((name) => name.trim() === '')) {
      this.#unread.push({
        file,
        line: Number(item.origin.slice(file.length + 1)) || 1,
        text: item.kind,
        reason: 'an object without a name',
      });
      return;
    }
    if (item.kind === 'package' && !this.#writer.has('package', item.names)) this.#newPackages.add(item.names.packageId ?? '');
    const written = this.#writer.write(item);
    if (typeof written === 'object') this.#conflicts.push(written);
    else if (written === 'same') this.#same++;
    else this.#note(item);
  }

  #note({ kind, names, field, part, origin }: Statement): void {
    const { server, share } = names;
    if (kind === 'share' && server !== undefined && share !== undefined)
      this.#shares.set(`${server}\n${share}`.toLowerCase(), { server, share });
    if (kind === 'package' && field === 'accessAccounts') this.#writer.drop('package', names, 'accessAccountsUnknown');
    const what = part === undefined ? field : `${field} ${part}`;
    this.#added.push({ about: titleOf({ kind, names }), ...(what === undefined ? {} : { field: what }), origin });
  }

  /** Without a word the model takes the default access accounts for those of a package. */
  #markUnknown(packageId: string): void {
    if (this.#writer.valueOf('package', { packageId }, 'accessAccounts') !== undefined) return;
    const origin = 'not exported; Get-CMAccessAccount tells, or delete this line for Users Read and Administrators Full Control';
    this.#writer.write({ kind: 'package', names: { packageId }, origin, field: 'accessAccountsUnknown', value: true });
  }

  #sourceOf(file: string): Source {
    return { file, aim: this.options.aim ?? {}, known: this.#known };
  }

  get #known(): Known {
    const { clients } = this.model;
    return {
      has: (kind, names) => this.#writer.has(kind, names),
      sharesOf: (server) => [...this.#shares.values()].filter((each) => sameMachine(each.server, server)).map(({ share }) => share),
      onlyClient: clients.length === 1 ? clients[0]?.name : undefined,
    };
  }
}
