import type { Wording } from '../grammar.js';
import { anyWord, closing, code, integer, maybe, path, type Sentence, say, sentence, type Template, telling, text } from '../template.js';

const crc = 'Q246331';
const init = 'Q289552';

/** A day is longer than any agent takes to start: something wrote over the value (Q289552). */
const absurdSeconds = 86_400;

/** The client service names the agent before it says anything else, so these names open its sentences. */
const agents = [
  'Client Configuration Installation Manager',
  'Client Component Installation Manager',
  'Hardware Inventory Agent',
  'Software Inventory Agent',
  'Software Metering Client Agent',
  'SMS Available Programs Manager',
  'Available Programs Manager Win32',
  'Program Execution Agent',
  'Remote Control Agent',
];

const led = <Fields>(agent: string, { parts: [words, ...rest] }: Template<Fields>): Template<Fields> => ({
  parts: [`${agent} - ${words}`, ...rest],
});

const ofAgent = (component: string): Sentence[] => [
  sentence('routine', crc, led(component, say`Attempting to launch application`)),
  sentence('routine', crc, led(component, say`(${anyWord})`)),
  sentence('routine', 'Q246331', led(component, say`Not launching until CCIM indicates that it's safe to do so`)),
  telling('routine', init, led(component, say`Waiting ${integer('seconds')} seconds for application initialisation`), ({ seconds }) =>
    seconds < absurdSeconds
      ? { kind: 'routine' }
      : { kind: 'client-component-failed', component, reason: `the service waits ${seconds} seconds for it to start` },
  ),
];

const service = [
  sentence('routine', crc, say`Verifying application [${path}]`),
  // 5 means a checksum that the site does not know, no right that is missing (account model 9).
  sentence(
    'client-component-failed',
    crc,
    say`#$#$#$#$#$ ERROR: The Client Service is not authorised to run this application! (${code()})`,
    {
      reason: 'the checksum of its file is not known to the site',
    },
  ),
  sentence('client-component-failed', crc, say`*** ${text('component')} - Error launching (${code()})`, {
    reason: 'it could not be launched',
  }),
  sentence('service-launch-failed', 'Q223138; Q320235', say`***ERROR: Unable to launch "${text('path')}" - Error : ${code('win32')}`),
  sentence('client-component-failed', crc, say`!!!WARNING: Problem starting App (${code()}). Doing App Verify`, {
    reason: 'it could not be started',
  }),
  sentence('client-component-failed', crc, say`**ERROR: AppVerify(${text('component')}) returned ${code()}`, {
    reason: 'its verification failed',
  }),
];

/** CLISVC.log, component = path of Clisvcl.exe: the client service starts the agents with the client token account. */
export const clisvc: Wording = { sentences: [...service, ...agents.flatMap(ofAgent)] };

/** LAUNCH32.log: agents are started one at a time, guarded by a mutex. 1460 is the time limit of that wait, of no program (account model 9). */
export const launch32: Wording = {
  sentences: [
    sentence('routine', init, say`Waiting for application launch data mutex`),
    sentence('client-component-failed', init, say`***** MUTEX TIMEOUT`, { reason: 'the launch data stayed locked' }),
    sentence('client-component-failed', init, say`**** Couldn't get mutex (${code()})`, { reason: 'the launch data stayed locked' }),
  ],
};

/** SMSCLREG.log and SMSCLI.log: agents are registered with the client service and started. */
export const smsclreg: Wording = {
  sentences: [
    // A viewer may have taken the name at the end for its column.
    sentence(
      'client-component-failed',
      init,
      say`AppRegisterI returned error ${code('win32')} for component${maybe`${closing('component')}`}`,
      {
        reason: 'it could not be registered with the client service',
      },
    ),
    sentence(
      'client-component-failed',
      init,
      say`AppStopAndUnRegisterI returned error ${code('win32')} for component${maybe`${closing('component')}`}`,
      {
        reason: 'it could not be stopped',
      },
    ),
    sentence('service-launch-failed', 'Q264630', say`ERROR: Failed to start ${path}`),
  ],
};

/** SMSMON32.log: the monitor asks the user and restarts the computer. */
export const smsmon32: Wording = {
  subsystems: ['IPC PIPE', 'IPC UI'],
  sentences: [
    // 0x552 stands beside the text of 1314 (0x522); the restart was refused either way (account model 9).
    sentence('restart-failed', 'Q235738', say`Return code = ${code()}; ${text('text')}; Reboot request`),
    sentence('routine', 'Q231258', say`Sending message ${anyWord}`),
  ],
};
