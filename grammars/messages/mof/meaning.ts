import type { Event, EventKind } from '../../event.js';
import { classes } from './classes.js';

/** The properties that matter, each under the name that an event has for it; the others are read and dropped. */
export class Properties {
  advertisement: string | undefined = undefined;
  packageId: string | undefined = undefined;
  packageName: string | undefined = undefined;
  program: string | undefined = undefined;
  site: string | undefined = undefined;
  machine: string | undefined = undefined;
  userContext: string | undefined = undefined;
  commandLine: string | undefined = undefined;
  workingDirectory: string | undefined = undefined;
  dateTime: string | undefined = undefined;
  exitCode: string | undefined = undefined;
}

const known: ReadonlyMap<string, keyof Properties> = new Map<string, keyof Properties>([
  ['AdvertisementId', 'advertisement'],
  ['AdvertisementID', 'advertisement'],
  ['PackageId', 'packageId'],
  ['PackageID', 'packageId'],
  ['PackageName', 'packageName'],
  ['ProgramName', 'program'],
  ['SiteCode', 'site'],
  ['MachineName', 'machine'],
  ['UserContext', 'userContext'],
  ['CommandLine', 'commandLine'],
  ['WorkingDirectory', 'workingDirectory'],
  ['DateTime', 'dateTime'],
  ['ExitCode', 'exitCode'],
]);

/** What an event calls the property that a dump begins with `Name = `. */
export function nameOf(image: string): keyof Properties | undefined {
  const blank = image.indexOf(' ');
  return known.get(image.slice(0, blank)) ?? known.get(image.slice(0, image.search(/[\s=]/)));
}

/** The names of the properties that matter, as a pattern. */
export const knownNames = [...known.keys()].join('|');

/** `yyyymmddHHMMSS.ffffff+mmm`, the suffix being minutes that local time is ahead of UTC (CIM DATETIME). */
const dateTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})\d{0,3}([+-]\d{3})$/;

let lastDateTime: string | undefined;
let lastInstant: string | undefined;

/** A status event repeats the time of the one before it. */
function instant(text: string | undefined): string | undefined {
  if (text !== lastDateTime) {
    lastDateTime = text;
    lastInstant = read(text);
  }
  return lastInstant;
}

function read(text: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second, milliseconds, ahead] = dateTime.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  const time = Date.parse(local) - Number(ahead) * 60_000;
  if (Number.isNaN(time)) return undefined;
  return ahead === '+000' ? local : new Date(time).toISOString();
}

const packageId = /^[A-Z0-9]{3}[0-9A-F]{5}$/i;

/** SMS 2003 writes the package id as PackageName too (KB919592). */
function named(properties: Properties, kind: EventKind) {
  const {
    advertisement,
    packageName: name,
    program,
    site,
    machine,
    userContext,
    commandLine,
    workingDirectory,
    exitCode: exit,
  } = properties;
  const id = properties.packageId ?? (name !== undefined && packageId.test(name) ? name : undefined);
  return {
    advertisement,
    packageId: id,
    packageName: name === id ? undefined : name,
    program,
    site,
    machine,
    userContext,
    commandLine,
    workingDirectory,
    at: instant(properties.dateTime),
    exitCode: withExitCode.has(kind) && exit !== undefined && /^-?\d+$/.test(exit) ? Number(exit) : undefined,
  };
}

/** Kinds whose events have an exit code. */
const withExitCode: ReadonlySet<EventKind> = new Set<EventKind>([
  'program-failed',
  'program-succeeded',
  'program-succeeded-pending-restart',
]);

/** The class without what most of them share: `SoftDistProgramErrorEvent` -> `programerror`. */
const bare = (eventClass: string): string =>
  eventClass
    .replace(/^SoftDist/i, '')
    .replace(/Event$/i, '')
    .toLowerCase();

type Mean = (properties: Properties) => Event;

const meanings = new Map<string, Mean | undefined>();
const mostMeanings = 500;

/** What an event of a class means, given its properties; `undefined`: the class is not one of software distribution. */
export function meaning(eventClass: string): Mean | undefined {
  if (meanings.has(eventClass)) return meanings.get(eventClass);
  if (meanings.size >= mostMeanings) meanings.clear();
  const listed = classes.get(bare(eventClass));
  const event = listed ?? { kind: 'status-raised' };
  const mean: Mean | undefined =
    listed || /^SoftDist/i.test(eventClass)
      ? (properties) => ({ ...event, ...named(properties, event.kind), eventClass }) as Event
      : undefined;
  meanings.set(eventClass, mean);
  return mean;
}
