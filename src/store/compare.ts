import type { Level } from '../failures/failure.js';
import type { Store } from './store.js';
import { type FindingKey, openFindings } from './summary.js';

/** A finding that is not what it was in an earlier scan. */
export interface Turned {
  readonly client: string;
  readonly failure: string;
  readonly package?: string | undefined;
  readonly program?: string | undefined;
  readonly resource?: string | undefined;
  /** Level and number of times then and now; left out where there was or is none. */
  readonly before?: { readonly level: Level; readonly times: number } | undefined;
  readonly now?: { readonly level: Level; readonly times: number } | undefined;
}

/** What changed between two scans, for the clients that are in both. */
export interface Comparison {
  readonly new: readonly Turned[];
  readonly gone: readonly Turned[];
  /** Of a higher level, or seen more often. */
  readonly worse: readonly Turned[];
  readonly better: readonly Turned[];
  readonly unchanged: number;
  /** Clients that only one of the scans has; nothing is said about their findings. */
  readonly clientsOnlyNow: number;
  readonly clientsOnlyBefore: number;
}

const ranks: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };

/** Compares the open errors and warnings of two stores, by client, failure, package, program and resource. */
export async function compare(before: Store, now: Store, isAccepted: (finding: FindingKey) => boolean = () => false): Promise<Comparison> {
  const [old, young] = [await machines(before), await machines(now)];
  const left = await findings(before, isAccepted);
  const turned = { new: [] as Turned[], gone: [] as Turned[], worse: [] as Turned[], better: [] as Turned[] };
  let unchanged = 0;
  for (const [key, finding] of await findings(now, isAccepted)) {
    const was = left.get(key);
    left.delete(key);
    if (!old.has(finding.machine)) continue;
    const change = was ? ranks[finding.level] - ranks[was.level] || finding.times - was.times : undefined;
    if (change === undefined) turned.new.push(turnedOf(finding, undefined, finding));
    else if (change === 0) unchanged++;
    else turned[change > 0 ? 'worse' : 'better'].push(turnedOf(finding, was, finding));
  }
  for (const finding of left.values()) if (young.has(finding.machine)) turned.gone.push(turnedOf(finding, finding, undefined));
  return {
    ...turned,
    unchanged,
    clientsOnlyNow: [...young].filter((machine) => !old.has(machine)).length,
    clientsOnlyBefore: [...old].filter((machine) => !young.has(machine)).length,
  };
}

async function machines({ tables }: Store): Promise<Set<string>> {
  return new Set((await tables.selectFrom('clients').select('machine').distinct().execute()).map(({ machine }) => machine));
}

/** A client that was collected twice has each finding once: the graver one. */
async function findings(store: Store, isAccepted: (finding: FindingKey) => boolean): Promise<Map<string, FindingKey>> {
  const found = new Map<string, FindingKey>();
  for await (const { finding } of openFindings(store)) {
    if (isAccepted(finding)) continue;
    const { machine, failure, package: pack, program, resource } = finding;
    const key = JSON.stringify([machine, failure, pack, program, resource]).toLowerCase();
    const known = found.get(key);
    if (!known || ranks[known.level] < ranks[finding.level]) found.set(key, finding);
  }
  return found;
}

function turnedOf({ machine, failure, package: pack, program, resource }: FindingKey, was?: FindingKey, is?: FindingKey): Turned {
  return {
    client: machine,
    failure,
    ...(pack === null ? {} : { package: pack }),
    ...(program === null ? {} : { program }),
    ...(resource === null ? {} : { resource }),
    ...(was ? { before: { level: was.level, times: was.times } } : {}),
    ...(is ? { now: { level: is.level, times: is.times } } : {}),
  };
}
