import type { Random } from './random.ts';

/** A program as the bench distributes it: everything the sentences of a run name. */
export interface Advertised {
  readonly advertisement: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly program: string;
  readonly version: number;
  /** Package folder on its distribution point: `\\\\NWT-DP01\\SMSPKGD$\\NWT00020\\`. */
  readonly folder: string;
  readonly commandLine: string;
}

const products = [
  'Ledger Client',
  'Route Planner',
  'Font Pack',
  'VPN Agent',
  'Label Printer',
  'Help Desk Bar',
  'CAD Viewer',
  'Payroll',
] as const;
const programs = ['Install', 'Per-system unattended', 'Install program 2', 'Remove', 'Repair (silent)'] as const;
const commands = [
  'msiexec.exe /i "{folder}setup.msi" /qn ALLUSERS=1',
  '"{folder}setup.exe" /s /v"/qn REBOOT=ReallySuppress"',
  'cmd.exe /c "{folder}install.cmd"',
  'wscript.exe "{folder}deploy.vbs"',
] as const;

/** 40 packages with one to five programs each, the same for every seed of the log itself. */
export function advertised(random: Random): [Advertised, ...Advertised[]] {
  const all: Advertised[] = [];
  for (let number = 0; number < 40; number++) {
    const packageId = `NWT${(0x20 + number).toString(16).toUpperCase().padStart(5, '0')}`;
    for (const program of programs.slice(0, 1 + (number % programs.length))) {
      const folder = `\\\\NWT-DP0${1 + (number % 6)}\\SMSPKGD$\\${packageId}\\`;
      all.push({
        advertisement: `NWT2${(0x100 + all.length).toString(16).toUpperCase().padStart(4, '0')}`,
        packageId,
        packageName: `${products[number % products.length]} ${1 + (number % 7)}.${number % 10}`,
        program,
        version: 1 + (number % 9),
        folder,
        commandLine: random.pick(commands).replace('{folder}', folder.replaceAll('$', '$$$$')),
      });
    }
  }
  const [first, ...rest] = all;
  if (!first) throw new Error('a site without programs');
  return [first, ...rest];
}
