import { Mistake } from '../mistake.js';
import type { LogSource } from './index.js';

/** Standard input as one log without a name. */
export function stdin(unasked: boolean): LogSource {
  if (unasked && process.stdin.isTTY) {
    throw new Mistake('There is nothing to read.', [
      'Pipe a log into it:  type execmgr.log | smsdx diagnose',
      'or name one:         smsdx diagnose C:\\Windows\\CCM\\Logs',
    ]);
  }
  return { log: '-', parts: [{ file: '-', chunks: () => process.stdin }] };
}
