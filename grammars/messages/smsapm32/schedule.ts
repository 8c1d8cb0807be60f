import { anyFigure, either, say, sentence } from '../../template.js';

/** Jobs that come due, and the user whom they wait for. */
export const schedule = [
  sentence('run-scheduled', 'Q295084', say`Found a job in the scheduled job list with program index ${anyFigure}`),
  sentence('routine', 'Q295084', say`ODP, dependent program, or program removal data is available for this job`),
  sentence('routine', 'Q295084', say`The program is available for this job`),

  sentence('logon-condition', 'Q295084', say`This job needs to be run when a user is logged on`, { condition: 'user' }),
  sentence('logon-condition', 'Q295084, Q314342', say`This job needs to be run when there is no user logged on`, { condition: 'no-user' }),
  sentence('logon-condition', 'Q314342', say`This job can execute whether the user is logged on or not`, { condition: 'any' }),

  sentence('user-check-started', 'Q240921, Q295084', say`Checking if a user is actually logged on`),
  sentence('user-state', 'Q240921, Q295084', say`A user is logged on to the system`, { loggedOn: true }),
  sentence('user-state', 'Q240921, Q295084', say`A user is not logged on to the system`, { loggedOn: false }),
  sentence('user-check-started', 'Q314342', say`Checking if a user is actually logged off`),
  sentence('user-state', 'Q314342', say`The user is not logged off the system`, { loggedOn: true }),
  sentence('run-waiting', 'Q314342', say`This job requires the user to be logged off the system`, { reason: 'no-user' }),
  sentence(
    'run-waiting',
    'Q314342',
    say`Attempting to schedule this job at some time in the future when the logoff process has completed`,
    { reason: 'no-user' },
  ),

  sentence('routine', 'Q295084', say`Checking if a countdown dialog should be required at this time`),
  sentence('routine', 'Q295084', say`This job does not require a countdown dialog`),
  sentence('routine', 'Q302535', say`This job does require a countdown dialog`),
  sentence(
    'routine',
    'Q268500, Q302535',
    say`The monitor has indicated that a countdown dialog is ${either(say`not required`, say`required`)} before executing a scheduled program`,
  ),

  sentence('run-waiting', 'Q295084', say`The monitor has not yet connected and registered the logged on user`, { reason: 'monitor' }),
  sentence('routine', 'Q295084', say`This job requires the monitor to present a dialog box`),
  sentence('routine', 'Q295084', say`Moving this job from the schedule to trigger job list`),
  sentence('routine', 'Q295084', say`Inserting the job into the Triggered Events list`),
  sentence('routine', 'Q295084', say`Removing the job from the Scheduled Events list`),
  sentence(
    'run-waiting',
    'Q295084',
    say`When the user logs on at some time in the future the monitor will be available and this job will be moved back into the schedule job list`,
    { reason: 'user' },
  ),
  sentence('run-waiting', 'Q293487', say`This is a trigger type job. It will execute either on reboot, logon, or logoff`, {
    reason: 'event',
  }),
  // KB810867: the agent that runs programs as the logged-on user (PEA32) is not there, because nobody is logged on.
  sentence('run-waiting', 'KB810867', say`Sleeping. Trying to get PEA IPC server in ${anyFigure} sec`, { reason: 'user' }),
];
