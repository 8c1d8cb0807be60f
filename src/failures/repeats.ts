import type { Model } from '../accounts/model.js';
import { momentOf } from '../accounts/moment.js';
import { instant, iso } from '../clock.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { isSmallTalk, succeeded } from './evidence.js';
import type { Facts, FailureClass, Finding } from './failure.js';
import { findings, seenLine } from './findings.js';
import { showing } from './signs.js';

const mostKnown = 1_500;
const mostTexts = 20_000;
/** Longer runs are rare, and comparing them costs as much as judging them. */
const mostEvents = 60;
const longestMessage = 2_000;

/** Findings of a run, each with the places of its lines among the events. */
type Known = readonly { readonly finding: Finding; readonly lines: readonly number[] }[];

/**
 * What runs came to, and came to before: a program that fails fails the same way again and again, often thousands of times, and a run in
 * which the same was said of the same names has the same findings at other times. Classes that look at times are asked each time.
 */
export class Repeats {
  readonly #known = new Map<string, Known>();
  /** Everything that was said has a number: what runs are compared by is short, however much was said in them. */
  readonly #numbers = new Map<string, number>();
  readonly #facts: (run: Run) => Facts;
  readonly #classes: readonly FailureClass[];
  readonly #timed: readonly FailureClass[];
  readonly #dates: readonly number[];

  constructor(facts: (run: Run) => Facts, classes: readonly FailureClass[], model: Model | undefined) {
    this.#facts = facts;
    this.#classes = classes;
    this.#timed = classes.filter(({ timed }) => timed);
    this.#dates = model ? datesOf(model) : [];
  }

  findings(run: Run): Finding[] {
    if (isSmallTalk(run)) return [];
    const facts = this.#facts(run);
    const key = succeeded(run) ? undefined : this.#keyOf(run);
    if (key === undefined || this.#dependsOnTime(run, facts)) return findings(run, facts, this.#classes);
    const before = this.#known.get(key)?.map(({ finding, lines }) => again(finding, run, lines));
    if (before?.every((finding) => finding !== undefined)) return before;
    const found = findings(run, facts, this.#classes);
    this.#remember(key, found, run);
    return found;
  }

  #dependsOnTime(run: Run, facts: Facts): boolean {
    return showing(run, facts, this.#timed).some((failure) => failure.find(run, facts) !== undefined);
  }

  #remember(key: string, found: readonly Finding[], { events }: Run): void {
    const known = found.map((finding) => ({
      finding,
      lines: finding.seen.map(({ file, line }) => events.findIndex(({ seen }) => seen.file === file && seen.line === line)),
    }));
    if (known.some(({ finding, lines }) => finding.when === undefined || lines.includes(-1))) return;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, known);
  }

  /** All that was said, and of whom; of its time only which dates of the model had passed. `undefined`: too long to be compared. */
  #keyOf({ events, ended, scope, machine, advertisement, packageId, packageName, program, site, omitted }: Run): string | undefined {
    if (omitted > 0 || events.length > mostEvents || events.some(({ seen }) => seen.message.length > longestMessage)) return undefined;
    const when = ended && instant(ended);
    const passed = when === undefined ? '' : this.#dates.filter((date) => date <= when).length;
    if (this.#numbers.size > mostTexts) this.#forget();
    const said = events.map((event) => this.#numberOf(wordsOf(event)) + this.#numberOf(speakerOf(event)));
    return [scope, machine, advertisement, packageId, packageName, program, site, passed, ...said].join('\0');
  }

  /** Numbers are given anew, so nothing may be left that was compared by the old ones. */
  #forget(): void {
    this.#numbers.clear();
    this.#known.clear();
  }

  /** A letter before it keeps one number from running into the next. */
  #numberOf(text: string): string {
    const known = this.#numbers.get(text);
    if (known !== undefined) return `n${known}`;
    this.#numbers.set(text, this.#numbers.size);
    return `n${this.#numbers.size - 1}`;
  }
}

/** What differs between two dumps of the same status event. */
const passing = /\b(?:ProcessID|ThreadID) = \d+;|\bDateTime = "[^"]*";/g;

function wordsOf({ eventClass, seen: { message } }: LoggedEvent): string {
  return eventClass === undefined ? message : message.replace(passing, '');
}

/** Windows 9x is told by its thread numbers. */
function speakerOf({ seen: { component, file, severity, thread = 0 } }: LoggedEvent): string {
  return `${component}\0${file}\0${severity}${thread > 0x7fff_ffff ? '\0' : ''}`;
}

/** The same finding, shown by the lines of another run; `undefined`: that one has no time to show. */
function again(finding: Finding, run: Run, lines: readonly number[]): Finding | undefined {
  const shown = lines.map((at) => run.events[at] as LoggedEvent);
  const when = shown[0]?.seen.time ?? run.ended;
  return when && { ...finding, when: iso(when), seen: shown.map(seenLine) };
}

const datesKnown = new WeakMap<Model, readonly number[]>();

/** Every date that the model names, in ms UTC: account rules compare the time of an access with them and with nothing else. */
function datesOf(model: Model): readonly number[] {
  const known = datesKnown.get(model);
  if (known) return known;
  const texts = [...JSON.stringify(model).matchAll(/"(\d{4}-\d\d-\d\d[^"]{0,30})"/g)].map(([, text = '']) => momentOf(text));
  const dates = [...new Set(texts)].filter((date) => !Number.isNaN(date));
  datesKnown.set(model, dates);
  return dates;
}
