import { serverKey } from '../accounts/names.js';
import { levels } from '../archives/archive.js';
import { FileBytes } from '../archives/bytes.js';
import { reasonIn, type Trouble } from '../archives/listing.js';
import { diagnose } from '../diagnose.js';
import type { LogSource } from '../sources/index.js';
import { stitch } from '../sources/stitch.js';
import { brokenRows, rowsOf, type SourceKey, type UnreadPlace } from '../store/rows.js';
import type { Kept } from '../store/schema.js';
import { Changes } from './changes.js';
import { type Group, groups } from './groups.js';
import { named, partOf } from './parts.js';
import type { ArchiveUnit, FolderUnit, Result, Settings, Unit } from './unit.js';
import { isLog } from './walk.js';

/** Does one unit of work; hands out each client as soon as it is done. Whatever is wrong with the data is in the results. */
export async function* work(unit: Unit, settings: Settings): AsyncIterable<Result> {
  if (unit.kind === 'folder') yield { kept: await folder(unit, settings), weight: unit.size };
  else yield* archive(unit, settings);
}

async function folder({ key, name, files, unread }: FolderUnit, settings: Settings): Promise<Kept> {
  const logs = stitch(files.map((path) => partOf(path, settings.limits)));
  return client({ key, name, logs, unread }, settings);
}

/** Logs that only a client of SMS 2.0 or a Legacy Client writes. */
const legacyLog = /^(?:smsapm32|odp|ccim32|clisvc|launch32|smsmon32|cqmgr32|pea32|wnlogon)/i;

/** What was worked out for one client holds for the next. */
interface Known {
  readonly changes: Changes;
  /** Clients of the model by their names as they are compared. */
  readonly machines: ReadonlyMap<string, string>;
}

const known = new WeakMap<Settings, Known>();

function knownOf(settings: Settings): Known {
  const { model, clientKind } = settings;
  const before = known.get(settings);
  if (before) return before;
  const machines = (model?.clients ?? []).flatMap(({ name }) => (name === undefined ? [] : [[serverKey(name), name] as const]));
  const made = { changes: new Changes(model, clientKind), machines: new Map(machines) };
  known.set(settings, made);
  return made;
}

interface Collected {
  readonly key: SourceKey;
  readonly name: string;
  readonly logs: readonly LogSource[];
  readonly unread: readonly UnreadPlace[];
}

async function client({ key, name, logs, unread }: Collected, settings: Settings): Promise<Kept> {
  const { model, clientKind } = settings;
  try {
    // Any folder has a name; it is that of a client where the model knows one.
    const { changes, machines } = knownOf(settings);
    const diagnosis = await diagnose({ name, logs }, model, { clientKind, machine: machines.get(serverKey(name)) });
    const family = diagnosis.logs.some(({ file }) => legacyLog.test(file)) ? 'legacy' : 'ccm';
    return rowsOf(key, { diagnosis, name, unread, changesOf: (finding) => changes.of(finding, family) });
  } catch (error) {
    // A client that breaks smsdx must not cost the others their result.
    return brokenRows(key, [...unread, { file: '', place: 0, reason: `smsdx failed on it: ${reasonIn(error)}` }]);
  }
}

async function* archive(unit: ArchiveUnit, settings: Settings): AsyncIterable<Result> {
  const { key, size, share } = unit;
  const done = new Set(unit.done);
  const troubles: Trouble[] = [];
  const mine = (number: number): boolean => number % share.of === share.part;
  try {
    const bytes = new FileBytes(key.source);
    try {
      for await (const level of levels(bytes, key.source, { limits: settings.limits, isLog, mine })) {
        const outermost = level.folder === '';
        if (!outermost || share.part === 0) troubles.push(...level.troubles);
        const found = groups(level).filter((_, number) => !outermost || mine(number));
        for (const group of found) {
          const inner = keyOf(unit, group);
          if (!done.has(inner.source)) yield { kept: await archived(unit, group, settings), weight: 0 };
        }
      }
    } finally {
      bytes.close();
    }
  } catch (error) {
    troubles.push({ path: '', reason: reasonIn(error) });
  }
  yield { kept: brokenRows(key, troubles.map(placeOf)), weight: size };
}

function archived(unit: ArchiveUnit, group: Group, settings: Settings): Promise<Kept> {
  const parts = group.entries.map(({ path, chunks }) => {
    const slash = path.lastIndexOf('/');
    return { folder: path.slice(0, Math.max(slash, 0)), part: named(path.slice(slash + 1), chunks) };
  });
  return client({ key: keyOf(unit, group), name: group.name || unit.name, logs: stitch(parts), unread: [] }, settings);
}

function keyOf({ key }: ArchiveUnit, { folder }: Group): SourceKey {
  return { source: `${key.source}!/${folder}`, container: key.source, kind: 'archived', fingerprint: key.fingerprint };
}

function placeOf({ path, reason }: Trouble): UnreadPlace {
  return { file: path, place: 0, reason };
}
