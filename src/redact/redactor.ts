import { Finder, type Found, type Span } from './finder.js';
import type { Marks, NameKind } from './marks.js';
import { isOrdinary } from './ordinary.js';
import { namesIn } from './patterns.js';

/** Replaces names by marks. First it learns what is a name, from data and from texts; then it rewrites: so a name is found before its telling place, too. */
export class Redactor {
  readonly #marks: Marks;
  readonly #finder = new Finder();
  readonly #kinds = new Map<string, NameKind>();
  /** Words of the tool and of the logs; a name that is one of them is a name only where its surroundings say so. */
  readonly #words: ReadonlySet<string>;
  /** Names that are such words. */
  readonly #everyday = new Set<string>();
  #told: RegExp | undefined;

  constructor(marks: Marks, words: ReadonlySet<string>) {
    this.#marks = marks;
    this.#words = words;
  }

  /** This is a name. */
  learn(name: string | undefined, kind: NameKind): void {
    const key = name?.trim().toLowerCase() ?? '';
    if (key === '' || this.#kinds.has(key) || isOrdinary(key, kind) || isFoundByShape(key)) return;
    if (key.endsWith('$') && kind !== 'share') {
      this.learn(key.slice(0, -1), 'host');
      return;
    }
    this.#kinds.set(key, kind);
    const parts = partsOf(key, kind);
    for (const [part, kindOfPart] of parts) this.learn(part, kindOfPart);
    if (this.#words.has(key)) this.#learnEveryday((name ?? '').trim());
    else if (!key.includes('\\')) this.#finder.add(key);
  }

  /** `Full` is a name behind the word that says so, written as it was learned; elsewhere it is a word. */
  #learnEveryday(name: string): void {
    if (this.#everyday.has(name)) return;
    this.#everyday.add(name);
    const names = [...this.#everyday].sort((a, b) => b.length - a.length).map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    this.#told = new RegExp(`(?<=\\b(?:[Pp]rogram|[Pp]ackage)s?:?\\s{1,3}["']?)(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  }

  /** There may be names in this text. */
  study(text: string | undefined): void {
    if (text === undefined) return;
    for (const { start, end, kind } of this.#namesIn(text)) this.learn(text.slice(start, end), kind);
  }

  /** The text without names. */
  text(text: string): string {
    let at = 0;
    let out = '';
    for (const { start, end, kind } of this.#spans(text)) {
      if (start < at) continue;
      out += text.slice(at, start) + this.#markOf(text.slice(start, end), kind);
      at = end;
    }
    return out + text.slice(at);
  }

  /** A field that holds a name and nothing else: a name even where it is an everyday word. */
  name(text: string): string {
    const kind = this.#kinds.get(text.trim().toLowerCase());
    return kind === undefined ? this.text(text) : this.#markOf(text.trim(), kind);
  }

  *#namesIn(text: string): Iterable<Found> {
    for (const found of namesIn(text)) {
      if (!found.doubtful || !this.#words.has(text.slice(found.start, found.end).toLowerCase())) yield found;
    }
  }

  /** By place, the longest first where several begin at one. */
  #spans(text: string): (Span & { kind?: NameKind })[] {
    const found: (Span & { kind?: NameKind })[] = [...this.#namesIn(text), ...this.#finder.find(text)];
    for (const { 0: name, index } of this.#told ? text.matchAll(this.#told) : []) found.push({ start: index, end: index + name.length });
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** A name that is made of names is a mark for each: `dp1.corp.example`, `CORP\alice`. */
  #markOf(name: string, found: NameKind = 'account'): string {
    const key = name.toLowerCase().replace(/\s+/g, ' ');
    if (key.endsWith('$') && !this.#kinds.has(key)) return `${this.#markOf(name.slice(0, -1), 'host')}$`;
    const kind = /^\d+(?:\.\d+){3}$/.test(key) ? 'address' : (this.#kinds.get(key) ?? found);
    const cut = kind === 'host' || kind === 'domain' ? /^([^.]+)\.(.+\..+|[^.]{3,})$/.exec(name) : null;
    if (cut?.[1] !== undefined && cut[2] !== undefined && kind === 'host')
      return `${this.#markOf(cut[1], 'host')}.${this.#marks.of(cut[2], 'domain')}`;
    const [, domain, account] = /^([^\\]+)\\+([^\\]+)$/.exec(name) ?? [];
    if (domain !== undefined && account !== undefined) {
      return `${isOrdinary(domain, 'domain') ? domain : this.#markOf(domain, 'domain')}\\${isOrdinary(account, 'account') ? account : this.#markOf(account)}`;
    }
    return this.#marks.of(name, kind);
  }
}

/** GUIDs, SIDs and addresses are found wherever they stand, and a log may hold millions of them: they need not be remembered. */
const isFoundByShape = (name: string): boolean =>
  /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|s-1-\d+(?:-\d+)+|\d{1,3}(?:\.\d{1,3}){3})$/.test(name);

/** Names within a name: the account and the domain, the computer and its domain, the site in an identifier. */
function partsOf(name: string, kind: NameKind): readonly (readonly [string, NameKind])[] {
  const [, domain, account] = /^([^\\]+)\\+([^\\]+)$/.exec(name) ?? [];
  if (domain !== undefined && account !== undefined) {
    return [
      [domain, 'domain'],
      [account.replace(/\$$/, ''), account.endsWith('$') ? 'host' : 'account'],
    ];
  }
  const [, host, rest] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  if (host !== undefined && rest !== undefined && (kind === 'host' || kind === 'domain')) {
    return kind === 'host' ? [[host, 'host'], ...(rest.includes('.') ? [[rest, 'domain'] as const] : [])] : [[host, 'domain']];
  }
  const site = /^([a-z0-9]{3})[0-9a-f]{5}$/.exec(name)?.[1];
  if (site !== undefined && (kind === 'package' || kind === 'advertisement') && /[a-z]/.test(site)) return [[site, 'site']];
  return [];
}
