import type { Wording } from '../grammar.js';
import { account, code, integer, say, sentence } from '../template.js';

/** The part of APM that speaks; tests of the agents print `TEST`. */
export const subsystems = ['SCHED DATA', 'SCHEDULER', 'ACCOUNT MGR', 'IPC PIPE', 'IPC SERVER', 'IPC UI', 'TEST', 'SERVICE'];

/** SMSAPM32.log: the Advertised Programs Manager of the Legacy Client. */
export const smsapm32: Wording = {
  subsystems,
  sentences: [
    sentence('link-measured', 'Q235777', say`Calculated Speed = ${integer('bitsPerSecond')} bps`),
    sentence('account-elevation-failed', 'Q242011', say`ERROR: NetLocalGroupAddMembers error for user ${account} (${code()})`),
  ],
};
