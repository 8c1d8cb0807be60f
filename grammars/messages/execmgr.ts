import type { Wording } from '../grammar.js';
import { advertisement, exitCode, packageId, program, say, sentence, text } from '../template.js';

const lines = 'GitHub ChrisKibble/LogSlothParser, README.md';

/** execmgr.log: the client runs advertised programs (Advanced Client and later). */
export const execmgr: Wording = {
  sentences: [
    sentence(
      'execution-completed',
      `KB919592; ${lines}`,
      say`Execution is complete for program ${program}. The exit code is ${exitCode}, the execution status is ${text('status')}`,
    ),
    sentence(
      'program-started',
      'KB919592',
      say`Raised Program Started Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`,
    ),
  ],
};
