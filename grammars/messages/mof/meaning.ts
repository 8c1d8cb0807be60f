import type { Details, Event, EventKind, Names, StatusEvent } from '../../event.js';
import { classes } from './classes.js';

/** Properties of a dump by their names; `null` where the client wrote NULL or a list, or where the record was cut. */
export type Properties = ReadonlyMap<string, string | null>;

/** `yyyymmddHHMMSS.ffffff+mmm`, the suffix being minutes that local time is ahead of UTC (CIM DATETIME). */
const dateTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})\d{0,3}([+-]\d{3})$/;

function instant(text: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second, milliseconds, ahead] = dateTime.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  const time = Date.parse(local) - Number(ahead) * 60_000;
  if (Number.isNaN(time)) return undefined;
  return ahead === '+000' ? local : new Date(time).toISOString();
}

const packageId = /^[A-Z0-9]{3}[0-9A-F]{5}$/i;

/** Names that the properties give. SMS 2003 writes the package id as PackageName too (KB919592). */
function names(properties: Properties): Names & StatusEvent {
  const of = (property: string): string | undefined => properties.get(property) || undefined;
  const name = of('PackageName');
  const id = of('PackageId') ?? of('PackageID') ?? (name !== undefined && packageId.test(name) ? name : undefined);
  return {
    advertisement: of('AdvertisementId') ?? of('AdvertisementID'),
    packageId: id,
    packageName: name === id ? undefined : name,
    program: of('ProgramName'),
    site: of('SiteCode'),
    machine: of('MachineName'),
    userContext: of('UserContext'),
    commandLine: of('CommandLine'),
    workingDirectory: of('WorkingDirectory'),
    at: instant(of('DateTime')),
  };
}

/** Kinds whose events have an exit code. */
const withExitCode: ReadonlySet<EventKind> = new Set<EventKind>([
  'program-failed',
  'program-succeeded',
  'program-succeeded-pending-restart',
]);

function exitCode(properties: Properties): Partial<Details['program-failed']> {
  const text = properties.get('ExitCode') ?? '';
  return /^-?\d+$/.test(text) ? { exitCode: Number(text) } : {};
}

/** Absent names are left out, so that an event holds what the dump holds. */
function present(event: Record<string, unknown>): Event {
  for (const name in event) if (event[name] === undefined) delete event[name];
  return event as Event;
}

/** The class without what most of them share: `SoftDistProgramErrorEvent` -> `programerror`. */
const bare = (eventClass: string): string =>
  eventClass
    .replace(/^SoftDist/i, '')
    .replace(/Event$/i, '')
    .toLowerCase();

/** What an event of a class means, given its properties; `undefined`: the class is not one of software distribution. */
export function meaning(eventClass: string): ((properties: Properties) => Event) | undefined {
  const known = classes.get(bare(eventClass));
  if (!known && !/^SoftDist/i.test(eventClass)) return undefined;
  const event = known ?? { kind: 'status-raised' };
  return (properties) =>
    present({ ...event, ...names(properties), eventClass, ...(withExitCode.has(event.kind) ? exitCode(properties) : {}) });
}
