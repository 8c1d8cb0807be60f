import type { Wording } from './grammar.js';
import { execmgr } from './messages/execmgr.js';
import { smsapm32 } from './messages/smsapm32.js';

/** The wording of one component and where it is written. */
export interface Dialect extends Wording {
  readonly name: string;
  /** Component names of the envelope, lower case; of a component that is a path, its last part without `.exe` and `.dll`. */
  readonly components: readonly string[];
  /** Names of its log files, lower case, without `.log`, `.lo_` and the date of a rotated part. */
  readonly logs: readonly string[];
}

/** Every dialect, in the order in which unnamed text is tried. A new one is one line here. */
export const dialects: readonly Dialect[] = [
  { name: 'execmgr', components: ['execmgr'], logs: ['execmgr'], ...execmgr },
  { name: 'SMSAPM32', components: ['apm'], logs: ['smsapm32'], ...smsapm32 },
];
