import type { Details, EventKind } from '../../event.js';

type Meaning = { [Kind in EventKind]: { readonly kind: Kind } & Readonly<Details[Kind]> }[EventKind];

/** Classes are known from the WMI namespace of the client; KB919592 and the content logs show dumps of some. Meaning from the name. */
const table: readonly [meaning: Meaning, ...classes: string[]][] = [
  [{ kind: 'program-started' }, 'ProgramStarted'],
  [{ kind: 'offer-received' }, 'ProgramOfferReceived'],
  [{ kind: 'program-succeeded-pending-restart' }, 'ProgramPrelimSuccess'],
  [{ kind: 'program-succeeded' }, 'ProgramCompletedSuccessfully', 'ProgramCompletedSuccessfulMIF', 'ProgramCompletedSuccessfullyMIF'],
  [{ kind: 'program-failed' }, 'ProgramError', 'ProgramErrorMIF'],
  [{ kind: 'program-failed', reason: 'error that may be retried' }, 'WarningProgramError', 'ProgramErrorWarning'],
  [{ kind: 'program-failed', reason: 'unexpected restart' }, 'ProgramUnexpectedReboot'],
  [{ kind: 'program-failed', reason: 'not monitored' }, 'ProgramNotMonitored'],
  [{ kind: 'program-start-failed', phase: 'start' }, 'ProgramUnableToExecute', 'WarningProgramUnableToExecute'],
  [{ kind: 'program-start-failed', phase: 'prepare' }, 'ProgramBadEnvironment', 'WarningProgramBadEnvironment'],
  [{ kind: 'time-limit-exceeded' }, 'ProgramExceededTime'],
  [{ kind: 'program-cancelled' }, 'ProgramCancelled'],
  [{ kind: 'content-unavailable' }, 'ErrorNoContent', 'WarningNoContent'],
  [
    { kind: 'download-failed' },
    'AdvertDownloadFailed',
    'WarningAdvertDownloadFailed',
    'DownloadFailed',
    'WarningDownloadFailed',
    'DownloadAndLocationFailed',
    'WarningDownloadAndLocationFailed',
  ],
  [{ kind: 'hash-mismatch' }, 'HashMismatch', 'AdvertHashMismatch'],
  [
    { kind: 'cache-full' },
    'ErrorInsufficientCache',
    'WarningInsufficientCache',
    'ErrorInsufficientCacheSize',
    'WarningInsufficientCacheSize',
  ],
  [{ kind: 'run-waiting', reason: 'content' }, 'WaitingContent', 'WaitingContentAvailabilityOnLocalDP'],
  [{ kind: 'run-waiting', reason: 'user' }, 'ProgramWaitingForUserEnvironment'],
  [{ kind: 'run-waiting', reason: 'paused' }, 'ProgramWaitingPaused'],
  [{ kind: 'run-waiting', reason: 'another-program' }, 'ProgramWaitingForAnotherProgram'],
  [{ kind: 'run-waiting', reason: 'service-window' }, 'WaitingForServiceWindow', 'RebootWaitingForServiceWindow'],
  [{ kind: 'offer-rejected', reason: 'platform' }, 'OfferRejectedPlatform'],
  [{ kind: 'offer-rejected', reason: 'expired' }, 'OfferRejectedExpired'],
  [{ kind: 'offer-rejected', reason: 'policy' }, 'OfferRejectedInvalidPolicy'],
  [
    { kind: 'offer-rejected', reason: 'ran-before' },
    'ProgramHasRunBefore',
    'ProgramHasRunBeforeWithoutFailing',
    'ProgramHasRunBeforeWithoutSucceeding',
  ],
  [{ kind: 'offer-rejected', reason: 'never-runs' }, 'ProgramShouldNeverRun', 'ErrorProgramMayNeverRun'],
  [{ kind: 'offer-rejected', reason: 'internet' }, 'ProgramCannotRunOnInternet', 'ErrorInternetClientCannotRunFromNet'],
  [{ kind: 'status-raised' }, 'ContentRemoved', 'NonElevatedInstall', 'RebootPerformedOutsideOfSW', 'ErrorSystemMayNeverReboot'],
];

/** What an event class means, by its name in lower case without `SoftDist` and `Event`. */
export const classes: ReadonlyMap<string, Meaning> = new Map(
  table.flatMap(([meaning, ...names]) => names.map((name) => [name.toLowerCase(), meaning] as const)),
);

/** The same, as they are printed: class names and the meaning. */
export const classTable = table.map(([meaning, ...names]) => ({ meaning, names }));
