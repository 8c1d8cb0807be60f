import { type CommandLine, commandLine, type Installer } from '../../grammars/commandline.js';
import type { Run } from '../runs/run.js';
import type { Facts } from './failure.js';

/** The command line of the run: as the log prints it, else as the model has it. */
export function callOf(run: Run, { program }: Facts): CommandLine | undefined {
  const line = run.commandLine ?? program?.commandLine;
  return line === undefined || line === '' ? undefined : commandLine(line);
}

/** The setup engine that the command line calls. */
export function installerOf(run: Run, facts: Facts): Installer | undefined {
  return callOf(run, facts)?.installer;
}

/** Does Windows Installer do the work, by the command line or by the model? */
export function isMsi(run: Run, facts: Facts): boolean {
  return installerOf(run, facts)?.msi !== undefined || facts.program?.installer?.kind === 'msi';
}

/** Where a Windows Installer package is installed for: the machine, the account that runs it, or as the package itself says. */
export function installedFor(run: Run, facts: Facts): 'machine' | 'account' | 'open' {
  const asked = installerOf(run, facts)?.msi?.allUsers;
  const modelled = facts.program?.installer?.allUsers;
  if (asked === '1' || asked === '2') return 'machine';
  if (asked === '0' || asked === '') return 'account';
  if (modelled === undefined) return 'open';
  return modelled === 0 ? 'account' : 'machine';
}
