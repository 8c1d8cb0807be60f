import { commandLine } from '../../grammars/commandline.js';
import type { Code, EventKind } from '../../grammars/event.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { type CodeSeen, codesOf, failed, newest, of, succeeded } from './evidence.js';
import type { Facts } from './failure.js';
import { namedPaths, uncPathsIn } from './named-paths.js';

/**
 * How a code came to a path. printed: one entry names both; joined: the path is from other entries of the run;
 * modelled: from the distribution points of the model; exit-code: the program ended so and opens the path.
 */
export type Proof = 'printed' | 'joined' | 'modelled' | 'exit-code';

type Place = NonNullable<ReturnType<Facts['resource']>>;

/** A code that the log gives for opening a path in the network. `code` is missing where the log says refused without a number. */
export interface Refused extends Place {
  readonly event: LoggedEvent;
  readonly code?: Code | undefined;
  readonly win32?: number | undefined;
  readonly proof: Proof;
  /** Who opened it: the client before the program runs, the program itself afterwards. */
  readonly maker: 'client' | 'program';
  /** The program was running when it happened. */
  readonly started: boolean;
}

/** Only of the run that is looked at now, as a hundred classes do one after the other. */
let latest: { readonly facts: Facts; readonly found: readonly Refused[] } | undefined;

/** Every code of the run that is about a path in the network, in time order, exit codes last. Nothing for a run that went well. */
export function refusals(run: Run, facts: Facts): readonly Refused[] {
  if (latest?.facts === facts) return latest.found;
  const found = succeeded(run) ? [] : [...printedRefusals(run, facts), ...exitRefusals(run, facts)];
  latest = { facts, found };
  return found;
}

/** What is about a connection or content even where the sentence names no path. */
const aboutContent: ReadonlySet<EventKind> = new Set<EventKind>(['content-location-refused', 'content-unavailable', 'download-failed']);
const aboutNetwork: ReadonlySet<EventKind> = new Set<EventKind>([
  ...aboutContent,
  'program-start-failed',
  'program-failed',
  'error-handled',
  'connection-refused',
  'web-request-failed',
  'transfer-retried',
  'network-access-account-refused',
]);
/** Sentences about another path than that of the program, or about no path of the network at all. */
const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>([
  'link-measured',
  'cap-inaccessible',
  'cap-retry',
  'cap-reached',
  'cap-inbox-locked',
  'service-launch-failed',
  'client-component-failed',
  'client-install-failed',
]);

function printedRefusals(run: Run, facts: Facts): Refused[] {
  const found: Refused[] = [];
  const unnumbered = of(run, 'connection-refused').filter(({ code }) => code === undefined);
  const seen: (Omit<CodeSeen, 'code'> & { code?: Code })[] = [...codesOf(run), ...unnumbered.map((event) => ({ event, win32: undefined }))];
  for (const { code, win32, event } of seen) {
    if (elsewhere.has(event.kind) || code?.value === 0) continue;
    const places = placesOf(event, run, facts);
    const started = places.length > 0 && isStarted(run, event);
    for (const { place, proof } of places) {
      const maker = started && place.kind === 'share' ? 'program' : 'client';
      found.push({ ...place, event, code, win32, proof, maker, started });
    }
  }
  return found;
}

/** Was the program running when this was written? */
function isStarted(run: Run, event: LoggedEvent): boolean {
  const attempt = run.attempts.find(({ events }) => events.includes(event));
  const events = attempt?.events ?? run.events;
  const before = events.slice(0, events.indexOf(event));
  return before.some(({ kind }) => kind === 'program-started' || kind === 'program-exited');
}

interface Joined {
  readonly place: Place;
  readonly proof: Proof;
}

function placesOf(event: LoggedEvent, run: Run, facts: Facts): Joined[] {
  const own = namedPaths(event, run);
  const printed = own.flatMap((path) => facts.resource(path) ?? []);
  if (printed.length > 0) return printed.map((place) => ({ place, proof: 'printed' }));
  // The same number for a file on this machine is no matter of accounts (A1).
  if (own.some(isLocal)) return [];
  const network = aboutNetwork.has(event.kind);
  if (!network && (event.kind !== 'evidence' || run.scope === 'client')) return [];
  const joined = joinedPlace(event, run, facts);
  if (joined) return [{ place: joined, proof: 'joined' }];
  return network ? modelledPlaces(run, facts) : [];
}

function joinedPlace(event: LoggedEvent, run: Run, facts: Facts): Place | undefined {
  const content = aboutContent.has(event.kind);
  for (const path of pathsAround(event, run, facts)) {
    const place = facts.resource(path);
    if (place && place.kind !== 'client-access-point' && !(content && place.kind === 'share')) return place;
  }
  return undefined;
}

function isLocal(path: string): boolean {
  return /^[a-z]:[\\/]/i.test(path);
}

/** Paths that other entries of the run connect with this one, the most likely first. */
function* pathsAround(event: LoggedEvent, run: Run, facts: Facts): Iterable<string> {
  yield* uncPathsIn(event.commandLine);
  const job = event.job ?? event.parentJob;
  if (job !== undefined) yield* newestPaths(run, run.events.length, (other) => other.job === job || other.parentJob === job);
  yield* newestPaths(run, run.events.indexOf(event), ({ kind }) => !elsewhere.has(kind));
  yield* uncPathsIn(run.commandLine);
  yield run.workingDirectory ?? '';
  yield* uncPathsIn(facts.program?.commandLine);
}

/** The paths of the events that stand before a place and are wanted, the newest first. */
function* newestPaths(run: Run, end: number, isWanted: (event: LoggedEvent) => boolean): Iterable<string> {
  for (let at = end - 1; at >= 0; at--) {
    const event = run.events[at] as LoggedEvent;
    if (isWanted(event)) yield* namedPaths(event, run).toReversed();
  }
}

function modelledPlaces(run: Run, facts: Facts): Joined[] {
  const packageId = facts.package?.packageId ?? run.packageId;
  if (packageId === undefined) return [];
  return (facts.package?.distributionPoints ?? []).flatMap((server) => {
    const place = facts.resource(`\\\\${server.replace(/^\\+/, '')}\\SMSPKG$\\${packageId}`);
    return place ? [{ place, proof: 'modelled' as const }] : [];
  });
}

/** The program started and ended with an error; these are the paths that it is known to open itself, or that its run complains about. */
function exitRefusals(run: Run, facts: Facts): Refused[] {
  const ended = newest(run, 'program-exited', 'program-failed', 'execution-completed');
  if (!ended || !failed(run) || !run.exitCode) return [];
  const code: Code = { text: String(run.exitCode), value: run.exitCode >>> 0, family: 'exit' };
  const opened = new Map<string, LoggedEvent>();
  for (const event of run.events) if (event.kind === 'evidence') for (const path of namedPaths(event, run)) opened.set(path, event);
  for (const path of openedPaths(run, facts)) if (!opened.has(path)) opened.set(path, ended);
  return [...opened].flatMap(([path, event]): Refused[] => {
    const place = facts.resource(path);
    if (!place || place.kind === 'client-access-point') return [];
    const maker = place.kind === 'share' ? 'program' : 'client';
    return [{ ...place, event, code, proof: 'exit-code', maker, started: true }];
  });
}

/** What the program opens beyond its own file, which it was started from. */
function openedPaths(run: Run, facts: Facts): string[] {
  const lines = [run.commandLine, facts.program?.commandLine];
  const paths = [...(facts.program?.opens ?? []), ...lines.flatMap(uncPathsIn)];
  if (paths.length === 0) return paths;
  const executables = lines.flatMap((line) => (line ? [commandLine(line).executable.path] : []));
  return paths.filter((path) => !executables.includes(path));
}
