import type { Wording } from '../grammar.js';
import { noise } from './smsapm32/noise.js';
import { offers } from './smsapm32/offers.js';
import { outcome } from './smsapm32/outcome.js';
import { run } from './smsapm32/run.js';
import { schedule } from './smsapm32/schedule.js';

/** The part of APM that speaks, padded to twelve characters on a client and often collapsed where it was quoted. */
export const subsystems = ['SCHED DATA', 'SCHEDULER', 'ACCOUNT MGR', 'IPC PIPE', 'IPC SERVER', 'IPC UI', 'TEST', 'SERVICE'];

/** SMSAPM32.log: the Advertised Programs Manager (APM) of the Legacy Client. */
export const smsapm32: Wording = { subsystems, sentences: [...offers, ...schedule, ...run, ...outcome, ...noise] };
