import type { Code, EventKind } from '../../grammars/event.js';
import type { Access, MissingFact, Principal, ProcessAnswer, Step } from '../accounts/answer.js';
import type { Advertisement, Client, DistributionPoint, Model, Package, Program, Share } from '../accounts/model.js';
import type { LoggedEvent, Run } from '../runs/run.js';

/** SARIF's own words, so that no report translates. */
export type Level = 'error' | 'warning' | 'note';

/**
 * confirmed: log and rules agree, or the lines alone prove it; probable: the lines point at it and nothing speaks against it;
 * undetermined: a fact that decides is missing; contradicted: the log and the model cannot both be right.
 */
export type Verdict = 'confirmed' | 'probable' | 'undetermined' | 'contradicted';

export type ClientFamily = '9x' | 'legacy' | 'ccm';

/** What the run and the model together give a failure class to read. Answers of the account rules are computed once per run. */
export interface Facts {
  readonly model: Model;
  /** False where no model was given at all. */
  readonly modelled: boolean;
  readonly client: Client;
  readonly family?: '9x' | 'legacy' | 'ccm' | undefined;
  readonly package?: Package | undefined;
  readonly program?: Program | undefined;
  readonly advertisement?: Advertisement | undefined;
  /** The account that runs the program: as the log says, else as the rules say. */
  readonly process: ProcessAnswer;
  /** What the account rules say about opening `path`; with `as`, for a program that ran as that account. */
  access(path: string, operation: 'read' | 'write', maker: 'client' | 'program', as?: Principal): Access;
  /** Is the path a package on a distribution point, or a client access point, or any other share (1.5)? Undefined for local paths. */
  resource(path: string):
    | {
        kind: 'distribution-point' | 'client-access-point' | 'share' | 'web';
        server: string;
        path: string;
        dp?: DistributionPoint | undefined;
        share?: Share | undefined;
      }
    | undefined;
}

/** A class fits the run. */
export interface Match {
  readonly verdict: Verdict;
  /** The lines that show it, cause first. */
  readonly seen: readonly LoggedEvent[];
  readonly because: readonly Step[];
  readonly missing?: readonly MissingFact[];
  readonly process?: Principal | undefined;
  readonly network?: Principal | undefined;
  readonly resource?: Resource | undefined;
  readonly code?: Code | undefined;
  readonly fix: readonly string[];
  /** Who opened the resource, where it is not as usual: the client for packages, the program for other shares. */
  readonly maker?: 'client' | 'program';
  /** What the account rules say about opening it, where the log says more than the model. */
  readonly access?: Access;
  /** Where the level of this match differs from that of its class. */
  readonly level?: Level;
}

/** A class was considered and does not hold. */
export interface Unfit {
  readonly whyNot: string;
}

/** What a failure class rests on; one of it in a run is enough. Without any, only successes concern the class. */
export interface Signs {
  /** Something of these kinds was said. */
  readonly kinds?: readonly EventKind[];
  /** A code is or carries one of these Win32 errors. */
  readonly win32?: readonly number[];
  /** A code is one of these numbers of 32 bits. */
  readonly values?: readonly number[];
  /** The program ended with one of these exit codes. */
  readonly exits?: readonly number[];
  /** A path in the network was refused, or may have been (`refusals`). */
  readonly refusals?: true;
}

/**
 * One way a distribution fails (section 4 of the account model). It reads a run and facts; it does not parse text, does no I/O and knows
 * no other class.
 */
export interface FailureClass {
  /** Noun of the failing state; also the name of its file and of its sample folder. */
  readonly id: string;
  /** Entry of section 4: `A1`; or `9` for the classes of section 9. */
  readonly section: string;
  readonly title: string;
  readonly level: Level;
  /** Clients on which it happens: Windows 9x, legacy clients on Windows NT, Advanced Client and later (1.1). */
  readonly clients: readonly ClientFamily[];
  /** What a run that did not end well must show for the class to have anything to say. Left out: it is asked about each. */
  readonly signs?: Signs;
  /** Answers only where no specific class does. */
  readonly generic?: boolean;
  /** Asked only where no other class has found a failure. */
  readonly lastResort?: boolean;
  /**
   * Looks at runs that ended well, too: at those whose log says something unusual, at every command line, or where a model was given.
   * Most runs end well, so the other classes are not even asked.
   */
  readonly successes?: 'by log' | 'by command line' | 'by model';
  /** Its answer rests on how long something took, not only on what was said. */
  readonly timed?: boolean;
  readonly find: (run: Run, facts: Facts) => Match | Unfit | undefined;
}

export interface Resource {
  readonly kind: 'distribution-point' | 'client-access-point' | 'share' | 'web' | 'local' | 'server';
  readonly path: string;
}

export interface SeenLine {
  readonly file: string;
  readonly line: number;
  /** ISO 8601 UTC, or local time without zone where no zone is known. */
  readonly when?: string;
  readonly message: string;
  /** Records of the same log around this one; only where a report was asked for that shows them. */
  readonly before?: readonly SeenLine[];
  readonly after?: readonly SeenLine[];
}

/** Does a link of the account path hold? */
export type LinkState = 'works' | 'fails' | 'unknown';

export interface ChainAccount {
  /** `network access account` */
  readonly role: string;
  readonly name?: string;
}

/** One credential that was tried, in order, and how far it gets. */
export interface ChainTry extends ChainAccount {
  /** Does the server accept it? */
  readonly server: LinkState;
  /** Share permissions; missing where they are not known to limit anything. */
  readonly share?: LinkState;
  /** NTFS permissions of the folder. */
  readonly folder: LinkState;
  /** Why it does not get in: `untrusted`, `not-covered`, … */
  readonly refusal?: string;
  readonly asGuest?: boolean;
}

/** The account path of a failure: account of the program -> credentials tried -> server -> share permissions -> folder permissions. */
export interface AccountChain {
  readonly process: ChainAccount & { readonly state: LinkState };
  readonly tries: readonly ChainTry[];
  readonly server?: string;
}

/** Schema version 1. Plain JSON: the store, the `--format json` output and every report's input. */
export interface Finding {
  readonly failure: string;
  readonly title: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly client?: string;
  readonly advertisement?: string;
  readonly package?: string;
  readonly program?: string;
  readonly when?: string;
  readonly account: { readonly process?: string; readonly network?: string };
  readonly resource?: Resource;
  readonly code?: { readonly value: string; readonly symbol?: string; readonly meaning: string };
  readonly because: readonly Step[];
  readonly seen: readonly SeenLine[];
  readonly missing: readonly MissingFact[];
  readonly fix: readonly string[];
  readonly considered: readonly { readonly failure: string; readonly whyNot: string }[];
  /** How often the same failure was seen, where more than once, and since when. */
  readonly times?: number;
  readonly since?: string;
  /** A later success of the same program closed it: history, not an open failure. */
  readonly closed?: string;
  /** Missing where the failure is about no account and no connection. */
  readonly chain?: AccountChain;
}

export interface RunSummary {
  readonly client?: string;
  readonly advertisement?: string;
  readonly package?: string;
  readonly program?: string;
  readonly outcome: string;
  readonly waitingFor?: string;
  readonly account?: string;
  readonly began?: string;
  readonly ended?: string;
  readonly exitCode?: number;
  readonly attempts: number;
  /** Only where a timeline was asked for. */
  readonly phases?: readonly PhaseSummary[];
}

/** A stretch of a run in which one thing was going on: policy, content, waiting, start, running, result, retry. */
export interface PhaseSummary {
  readonly phase: string;
  readonly began?: string;
  readonly ended?: string;
  /** By the client's clock; missing where the log has no times. */
  readonly seconds?: number;
  /** What the client said first and, where it is another line, last in this phase. */
  readonly lines: readonly SeenLine[];
}

export interface Coverage {
  readonly records: number;
  /** Records that a production knows. */
  readonly understood: number;
  /** Unknown records that were read for codes, paths and names all the same. */
  readonly evidence: number;
  readonly unread: readonly { readonly file: string; readonly offset: number; readonly reason: string }[];
  readonly bytes: number;
}

/** From this moment on the clock of the client was so many minutes ahead of UTC. */
export interface ClockChange {
  readonly since: string;
  readonly ahead: number;
}

/** The whole answer of `diagnose`. */
export interface Diagnosis {
  readonly schemaVersion: 1;
  readonly client?: string;
  /** Missing where the logs name no zone. */
  readonly clock?: readonly ClockChange[];
  readonly logs: readonly { readonly file: string; readonly records: number }[];
  readonly coverage: Coverage;
  readonly runs: readonly RunSummary[];
  readonly findings: readonly Finding[];
}
