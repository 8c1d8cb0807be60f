import { type Dialect, dialects, type Family } from './dialects.js';
import type { Event } from './event.js';
import { Grammar, type Reading } from './grammar.js';
import { openings as dumpOpenings, statusEvent } from './messages/mof.js';
import { Openings } from './openings.js';
import { opening, type Sentence } from './template.js';
import { spellings } from './tokens.js';

/** Words that open a sentence, of all dialects, without building one; a blank stands for one or more. Every known sentence begins so. */
export const openers: readonly string[] = [
  ...new Set([
    ...dumpOpenings,
    ...dialects.flatMap(({ sentences, subsystems = [] }) => [
      ...subsystems,
      ...sentences.flatMap(({ template }) => spellings(opening(template))),
    ]),
  ]),
];

/**
 * Openers that open nothing but sentences which say nothing about a failure, in no dialect, and that are no beginning of another opener:
 * a reader may count such records without keeping them.
 */
export const routineOpeners: readonly string[] = routineAmong(dialects.flatMap(({ sentences }) => sentences));

function routineAmong(sentences: readonly Sentence[]): string[] {
  const telling = [...dumpOpenings, ...sentences.filter(({ kind }) => kind !== 'routine').map(({ template }) => opening(template))];
  const routine = new Set(sentences.filter(({ kind }) => kind === 'routine').map(({ template }) => opening(template)));
  const alike = Map.groupBy(telling, (words) => words.charAt(0));
  const tells = (words: string): boolean =>
    alike.get(words.charAt(0))?.some((other) => other.startsWith(words) || words.startsWith(other)) ?? false;
  // A short opener (`Job:`) alone does not make sure of the sentence.
  return [...routine].filter((words) => words.length >= 12 && !tells(words));
}

const grammars = new Map<Dialect, Grammar>();

/** The grammar of a dialect, built when its first sentence comes. */
export function grammarOf(dialect: Dialect): Grammar {
  const built = grammars.get(dialect) ?? new Grammar(dialect);
  grammars.set(dialect, built);
  return built;
}

/** `C:\SMS\CLISVCL.EXE` -> `clisvcl`; `execmgr-20200816-082531.log` -> `execmgr`. */
const baseName = (name: string): string =>
  name
    .slice(-200)
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:log|lo_|exe|dll)$/, '')
    .replace(/-\d{8}-\d{6}$/, '')
    .trim();

const byName = (names: (dialect: Dialect) => readonly string[]): ReadonlyMap<string, readonly Dialect[]> => {
  const found = new Map<string, Dialect[]>();
  for (const dialect of dialects) for (const name of names(dialect)) found.set(name, [...(found.get(name) ?? []), dialect]);
  return found;
};
const byComponent = byName(({ components }) => components);
const byLog = byName(({ logs }) => logs);

/** Dialects of a component and a log, most telling first; memory is bounded because both names come from outside. */
const routes = new Map<string, Map<string, readonly Dialect[]>>();
function routeOf(component: string, file: string): readonly Dialect[] {
  const known = routes.get(component)?.get(file);
  if (known) return known;
  const route = [...new Set([...(byComponent.get(baseName(component)) ?? []), ...(byLog.get(baseName(file)) ?? [])])];
  if (routes.size > 1000 || (routes.get(component)?.size ?? 0) > 1000) routes.clear();
  routes.set(component, (routes.get(component) ?? new Map()).set(file, route));
  return route;
}

let speakers: Openings<Dialect> | undefined;

/** Which dialects know the words that open a sentence, whoever wrote it; built when a dialect meets words that it does not know. */
function speakersOf(message: string): readonly Dialect[] {
  speakers ??= new Openings(
    dialects.flatMap((dialect) =>
      [...new Set(dialect.sentences.map(({ template }) => opening(template)))].map((words) => [words, dialect] as const),
    ),
    dialects.flatMap(({ subsystems = [] }) => subsystems),
  );
  return speakers.find(message);
}

/** A production that knows a message, its event, and whose wording it is. */
export interface Heard extends Reading {
  readonly family: Family;
}

/** The production that knows a message, and its event: by component first, then by log, then by what is said. */
export function read(message: string, component: string, file: string): Heard | undefined {
  const route = routeOf(component, file);
  for (const dialect of route) {
    const reading = grammarOf(dialect).read(message);
    if (reading) return { ...reading, family: dialect.family };
  }
  for (const dialect of speakersOf(message)) {
    const reading = route.includes(dialect) ? undefined : grammarOf(dialect).read(message);
    if (reading) return { ...reading, family: dialect.family };
  }
  return undefined;
}

/** What a message means and whose wording it is; `undefined`: no production knows it. Status events are dumped by the Advanced Client and later. */
export function listen(message: string, component: string, file: string): { readonly event: Event; readonly family: Family } | undefined {
  const raised = statusEvent(message);
  return raised ? { event: raised, family: 'ccm' } : read(message, component, file);
}

/** What a message means; `undefined`: no production knows it. */
export const understand = (message: string, component: string, file: string): Event | undefined => listen(message, component, file)?.event;

/** Whose log or component it is, where the name tells. */
export const familyOf = (component: string, file: string): Family | undefined => routeOf(component, file)[0]?.family;
