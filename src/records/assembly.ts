import { componentAtEnd, componentAtStart } from '../../grammars/envelopes/components.js';
import type { Mark } from '../../grammars/envelopes/marks.js';
import { Group, type Line } from './group.js';

/** A record outside the CCM envelope: its text, where it stands, and what its envelope tells. */
export interface Assembled extends Line {
  readonly mark: Mark | undefined;
}

/** Lines that may still turn out to belong to a record whose columns come after its last line. */
const mostHeld = 64;

/** A later message on the same line: `… Trying next provider... NAL[1] - ERROR: …` */
const nextMessage = / {1,8}(?=NAL\[\d+\] - )|(?<=[~.'")]) {1,8}(?=(?:SCHED DATA|SCHEDULER|ACCOUNT MGR|IPC PIPE|IPC SERVER|IPC UI) *: )/;

/**
 * Puts lines together to records. A viewer writes component, date and thread after the LAST line of a record, some exports before the first;
 * dumps of events, lists and wrapped banners are one record with the line that opens them. Everything else is one record a line.
 */
export class Assembly {
  readonly #emit: (record: Assembled) => void;
  readonly #opens: (text: string) => boolean;
  /** Lines without a mark, as groups of which each will be a record. */
  #groups: Group[] = [];
  /** A record whose mark came first; lines without a mark go on with it. */
  #current: { readonly group: Group; readonly mark: Mark } | undefined;
  readonly #components = new Set<string>();
  #hasTabs = false;

  /** `opens`: a known sentence begins with the text, so it never continues another. */
  constructor(emit: (record: Assembled) => void, opens: (text: string) => boolean) {
    this.#emit = emit;
    this.#opens = opens;
  }

  /** Components that columns of this log have named. */
  get components(): ReadonlySet<string> {
    return this.#components;
  }

  get isEmpty(): boolean {
    return this.#groups.length === 0 && !this.#current;
  }

  /** A line whose mark stands after it; `tabbed`: in columns, so lines before it without any are part of it. */
  marked(line: Line, mark: Mark, tabbed = false): void {
    this.#finishCurrent();
    if (tabbed && mark.component !== '' && this.#components.size < 1000) this.#components.add(mark.component);
    const joined = this.#before(line, tabbed);
    this.#hasTabs ||= tabbed;
    if (joined) {
      joined.add(line);
      this.#record(joined, mark);
    } else this.#record(new Group(line), mark);
  }

  /** A line whose mark stands before it; lines without a mark that follow belong to it. */
  headed(line: Line, mark: Mark): void {
    this.flush();
    this.#current = { group: new Group(line), mark };
  }

  plain(line: Line): void {
    const last = this.#groups.at(-1);
    const front = componentAtStart(line.text);
    const end = front ?? componentAtEnd(line.text, this.#components);
    if (last?.isDump && last.continues(line.text)) last.add(line);
    else if (front) this.headed({ ...line, text: front.message }, { component: front.component });
    else if (end) this.marked({ ...line, text: end.message }, { component: end.component });
    else if (this.#current?.group.hasRoom && !this.#opens(line.text)) this.#current.group.add(line);
    else {
      this.#finishCurrent();
      if (last?.continues(line.text) && !this.#opens(line.text)) last.add(line);
      else this.#hold(new Group(line));
    }
  }

  /** An empty line ends what goes on below its mark; a dump may hold one. */
  blank(): void {
    this.#finishCurrent();
    this.#groups.at(-1)?.pause();
  }

  flush(): void {
    this.#finishCurrent();
    for (const group of this.#groups.splice(0)) this.#record(group, undefined);
  }

  #hold(group: Group): void {
    this.#groups.push(group);
    while (this.#groups.length > (this.#hasTabs ? mostHeld : 1)) {
      const first = this.#groups.shift();
      if (first) this.#record(first, undefined);
    }
  }

  /** What stands before a marked line and belongs to it; what does not is a record of its own. */
  #before({ text }: Line, tabbed: boolean): Group | undefined {
    const last = this.#groups.at(-1);
    const opens = text !== '' && this.#opens(text);
    const belongs = last !== undefined && (text === '' || (!opens && last.continues(text)));
    if (!belongs && !(last && tabbed && this.#hasTabs && !opens)) {
      this.flush();
      return undefined;
    }
    let first = this.#groups.length - 1;
    if (tabbed && this.#hasTabs) while (first > 0 && !this.#opens(this.#groups[first]?.text ?? '')) first--;
    const [group, ...rest] = this.#groups.splice(first);
    this.flush();
    for (const other of rest) group?.join(other);
    return group;
  }

  #finishCurrent(): void {
    if (!this.#current) return;
    const { group, mark } = this.#current;
    this.#current = undefined;
    this.#record(group, mark);
  }

  #record(group: Group, mark: Mark | undefined): void {
    const { start, end, line, text } = group;
    let at = 0;
    for (const message of group.lines === 1 ? text.split(nextMessage) : [text]) {
      const offset = at === 0 ? 0 : Math.max(0, text.indexOf(message, at));
      this.#emit({ start: start + offset, end, line, text: message, mark });
      at = offset + message.length;
    }
  }
}
