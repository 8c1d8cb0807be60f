import { commandLine } from '../../../grammars/commandline.js';
import { is9x, isCcm, kindsOf } from '../../accounts/kinds.js';
import type { ClientKind, Model, Program } from '../../accounts/model.js';
import type { Advice } from './advice.js';

/** Programs whose options contradict one another, or the clients that they are for. */
export function onPrograms(model: Model): readonly Advice[] {
  const kinds = new Set<ClientKind>(model.clients.flatMap((client) => kindsOf(client, model)));
  if (model.clients.length === 0 && model.site?.clientKind !== undefined) kinds.add(model.site.clientKind);
  return model.programs.flatMap((program, at) => {
    const path = ['programs', at];
    return [
      ...installationAccount(program, model, kinds, path),
      ...context(program, path),
      ...installer(program, path),
      ...connections(program, model, path),
    ];
  });
}

function installationAccount(program: Program, { site }: Model, kinds: ReadonlySet<ClientKind>, at: Advice['path']): readonly Advice[] {
  if (!program.useSoftwareInstallationAccount) return [];
  const path = [...at, 'useSoftwareInstallationAccount'];
  const say = (rule: string, text: string, fix?: string): Advice => ({
    rule,
    text: `${program.name} of ${program.packageId} ${text}`,
    fix,
    path,
  });
  const old = [...kinds].some(is9x);
  const later = [...kinds].some(isCcm);
  return [
    ...(program.programCanRun === 'only-when-user-logged-on'
      ? [
          say(
            'R9',
            'uses the software installation account and runs only when a user is logged on: it will run as the client token account instead.',
            'Let it run whether or not a user is logged on.',
          ),
        ]
      : []),
    ...(program.runMode === 'user-rights'
      ? [say('R7', 'uses the software installation account with user rights: the account is for administrative rights only.')]
      : []),
    ...(site?.softwareInstallationAccount === null
      ? [say('R8', 'uses the software installation account, and the site has none: it will not start.', 'Name the account at the site.')]
      : []),
    ...(old
      ? [
          say(
            'R2',
            'uses the software installation account, which Windows 9x clients cannot: they fail with 1317.',
            'Advertise it to other clients only.',
          ),
        ]
      : []),
    ...(later
      ? [say('R19', 'uses the software installation account, which the Advanced Client and later ignore: there it runs as LocalSystem.')]
      : []),
  ];
}

function context(program: Program, at: Advice['path']): readonly Advice[] {
  const forced =
    program.runMode === 'user-rights' && (program.programCanRun === 'whether-or-not' || program.programCanRun === 'only-when-no-user');
  if (!forced) return [];
  const text = `${program.name} of ${program.packageId} has user rights and can run with nobody logged on: a legacy client then runs it with administrative rights, a later one waits for a user.`;
  return [{ rule: 'R5', text, path: [...at, 'programCanRun'] }];
}

function installer(program: Program, at: Advice['path']): readonly Advice[] {
  const msi = program.commandLine === undefined ? undefined : commandLine(program.commandLine).installer?.msi;
  const installs = msi ? msi.action === 'install' || msi.action === undefined : program.installer?.kind === 'msi';
  if (!installs || program.runMode !== 'admin-rights') return [];
  const said = msi?.allUsers ?? String(program.installer?.allUsers ?? '');
  if (said === '1' || said === '2') return [];
  const text = `${program.name} of ${program.packageId} installs an MSI with administrative rights and without ALLUSERS: it may install for the service account only, and users see nothing.`;
  const fix = 'Add ALLUSERS=1 to the command line; with 2 Windows Installer decides (R68).';
  return [{ rule: 'R67', text, fix, path: [...at, program.commandLine === undefined ? 'installer' : 'commandLine'] }];
}

function connections(program: Program, { site }: Model, at: Advice['path']): readonly Advice[] {
  const letter = /^"?([e-z]):\\/i.exec(program.commandLine ?? '')?.[1];
  const name = `${program.name} of ${program.packageId}`;
  return [
    ...(letter !== undefined && program.runMode === 'admin-rights'
      ? [
          {
            rule: 'R27',
            text: `${name} is started with administrative rights from drive ${letter.toUpperCase()}: if the user mapped that drive, the program does not see it.`,
            fix: 'Write the UNC path, or a path within the package.',
            path: [...at, 'commandLine'],
          },
        ]
      : []),
    ...(program.driveMode === 'specific-drive-letter'
      ? [
          {
            rule: 'R33',
            text: `${name} needs drive ${program.driveLetter ?? 'letter'}: where it is taken the program does not run.`,
            fix: 'Run it from its UNC path if it can.',
            path: [...at, 'driveMode'],
          },
        ]
      : []),
    ...(program.nconnect && program.nconnect.length > 0 && site?.clientConnectionAccounts?.length === 0
      ? [
          {
            rule: 'R34',
            text: `${name} relies on Nconnect, which connects as the client connection accounts, and the site has none.`,
            path: [...at, 'nconnect'],
          },
        ]
      : []),
  ];
}
