import { code } from '../grammars/numbers.js';
import type { Said } from './companions.rows.js';

const routine = { kind: 'routine' } as const;
const names = { program: 'Install all', packageName: 'Harbor tools' };
const share = String.raw`\\HARBOR\SMSPKGD$\NW100042`;
const cap = String.raw`\\HARBOR\CAP_NW1`;
const account = String.raw`TIDE\sms-install`;
const full = code('0x80070047');
const fullText = 'No more connections can be made to this remote computer.';

const offers: Said = [
  ['SCHED DATA  : CAPScheduleData :: SetChangableData( NW1P0007, NW1P0007 )', routine],
  [
    'SCHED DATA  : For program Install all in package Harbor tools compiling all offers in order to get its schedule time and attributes.',
    { kind: 'offer-received', ...names },
  ],
  [
    `TEST        : The constructed file path is '${cap}\\PkgInfo.box\\NW100042.PKG'.`,
    { ...routine, path: `${cap}\\PkgInfo.box\\NW100042.PKG` },
  ],
  [`TEST : IsCurrent(${cap}\\PkgInfo.box\\NW100042.PKG) = TRUE`, { ...routine, path: `${cap}\\PkgInfo.box\\NW100042.PKG` }],
  ['SCHED DATA  : Failed to get package object.', { kind: 'policy-missing' }],
  [
    String.raw`SCHED DATA : Removing file C:\WINNT\MS\SMS\Clicomp\Apa\Data\Complete\NW1P0007.000`,
    { ...routine, path: String.raw`C:\WINNT\MS\SMS\Clicomp\Apa\Data\Complete\NW1P0007.000` },
  ],
  [`SCHEDULER   : Remote Name is ${cap}\n`, { kind: 'link-tested', path: cap }],
  ['SCHEDULER   : Calculated Speed = 9600 bps\n', { kind: 'link-measured', bitsPerSecond: 9600 }],
  ['SCHEDULER   : Slow link detected\n', { kind: 'link-slow', assumed: false }],
  [
    'SCHEDULER   : ERROR: Unable to connect to CAP to test network speed - assuming network is slow',
    { kind: 'link-slow', assumed: true, link: 'client-access-point' },
  ],
  [`SCHEDULER   : Not scheduling job because it's not mandatory over a slow link`, { kind: 'link-skipped' }],
  [
    'SCHED DATA  : Access to all distribution points is through slow links.',
    { kind: 'link-slow', assumed: true, link: 'distribution-points' },
  ],
  [
    'SCHED DATA  : The network is too slow.  Use the next schedule time.~',
    { kind: 'link-slow', assumed: true, link: 'distribution-points' },
  ],
  ['SCHEDULER   : The Distribution Point path was not added to the program location list.', { kind: 'content-location-refused' }],
  ['SCHEDULER   : Completed enumeration.', routine],
  [
    'SCHEDULER   : Successfully populated the program location list with 2 distribution points from a total available number of 3.',
    { kind: 'content-locations-counted', reachable: 2, available: 3 },
  ],
  ['SCHED DATA  : Failed to set up program.  Program location list is not populated.', { kind: 'content-unavailable' }],
];

const schedule: Said = [
  ['SCHEDULER   : Found a job in the scheduled job list with program index 4.', { kind: 'run-scheduled' }],
  ['SCHEDULER   : ODP, dependent program, or program removal data is available for this job.', routine],
  ['SCHEDULER   : The program is available for this job.', routine],
  ['SCHEDULER   : This job needs to be run when a user is logged on.', { kind: 'logon-condition', condition: 'user' }],
  ['SCHEDULER: This job needs to be run when there is no user logged on.', { kind: 'logon-condition', condition: 'no-user' }],
  ['SCHED DATA : This job can execute whether the user is logged on or not.', { kind: 'logon-condition', condition: 'any' }],
  ['SCHEDULER   : Checking if a user is actually logged on.', { kind: 'user-check-started' }],
  ['SCHEDULER   : A user is logged on to the system.', { kind: 'user-state', loggedOn: true }],
  ['SCHEDULER   : A user is not logged on to the system.', { kind: 'user-state', loggedOn: false }],
  ['SCHEDULER   : Checking if a user is actually logged off.', { kind: 'user-check-started' }],
  ['SCHEDULER   : The user is not logged off the system.', { kind: 'user-state', loggedOn: true }],
  ['SCHEDULER   : This job requires the user to be logged off the system.', { kind: 'run-waiting', reason: 'no-user' }],
  [
    'SCHEDULER : Attempting to schedule this job at some time in the future when the logoff process has completed.',
    { kind: 'run-waiting', reason: 'no-user' },
  ],
  ['SCHED DATA  : Checking if a countdown dialog should be required at this time.', routine],
  ['SCHED DATA  : This job does not require a countdown dialog.', routine],
  ['SCHED DATA  : This job does  require a countdown dialog.', routine],
  ['SCHEDULER   : The monitor has indicated that a countdown dialog is not required before executing a scheduled program.', routine],
  ['SCHEDULER   : The monitor has indicated that a countdown dialog is required before executing a scheduled program.', routine],
  ['SCHEDULER   : The monitor has not yet connected and registered the logged on user.', { kind: 'run-waiting', reason: 'monitor' }],
  ['SCHEDULER   : This job requires the monitor to present a dialog box.', routine],
  ['SCHEDULER   : Moving this job from the schedule to trigger job list.', routine],
  ['SCHEDULER   : Inserting the job into the Triggered Events list.', routine],
  ['SCHEDULER   : Removing the job from the Scheduled Events list.', routine],
  [
    'SCHEDULER   : When the user logs on at some time in the future the monitor will be available and this job will be moved back into the schedule job list.',
    { kind: 'run-waiting', reason: 'user' },
  ],
  [
    'SCHEDULER : This is a trigger type job. It will execute either on reboot, logon, or logoff.~.',
    { kind: 'run-waiting', reason: 'event' },
  ],
  ['Sleeping. Trying to get PEA IPC server in 5 sec.', { kind: 'run-waiting', reason: 'user' }],
];

const run: Said = [
  [`ACCOUNT MGR : Granting Local admin rights to user '${account}'`, { kind: 'account-elevated', account }],
  [
    `ACCOUNT MGR : ERROR: NetLocalGroupAddMembers error for user ${account}. (2226)`,
    { kind: 'account-elevation-failed', account, code: code('2226', 'net') },
  ],
  [`ACCOUNT MGR : Failed to add admin rights to user ${account}`, { kind: 'account-elevation-failed', account }],
  [
    `ACCOUNT MGR : ERROR: NetUserGetLocalGroups failed for user ${account} (1722)`,
    { kind: 'account-lookup-failed', account, code: code('1722', 'win32') },
  ],
  [`ACCOUNT MGR : WARNING: Could not ascertain rights for user '${account}'`, { kind: 'account-rights-unknown', account }],
  [`ACCOUNT MGR : ERROR: Could not get APM run account data for site 'NW1'`, { kind: 'run-account-missing', site: 'NW1' }],
  [`ACCOUNT MGR : Could not get data blob for site 'NW1'`, { kind: 'run-account-missing', site: 'NW1' }],
  [
    `SCHED DATA  : Attempting to execute '${share}\\tide.exe' (SERVICE context)`,
    { kind: 'program-starting', path: `${share}\\tide.exe`, context: 'service' },
  ],
  // Q253197 prints it without the opening quote.
  [
    `SCHED DATA : Attempting to execute ${share}\\tide.exe' (USER context)`,
    { kind: 'program-starting', path: `${share}\\tide.exe`, context: 'user' },
  ],
  [
    `SCHED DATA : Command line "${share}\\tide.exe" CWD "${share}\\"`,
    { kind: 'command-line', commandLine: `${share}\\tide.exe`, workingDirectory: `${share}\\` },
  ],
  ['Command line: T:\\TIDE.EXE /quiet', { kind: 'command-line', commandLine: 'T:\\TIDE.EXE /quiet' }],
  ['Working directory: C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\', { ...routine, path: 'C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\' }],
  ['Drive letter (? = any): UNC', routine],
];

const returned: Said = [
  [
    'SCHED DATA  : Return code = 0x525; The specified user does not exist.',
    { kind: 'program-start-failed', phase: 'prepare', code: code('0x525', 'win32'), text: 'The specified user does not exist.' },
  ],
  [
    `SCHED DATA  : Return code = 0x80070047; ${fullText}\n\n; Could not enable program 'tide.exe'.`,
    { kind: 'program-start-failed', phase: 'connect', code: full, text: fullText, commandLine: 'tide.exe' },
  ],
  [
    `SCHED DATA  : Return code = 0x80070047; ${fullText}~~; Could not enable program execution "${share}\\tide.exe".~`,
    {
      kind: 'program-start-failed',
      phase: 'connect',
      code: full,
      text: fullText,
      commandLine: `${share}\\tide.exe`,
      path: `${share}\\tide.exe`,
    },
  ],
  [
    `SCHED DATA  : Return code = 0x35; The network path was not found.~~; IsExecutePossible returned error 53 for program 'tide.exe'`,
    {
      kind: 'program-start-failed',
      phase: 'connect',
      code: code('0x35', 'win32'),
      text: 'The network path was not found.',
      commandLine: 'tide.exe',
    },
  ],
  [
    `SCHED DATA  : Return code = 0x800704e0; Some text.~~; IsExecutePossible returned error -2147023648 for program 'tide.exe'`,
    { kind: 'program-start-failed', phase: 'connect', code: code('0x800704e0'), text: 'Some text.', commandLine: 'tide.exe' },
  ],
  // The exit code rendered as a Win32 error: neither its number nor its text counts.
  [
    `SCHED DATA : Return code = 0x3; The system cannot find the path specified.~~; Program '${share}\\tide.exe /q' terminated with exit code = 3.`,
    { kind: 'program-exited', exitCode: 3, commandLine: `${share}\\tide.exe /q`, path: `${share}\\tide.exe /q` },
  ],
  [
    `Return code = 0x0; Fine.~~; Program 'tide.exe' terminated with exit code = 0.`,
    { kind: 'program-exited', exitCode: 0, commandLine: 'tide.exe' },
  ],
  [
    'SCHEDULER   : Return code = 0x80070043; The network name cannot be found.~~; ERROR: the path is not accessible.',
    { kind: 'content-location-refused', code: code('0x80070043'), text: 'The network name cannot be found.' },
  ],
  // Number and text disagree in print (Q235738); both are kept.
  [
    'IPC PIPE : Return code = 0x552; A required privilege is not held by the client.~~; Reboot request',
    { kind: 'restart-failed', code: code('0x552', 'win32'), text: 'A required privilege is not held by the client.' },
  ],
  [
    'SCHED DATA : Return code = 0x80070005; Access is denied.~~; Something that nobody has written down',
    { kind: 'program-start-failed', phase: 'prepare', code: code('0x80070005'), text: 'Access is denied.' },
  ],
  ['SCHED DATA : Return code = 0x0', { ...routine, code: code('0x0', 'win32') }],
];

const outcome: Said = [
  ['SCHED DATA  : Reporting status : APA_JOB_STATUS_NETWORK_DOWN', { kind: 'job-status', status: 'APA_JOB_STATUS_NETWORK_DOWN' }],
  ['SCHED DATA  : Setting job status to 0xc.~', { kind: 'job-status', status: '0xc' }],
  ['SCHED DATA  : Program completed unsuccessfully.', { kind: 'program-failed' }],
  [
    'SCHED DATA  : Handling an error condition (0x80070047) for program Install all in package Harbor tools.',
    { kind: 'error-handled', code: full, ...names },
  ],
  ['SCHED DATA  : Beginning with a job run status set to APA_RUNSTATUS_NOT_RUNNING.', routine],
  ['SCHED DATA  : *** UNRECOGNISED JOB COMPLETION RETURN CODE. ASSUMING UNSUCCESSFUL EXECUTION', routine],
  ['SCHED DATA  : *** UNRECOGNIZED JOB COMPLETION RETURN CODE. ASSUMING UNSUCCESSFUL EXECUTION', routine],
  ['SCHED DATA  : The error requires that some type of reschedule action be taken.', routine],
  ['SCHED DATA  : Attempting to get action for failure condition 0x80070047.', { ...routine, code: full }],
  ['SCHED DATA  : The job failed or some unknown error has occurred.  Get the Job Failed Action from the registry.', routine],
  ['SCHED DATA  : Returning action code 2.', { kind: 'retry-decided', willRetry: false, action: 2 }],
  ['SCHED DATA  : Returning action code 4.', { kind: 'retry-decided', willRetry: true, action: 4 }],
  ['SCHED DATA  : Determining whether to unschedule or schedule this job based on its current settings.', routine],
  ['SCHEDULER   : Determining whether to unschedule or schedule the next time the program will run ...', routine],
  [
    'SCHEDULER   : Unscheduling program Install all in package Harbor tools for <ANY USER>.',
    { kind: 'run-unscheduled', ...names, user: '<ANY USER>' },
  ],
  [
    String.raw`SCHEDULER   : Unscheduling program Install all in package Harbor tools for TIDE\mira.`,
    { kind: 'run-unscheduled', ...names, user: String.raw`TIDE\mira` },
  ],
  ['SCHED DATA : A program status .mif has not been found.', { kind: 'status-mif-missing' }],
  [
    'SCHED DATA : Changing job status to success but not reporting any program status.',
    { kind: 'job-status', status: 'success without report' },
  ],
  ['SCHED DATA : There will be no further program status .mif checking for this job upon restart.', routine],
  ['SERVICE : Waiting for application launch data mutex (max wait = 120 seconds).', routine],
  ['SERVICE : ** Mutex timeout.', { kind: 'client-component-failed', component: 'APM', reason: 'mutex timeout' }],
  [
    'SERVICE : Unable to signal Client Service to restart this application.',
    { kind: 'client-component-failed', component: 'APM', reason: 'the client service cannot be told to restart it' },
  ],
  ['EXCEPTION EXCEPTION EXCEPTION APM Mon Feb 07 09:11:12.345 2000', { kind: 'client-exception', application: 'APM' }],
];

const noise: Said = [
  ['IPC PIPE    : HANDLE 0x1a4 IPC Close Event signaled SMS_CLIENT_EVENT_TIDE_CLOSE', routine],
  ['IPC PIPE    : CAPPipe::SmartReadFile - Shutdown Signaled _SMS_SMARTFILE_TIDE_1', routine],
  ['IPC PIPE    : ---> Client has disconnected. Shutting down this IPC thread. <--', routine],
  ['IPC PIPE    : CAPPipe :: BlockingListen - Setting NOT_CONNECTED', routine],
  ['IPC PIPE    : Shutdown In Progress on call to CAPPipe::WaitOnEvent', routine],
  ['IPC PIPE    : ERROR: BlockingSendMessage DID NOT RECEIVE REPLY TO MESSAGE. Message Type = 0x4000008', routine],
  ['IPC SERVER  : CAPPipeServer :: Release - Refcount now 2', routine],
  ['IPC UI      : Sending message IPC_CS_MESSG_TIDE', routine],
];

/** Sentences of APM as a client of our invention says them: with a subsystem or without, with tildes or the line feeds they stand for. */
export const smsapm32: Said = [...offers, ...schedule, ...run, ...returned, ...outcome, ...noise];
