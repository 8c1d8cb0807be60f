import type { Context, Event } from '../../event.js';
import { advertisement, code, field, packageId, path, program, quoted, rest, say, sentence, telling, text } from '../../template.js';

const contexts: Readonly<Record<string, Context>> = { admin: 'system', system: 'system', user: 'user' };

/** Both a program's name and its command line are remembered in this place. */
function executing({ what, who }: { what: string; who: string }): Event {
  const context = contexts[who.toLowerCase()];
  const isCommand = /\\|"|\.(?:exe|msi|bat|cmd|vbs|ps1)\b/i.test(what);
  return isCommand ? { kind: 'program-starting', context, commandLine: what } : { kind: 'program-starting', context, program: what };
}

/** The command line is made and the process starts. */
export const run = [
  telling('program-starting', field, say`Executing program ${text('what')} in ${text('who')} context`, executing),
  sentence('routine', field, say`Executing program as a ${text('_')}`),
  sentence('routine', field, say`Execution context${rest}`),
  sentence('command-line', field, say`Successfully prepared command line ${quoted('commandLine')}`),
  sentence('command-line', 'KB919592', say`Command line = ${text('commandLine')}, Working Directory = ${text('workingDirectory')}`),
  sentence('program-started', 'KB919592', say`Created Process for the passed command line`),
  sentence(
    'program-started',
    'KB919592',
    say`Raised Program Started Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`,
  ),
  sentence('program-start-failed', field, say`Invalid executable file ${path}`, { phase: 'prepare' }),
  sentence(
    'program-start-failed',
    'smsts.log, learn.microsoft.com answers 2716946',
    say`Failed to invoke Execution Manager to Install Software for PackageID='${packageId}' ProgramID='${program}' AdvertID='${advertisement}' hr=${code('hresult')}`,
  ),
];
