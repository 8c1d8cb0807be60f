import type { Random } from './random.ts';
import type { Advertised } from './site.ts';

/** Everything that SMSAPM32.log says about one run of a program; one in twenty goes wrong. */
export function apmRun(random: Random, { packageName, program, folder, commandLine }: Advertised): string[] {
  const job = `program ${program} in package ${packageName}`;
  const executable = commandLine.split(' ', 1)[0]?.replaceAll('"', '') ?? commandLine;
  const begun = [
    `SCHED DATA  : For ${job} compiling all offers in order to get its schedule time and attributes.~`,
    `SCHEDULER   : Found a job in the scheduled job list with program index ${random.integer(60)}.~`,
    'SCHED DATA  : This job can execute whether the user is logged on or not.~',
    `SCHEDULER   : Successfully populated the program location list with 2 distribution points from a total available number of 3.~`,
    `SCHED DATA  : Attempting to execute ${executable}' (SERVICE context)~`,
    `SCHED DATA  : Command line "${commandLine}" CWD "${folder}"~`,
  ];
  if (!random.percent(5)) {
    return [
      ...begun,
      `SCHED DATA  : Return code = 0x0; The operation completed successfully.~~; Program '${executable}' terminated with exit code = 0.~`,
    ];
  }
  const [code, text] = random.pick<readonly [code: string, text: string]>([
    ['0x525', 'The specified user does not exist.'],
    ['0x80070047', 'No more connections can be made to this remote computer at this time.'],
    ['0x80070005', 'Access is denied.'],
    ['0x80070043', 'The network name cannot be found.'],
  ]);
  return [
    ...begun,
    ...(code === '0x525' ? [`ACCOUNT MGR : ERROR: Could not get APM run account data for site 'NWT'~`] : []),
    `SCHED DATA  : Return code = ${code}; ${text}~~; Could not enable program '${executable}'.~`,
    'SCHED DATA  : Reporting status : APA_JOB_STATUS_UNKNOWN~',
    'SCHED DATA  : Setting job status to 0xd.~',
    'SCHED DATA  : Program completed unsuccessfully.~',
    `SCHED DATA  : Handling an error condition (${code}) for ${job}.~`,
    `SCHED DATA  : Attempting to get action for failure condition ${code}.~`,
    'SCHED DATA  : Returning action code 2.~',
    `SCHEDULER   : Unscheduling ${job} for <ANY USER>.~`,
  ];
}

/** What stands between the sentences of a run: pipes, dialogs, checks of the scheduler. */
export function apmNoise(random: Random): string {
  return random.pick([
    `IPC PIPE    : HANDLE 0x${random.hex(3)} IPC Close Event signaled SMS_CLIENT_EVENT_PEA32_CLOSE~`,
    `IPC PIPE    : CAPPipe::SmartReadFile - Shutdown Signaled _SMS_SMARTFILE_CLIENT_SEMAP_${random.integer(900)}.1~`,
    'IPC PIPE    : ---> Client has disconnected. Shutting down this IPC thread. <--~',
    'IPC PIPE    : CAPPipe :: BlockingListen - Setting NOT_CONNECTED~',
    `IPC SERVER  : CAPPipeServer :: Release - Refcount now ${random.integer(9)}~`,
    'SCHED DATA  : Checking if a countdown dialog should be required at this time.~',
    'SCHED DATA  : This job does not require a countdown dialog.~',
    'SCHEDULER   : Checking if a user is actually logged on.~',
    'SCHEDULER   : A user is logged on to the system.~',
  ]);
}
