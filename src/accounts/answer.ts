import type { Client, DistributionPoint, Model, Package, Program, Share } from './model.js';

/** One sentence on the way to a verdict, and the account rule that it applies (`R23`). */
export interface Step {
  readonly rule: string;
  readonly text: string;
}

/** A fact that the model lacks, and what it would decide. */
export interface MissingFact {
  readonly fact: string;
  readonly decides: string;
}

/** Every answer says why, and what it would need to say more. */
export interface Reasoned {
  readonly because: readonly Step[];
  readonly missing: readonly MissingFact[];
}

export type PrincipalKind =
  | 'logged-on-user'
  | 'local-system'
  | 'computer-account'
  | 'client-token'
  | 'software-installation'
  | 'network-access'
  | 'client-connection'
  | 'task-sequence-run-as'
  | 'task-sequence-network-folder'
  | 'client-certificate'
  | 'existing-connection'
  | 'anonymous';

/** An account in a role. `name` is missing where the role is known and the account is not. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** `CORP\sms-naa`, `NT AUTHORITY\SYSTEM`, `CORP\WKS12$` */
  readonly name?: string | undefined;
}

/** Which account runs a program (R1..R22). */
export interface ProcessAnswer extends Reasoned {
  readonly verdict: 'runs' | 'waits' | 'fails' | 'unknown';
  /** Also where the verdict is `unknown`, when every way in which the program can run is as this account. */
  readonly account?: Principal | undefined;
  /** Where the account is open: every account that it may run as. */
  readonly possible?: readonly Principal[] | undefined;
  /** Id of the failure class that the rules name, where the verdict is `waits` or `fails`. */
  readonly failure?: string | undefined;
}

/** What is to be opened: a package on a distribution point, a client access point, or any other share. */
export type Target =
  | {
      readonly kind: 'dp';
      readonly server: string;
      readonly path: string;
      readonly package?: Package | undefined;
      readonly dp?: DistributionPoint | undefined;
    }
  | { readonly kind: 'cap'; readonly server: string; readonly path: string }
  | { readonly kind: 'share'; readonly server: string; readonly path: string; readonly share?: Share | undefined };

export interface AccessQuestion {
  readonly client: Client;
  readonly program?: Program | undefined;
  /** The account that runs the program, from `processAccount` or from the log. */
  readonly process: Principal;
  readonly target: Target;
  readonly operation: 'read' | 'write';
  /** Who makes the connection: the client (content, UNC command line) or the program itself while it runs. */
  readonly maker: 'client' | 'program';
  /** When, for rules that compare times (R53, R56). Milliseconds UTC. */
  readonly when?: number | undefined;
}

export type Authentication = 'accepted' | 'refused' | 'guest' | 'unknown';
export type Rights = 'sufficient' | 'insufficient' | 'unknown';

/** Why a credential did not get in. */
export type Refusal =
  | 'no-identity'
  | 'wrong-password'
  | 'account-disabled'
  | 'account-locked'
  | 'password-expired'
  | 'account-expired'
  | 'logon-restriction'
  | 'network-logon-right-missing'
  | 'unknown-account'
  | 'untrusted'
  | 'domain-unreachable'
  | 'server-unreachable'
  | 'credential-conflict'
  | 'not-covered'
  | 'explicit-deny'
  | 'level-too-low'
  | 'share-too-low'
  | 'not-applied'
  | 'stale-token'
  | 'wrong-principal';

/** One credential of the sequence, tried in order (R23..R44), and what became of it. */
export interface Try extends Reasoned {
  readonly credential: Principal;
  readonly authentication: Authentication;
  readonly rights: Rights;
  readonly verdict: 'granted' | 'denied' | 'unknown';
  /** Where the verdict is `unknown`: what may be in the way (`not-applied`, `stale-token`, `credential-conflict`). */
  readonly refusal?: Refusal | undefined;
  /** A No Access entry matches, or may match. */
  readonly deniable?: boolean | undefined;
  /** What each list of permissions says by itself; a list that is not known to limit anything is left out. */
  readonly lists?: Lists | undefined;
  /** Where the verdict is `unknown`: what it comes to once a log shows that the account was refused by its rights. */
  readonly ifRefused?: IfRefused | undefined;
}

/** The only reason that is left for a refusal: an unknown membership is none, or is that of a No Access entry. */
export interface IfRefused {
  readonly refusal: Refusal;
  readonly because: Step;
}

/** What the permissions of a share and those of the folder behind it say about one account. */
export interface Lists {
  readonly share?: Rights | undefined;
  readonly folder?: Rights | undefined;
  /** The list of the console, where it has not reached the folder (R53). */
  readonly console?: Rights | undefined;
}

/** May this client's program do this to that resource, and as whom. */
export interface Access extends Reasoned {
  readonly verdict: 'granted' | 'denied' | 'unknown';
  /** The credential that decides: the first that is granted, else the last that was really tried. */
  readonly by?: Principal | undefined;
  readonly refusal?: Refusal | 'no-credential' | undefined;
  readonly tries: readonly Try[];
}

export type ProcessAccountOf = (client: Client, program: Program | undefined, model: Model) => ProcessAnswer;
/** The credentials of one connection, in the order in which they are tried (R23..R44). */
export interface Sequence extends Reasoned {
  readonly sequence: readonly Principal[];
  /** Credentials that may follow, where the sources do not settle whether they do (R37b). */
  readonly undetermined?: readonly Principal[] | undefined;
}

export type Credentials = (question: AccessQuestion, model: Model) => Sequence;
export type May = (question: AccessQuestion, model: Model) => Access;
