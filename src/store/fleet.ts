import type { Finding } from '../failures/failure.js';
import type { FindingRow, SourceRow, UnreadRow } from './schema.js';

/** By what open findings are grouped, in the words of the field. */
export const dimensions = ['failure', 'package', 'program', 'distribution point', 'share', 'account', 'site'] as const;
export type Dimension = (typeof dimensions)[number];

/** Open findings that have one value in common. */
export interface FleetGroup {
  readonly value: string;
  readonly clients: number;
  readonly findings: number;
  /** When one of them failed first, and last. */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  /** Clients whose failure was seen last on that day, by day; days without any are left out. */
  readonly days: readonly { readonly day: string; readonly clients: number }[];
}

/** A change, and what it would clear that no change above it has cleared. */
export interface FleetChange {
  readonly change: string;
  readonly basis: 'rules' | 'advice';
  readonly clients: number;
  readonly findings: number;
  /** Failure classes of these findings, the most frequent first. */
  readonly failures: readonly string[];
  /** Other changes that would clear all of the same findings. */
  readonly instead: readonly string[];
}

/** What model and logs disagree about. */
export interface FleetDrift {
  readonly kind: 'ran against the model' | 'failed against the model' | 'not explained';
  readonly failure: string;
  readonly package?: string | undefined;
  readonly resource?: string | undefined;
  readonly clients: number;
  /** What to check in the model. */
  readonly check: string;
}

/** What a whole store says. Notes and what a later success closed are history and not counted. */
export interface Fleet {
  readonly schemaVersion: 1;
  /** Machines, by name. */
  readonly clients: number;
  /** Those with an open error or warning. */
  readonly affected: number;
  readonly sources: Readonly<Record<SourceRow['state'], number>>;
  readonly bytes: number;
  readonly records: number;
  /** Runs by outcome. */
  readonly runs: Readonly<Record<string, number>>;
  /** Open findings by level; accepted ones are counted apart. */
  readonly findings: Readonly<Record<FindingRow['level'], number>>;
  readonly accepted: number;
  readonly groups: Readonly<Record<Dimension, readonly FleetGroup[]>>;
  readonly changes: readonly FleetChange[];
  /** Open findings that no change of the list clears. */
  readonly uncleared: number;
  readonly drift: readonly FleetDrift[];
  readonly unread: readonly Pick<UnreadRow, 'source' | 'file' | 'place' | 'reason'>[];
  /** All places that could not be read; the list above holds the first of them. */
  readonly unreadPlaces: number;
}

/** A client with open failures. */
export interface AffectedClient {
  readonly client: string;
  readonly errors: number;
  readonly warnings: number;
  readonly failures: readonly string[];
  readonly packages: readonly string[];
  /** When it failed last. */
  readonly last?: string | undefined;
}

/** The finding of a failure class that explains it best. */
export interface FailureExample {
  readonly failure: string;
  readonly finding: Finding;
}

/** What a report of a fleet shows besides its summary. */
export interface FleetDetails {
  /** Those first that most is open of; perhaps not all. */
  readonly clients: readonly AffectedClient[];
  /** Clients by the days on which they failed last. */
  readonly days: readonly { readonly day: string; readonly clients: number }[];
  /** One for each failure class. */
  readonly examples: readonly FailureExample[];
}
