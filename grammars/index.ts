import { type Dialect, dialects } from './dialects.js';
import type { Event } from './event.js';
import { Grammar, type Reading } from './grammar.js';
import { opening } from './template.js';
import { openingPattern, plain } from './tokens.js';

/** Words that open a sentence, of all dialects, without building one; a blank stands for one or more. Every known sentence begins so. */
export const openers: readonly string[] = [
  ...new Set(dialects.flatMap(({ sentences, subsystems = [] }) => [...subsystems, ...sentences.map(({ template }) => opening(template))])),
];

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

/** Dialects of a component and a log, most telling first; memory is bounded because components come from the log. */
const routes = new Map<string, readonly Dialect[]>();
function routeOf(component: string, file: string): readonly Dialect[] {
  const key = `${component}\n${file}`;
  const known = routes.get(key);
  if (known) return known;
  const route = [...new Set([...(byComponent.get(baseName(component)) ?? []), ...(byLog.get(baseName(file)) ?? [])])];
  if (routes.size > 1000) routes.clear();
  routes.set(key, route);
  return route;
}

let anyOpening: RegExp | undefined;
const speakers = new Map<string, Dialect[]>();
/** Dialects that know the opening words, whoever wrote them. */
function speakersOf(message: string): readonly Dialect[] {
  if (!anyOpening) {
    for (const dialect of dialects) {
      for (const words of dialect.sentences.map(({ template }) => plain(opening(template))))
        speakers.set(words, [...(speakers.get(words) ?? []), dialect]);
    }
    anyOpening = openingPattern(
      dialects.flatMap(({ sentences }) => sentences.map(({ template }) => opening(template))),
      dialects.flatMap(({ subsystems = [] }) => subsystems),
    );
  }
  anyOpening.lastIndex = 0;
  const words = anyOpening.exec(message)?.[1];
  return words === undefined ? [] : (speakers.get(words) ?? speakers.get(plain(words)) ?? []);
}

/** The production that knows a message, and its event: by component first, then by log, then by what is said. */
export function read(message: string, component: string, file: string): Reading | undefined {
  const route = routeOf(component, file);
  for (const dialect of route) {
    const reading = grammarOf(dialect).read(message);
    if (reading) return reading;
  }
  for (const dialect of speakersOf(message)) {
    const reading = route.includes(dialect) ? undefined : grammarOf(dialect).read(message);
    if (reading) return reading;
  }
  return undefined;
}

/** What a message means; `undefined`: no production knows it. */
export const understand = (message: string, component: string, file: string): Event | undefined => read(message, component, file)?.event;
