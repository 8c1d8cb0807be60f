/** A line of a log, or several: where it begins and ends (bytes), its number from 1, its text as bytes. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
}

/** More than any dump of an event holds. */
const mostLines = 2000;
const mostBytes = 1 << 20;

const opensDump = /(?:^|:)\s{0,20}instance of \w{1,100}\s{0,20}$|^\s{0,20}\{\s{0,20}$/;
const announcesDump = /^\s*(?:\[SMS_CodePage\(|instance of \w+)/;
/** What follows a colon: data, not a sentence. `<<` opens the lines of an exception dump, each its own record. */
const data = /^\s*(?:<(?!<)|[{[(]|[A-Z][\w ]{0,40} : .*[,;]$)/;
const banner = /^\s*=+ .*[^=\s]\s*$/;

/** Lines that make one record, as far as the lines themselves tell. */
export class Group implements Line {
  readonly start: number;
  readonly line: number;
  #end: number;
  readonly #texts: string[];
  #bytes: number;
  /** Braces that are open in a dump; `undefined`: none has begun. */
  #depth: number | undefined;
  #isList = false;
  #paused = false;

  constructor({ start, end, line, text }: Line) {
    this.start = start;
    this.#end = end;
    this.line = line;
    this.#texts = [text];
    this.#bytes = text.length;
    this.#count(text);
  }

  get end(): number {
    return this.#end;
  }

  get lines(): number {
    return this.#texts.length;
  }

  get text(): string {
    return this.#texts.join('\n');
  }

  get hasRoom(): boolean {
    return this.#texts.length < mostLines && this.#bytes < mostBytes;
  }

  /** A dump of an event that is announced or not yet closed. */
  get isDump(): boolean {
    return (this.#depth !== undefined && this.#depth > 0) || opensDump.test(this.#last) || this.#isAnnounced;
  }

  get #isAnnounced(): boolean {
    return this.#depth === undefined && /^\s*(?:Raising event:|\[SMS_CodePage\()/.test(this.#last);
  }

  /** The end of the last line: enough to see how it ends, however long it is. */
  get #last(): string {
    return (this.#texts.at(-1) ?? '').slice(-200).trimEnd();
  }

  add({ end, text }: Line): void {
    if (this.#last.endsWith(':') && data.test(text)) this.#isList = true;
    this.#texts.push(text);
    this.#bytes += text.length;
    this.#end = end;
    this.#paused = false;
    this.#count(text);
  }

  join(other: Group): void {
    this.#texts.push(...other.#texts);
    this.#bytes += other.#bytes;
    this.#end = other.#end;
  }

  /** An empty line came. */
  pause(): void {
    this.#paused = true;
  }

  /** Whether a line without a mark of its own belongs to this record. */
  continues(text: string): boolean {
    if (!this.hasRoom) return false;
    if (this.#depth !== undefined && this.#depth > 0) return true;
    const last = this.#last;
    if (this.#isAnnounced) return announcesDump.test(text);
    if (opensDump.test(last)) return /^\s*\{/.test(text);
    if (this.#paused) return false;
    if (last.endsWith(':')) return data.test(text) || announcesDump.test(text);
    if (this.#isList) return last.endsWith(',');
    return isWrapped(last, text);
  }

  #count(text: string): void {
    if (this.#depth === undefined && !(/^\s*\{/.test(text) && this.#texts.length > 1)) return;
    const opened = /\{\s*$/.test(text) ? 1 : 0;
    const closed = /^\s*(\}+)/.exec(text)?.[1]?.length ?? 0;
    this.#depth = Math.max(0, (this.#depth ?? 0) + opened - closed);
  }
}

/** A banner or a sentence that a page was too narrow for. */
function isWrapped(last: string, text: string): boolean {
  if (banner.test(last)) return /=\s*$/.test(text) && !/^\s*=/.test(text);
  return last.length >= 60 && last.length < 160 && /[a-z\d,]$/.test(last) && /^[a-z]+ [a-z]/.test(text) && !text.includes('HRESULT=');
}
