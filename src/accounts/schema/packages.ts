import { z } from 'zod';
import { entries } from './principals.js';
import { flag, moment, number, required, requiredWord, text, texts, word } from './values.js';

export const program = z
  .strictObject({
    packageId: required('Package of the program; not needed inside a package.'),
    name: required('Name of the program.'),
    commandLine: text('Command line.'),
    workingDirectory: text('Start in.'),
    programCanRun: word(['only-when-user-logged-on', 'only-when-no-user', 'whether-or-not'], 'With or without a user (R5, R21).'),
    runMode: word(['user-rights', 'admin-rights'], 'Rights of the program (R4, R5, R16, R17).', {
      user: 'user-rights',
      admin: 'admin-rights',
      administrative: 'admin-rights',
      'administrative-rights': 'admin-rights',
    }),
    useSoftwareInstallationAccount: flag('True: the program asks for the software installation account (R7).'),
    userInteraction: flag('True: the user may interact.'),
    driveMode: word(['unc', 'any-drive-letter', 'specific-drive-letter'], 'How the package is connected (R33).'),
    driveLetter: text('The letter, where it needs a specific one.'),
    everyUser: flag('True: runs once for every user (R23a).'),
    afterRunning: word(['none', 'sms-restarts', 'program-restarts', 'log-off'], 'What follows.'),
    platforms: texts('Operating systems that it may run on.'),
    maxRunMinutes: number('Longest run time in minutes.'),
    diskSpaceMB: number('Disk space that it needs, in MB.'),
    runAnotherFirst: text('Program that must run before.'),
    disabled: flag('True: disabled on computers where it is advertised.'),
    installer: z
      .strictObject({
        kind: requiredWord(['msi', 'exe', 'script'], 'What the command line starts.'),
        allUsers: z
          .preprocess((value) => Number(value), z.union([z.literal(0), z.literal(1), z.literal(2)]).optional())
          .optional()
          .describe('Property ALLUSERS: 1 per machine, 2 Windows Installer decides (R67, R68).'),
      })
      .optional()
      .describe('What kind of setup it is.'),
    writesToPackageFolder: flag('True: writes into its package folder, which needs Change (R49).'),
    opens: texts('UNC paths outside the package that the program opens itself (R30, R35, R37c).'),
    nconnect: texts('Servers or shares that Nconnect.ini lists (R34).'),
    taskSequence: flag('True: a task sequence (R20).'),
    runAs: text('Account of a task sequence step that runs as somebody (R20).'),
    networkFolders: z
      .array(z.strictObject({ path: required('UNC path.'), account: required('DOMAIN\\name.') }))
      .optional()
      .describe('Steps Connect to Network Folder of a task sequence.'),
  })
  .describe('A program of a package.');

export const packageSchema = z
  .strictObject({
    packageId: required('Site code and five characters, such as S0100012.'),
    name: text('Name of the package.'),
    hasSourceFiles: flag('False: it needs no distribution point.'),
    sourceVersion: number('Source version.'),
    sizeMB: number('Size in MB.'),
    shareMode: word(['common', 'custom-share', 'custom-share-path', 'nt-share-dp'], 'Where it stands on distribution points (1.5).'),
    shareName: text('Name of the custom share, with its path where it has one.'),
    accessAccounts: entries
      .optional()
      .describe('Package access accounts. Absent: Users Read, Administrators Full Control, in SMS 2.0 also Guests Read (R45).'),
    accessAccountsUnknown: flag('True: they are not known; without them nothing is taken for the default. Delete it for the default ones.'),
    accessAccountsChanged: moment('When they were last changed (R53).'),
    distributionPoints: texts('Servers that hold it; an empty list says that none does.'),
    copyToPackageShare: flag('True: copied to a package share, which running from a distribution point needs.'),
    changedWithoutRedistribution: flag('True: changed without being sent to its distribution points again (R53).'),
  })
  .describe('A package.');

const how = ['run-from-dp', 'download-and-run', 'do-not-run'] as const;

export const advertisement = z
  .strictObject({
    id: text('Advertisement id, such as S0120003.'),
    packageId: required('Package that it advertises.'),
    programName: required('Program that it advertises.'),
    target: texts('Collection: the accounts, groups or machines that it targets.'),
    mandatory: flag('True: assigned to run by itself.'),
    start: moment('When it becomes available.'),
    expires: moment('When it expires.'),
    notMandatoryOverSlowLinks: flag('True: not mandatory over slow links (R75).'),
    fastNetwork: word(how, 'What a client on a fast network does.'),
    slowNetwork: word(how, 'What a client on a slow network does.'),
  })
  .describe('An advertisement.');
