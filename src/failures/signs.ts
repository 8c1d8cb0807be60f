import type { Code, EventKind } from '../../grammars/event.js';
import { win32Of } from '../../grammars/numbers.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import type { Facts, FailureClass, Signs } from './failure.js';
import { refusals } from './refusals.js';

/** Places of classes in their list. */
type Places = readonly number[];

/** Which classes rest on what, found once for a list: most have nothing to say about most runs. */
interface Index {
  readonly always: Places;
  readonly kinds: ReadonlyMap<EventKind, Places>;
  readonly win32: ReadonlyMap<number, Places>;
  readonly values: ReadonlyMap<number, Places>;
  readonly exits: ReadonlyMap<number, Places>;
  readonly refusals: Places;
  /** By place: does the run that is looked at now concern the class? */
  readonly marks: Uint8Array;
}

const indexes = new WeakMap<readonly FailureClass[], Index>();

function indexOf(classes: readonly FailureClass[]): Index {
  const known = indexes.get(classes);
  if (known) return known;
  const where = (holds: (signs: Signs | undefined) => boolean) => classes.flatMap(({ signs }, place) => (holds(signs) ? [place] : []));
  const index = {
    always: where((signs) => signs === undefined),
    kinds: placesOf(classes, ({ kinds = [] }) => kinds),
    win32: placesOf(classes, ({ win32 = [] }) => win32),
    values: placesOf(classes, ({ values = [] }) => values),
    exits: placesOf(classes, ({ exits = [] }) => exits),
    refusals: where((signs) => signs?.refusals === true),
    marks: new Uint8Array(classes.length),
  };
  indexes.set(classes, index);
  return index;
}

function placesOf<Sign>(classes: readonly FailureClass[], signsOf: (signs: Signs) => readonly Sign[]): ReadonlyMap<Sign, Places> {
  const places = new Map<Sign, number[]>();
  classes.forEach(({ signs = {} }, place) => {
    for (const sign of new Set(signsOf(signs))) places.set(sign, [...(places.get(sign) ?? []), place]);
  });
  return places;
}

/** The classes of the list that a run which did not end well concerns, in their order; a class that is left out would have no answer. */
export function showing(run: Run, facts: Facts, classes: readonly FailureClass[]): readonly FailureClass[] {
  const index = indexOf(classes);
  const { marks } = index;
  marks.fill(0);
  mark(marks, index.always);
  for (const event of run.events) markEvent(event, index);
  if (run.exitCode !== undefined) mark(marks, index.exits.get(run.exitCode >>> 0));
  if (index.refusals.length > 0 && refusals(run, facts).length > 0) mark(marks, index.refusals);
  return classes.filter((_, place) => marks[place] === 1);
}

/** Codes count here whatever their family and their sentence: what they say there is for the class to judge. */
function markEvent(event: LoggedEvent, index: Index): void {
  mark(index.marks, index.kinds.get(event.kind));
  if (event.code) markCode(event.code, index);
  if (event.kind === 'evidence') for (const code of event.codes) markCode(code, index);
  if ('exitCode' in event && event.exitCode !== undefined) mark(index.marks, index.exits.get(event.exitCode >>> 0));
}

function markCode(code: Code, { marks, win32, values }: Index): void {
  mark(marks, values.get(code.value));
  const error = win32Of(code);
  if (error !== undefined) mark(marks, win32.get(error));
}

function mark(marks: Uint8Array, places: Places | undefined): void {
  if (places) for (const place of places) marks[place] = 1;
}
