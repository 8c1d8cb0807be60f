import { z } from 'zod';
import { clientKinds, machineRoles } from '../model.js';
import { entries, localGroups } from './principals.js';
import { flag, number, required, requiredWord, text, textOrNothing, texts, word } from './values.js';

const kindDescription =
  'Kind of client: sms20-9x, sms20-nt (SMS 2.0), sms2003-legacy-9x, sms2003-legacy, sms2003-advanced (SMS 2003), cm2007, cm2012, cmcb (current branch).';
const kindShort = {
  legacy: 'sms2003-legacy',
  advanced: 'sms2003-advanced',
  sms2003: 'sms2003-advanced',
  sms20: 'sms20-nt',
  'current-branch': 'cmcb',
} as const;
const serverRoles = ['workstation', 'member-server', 'domain-controller'] as const;

export const site = z
  .strictObject({
    code: text('Site code, three characters.'),
    serviceLevel: text('Service pack of the site: RTM, SP1 .. SP5 (R11, R52).'),
    networkAccessAccounts: texts('Network access accounts, DOMAIN\\name; an empty list says that none is configured (R35..R40).'),
    softwareInstallationAccount: textOrNothing(
      'Software installation account of legacy clients; null says that none is configured (R7, R8).',
    ),
    clientConnectionAccounts: texts('Client connection accounts of legacy clients, in the order in which they are tried (R23).'),
    clientKind: word(clientKinds, `${kindDescription} For clients that do not say.`, kindShort),
  })
  .describe('The site of the clients.');

export const connection = z
  .strictObject({
    session: requiredWord(
      ['user', 'token', 'sia', 'system'],
      'Whose session holds it: the user, the token account, the software installation account, LocalSystem.',
    ),
    server: required('Server name as it was connected to; an address is another name (R25).'),
    share: text('Share, where it is known.'),
    credential: text('Account of the connection.'),
    driveLetter: text('Drive letter of the connection, such as O:.'),
    persistent: flag('True: it is restored at logon.'),
    openedBy: word(['user', 'nal', 'program'], 'Who opened it.'),
  })
  .describe('An open connection of a logon session. It is used whatever its account (R23, R26).');

export const client = z
  .strictObject({
    name: text('Computer name.'),
    domain: text('Its domain.'),
    kind: word(clientKinds, kindDescription, kindShort),
    family: word(
      ['9x', 'legacy', 'ccm'],
      'What its logs tell where the kind is not known: Windows 9x, legacy client on NT, Advanced Client and later.',
    ),
    role: word(machineRoles, 'What the machine is in the domain (R6, R12, R38).'),
    dcKind: word(['pdc', 'bdc', 'ad-dc', 'ad-pdc-emulator'], 'Kind of domain controller (R11).'),
    os: text('Operating system, such as Windows NT 4.0 or Windows XP.'),
    osVersion: text('Version of the operating system.'),
    clientVersion: text('Version of Smsapm32.exe, such as 2.00.1493.3187 (R13, R14).'),
    servicePack: text('Service pack of the SMS client: RTM, SP1 .. SP5 (R11, R15).'),
    siteSystemRoles: texts('Roles of the machine as site system, such as CAP or DP (R63).'),
    assignedSites: texts('Sites in their order.'),
    interactiveUser: textOrNothing('Who is logged on; null says that nobody is (R3, R21).'),
    connections: z.array(connection).optional().describe('Open connections. Absent: none is known, and the rules reckon with none.'),
    localGroups,
    localPolicies: z
      .strictObject({
        restrictedGroups: flag('True: Restricted Groups rewrites the local Administrators (R65).'),
        userRightsOverriddenByDomain: flag('True: user rights come from the domain (R65).'),
      })
      .optional()
      .describe('Policies that break the local accounts of SMS (R65).'),
    networkAccessAccountDelivered: flag('False: nothing of the network access account reached this client (R40).'),
    secureChannel: flag('False: the secure channel to the domain is broken (1787, 1789).'),
  })
  .describe('A client.');

export const distributionPoint = z
  .strictObject({
    server: required('Server name.'),
    serverDomain: text('Its domain. Absent: the only domain of the model, else unknown.'),
    serverRole: word(serverRoles, 'Whose account database it uses (R42, R46).'),
    kind: word(['nt-server', 'nt-share', 'netware-volume', 'branch', 'pull', 'bits', 'cloud'], 'Kind of distribution point.'),
    fileSystem: text('NTFS, or a file system without folder security (R51).'),
    protocol: word(['smb', 'http', 'https', 'ehttp'], 'How clients download; https and ehttp need no network access account (R37a).', {
      'enhanced-http': 'ehttp',
    }),
    anonymous: flag('True: clients may read anonymously (R59).'),
    shareConnectionLimit: number('Most connections that the share admits.'),
    reachable: flag('False: the server does not answer from the clients.'),
    shareAcl: entries.optional().describe('Permissions of the package share. Absent: not the limiting ones.'),
    ntfsAcl: z
      .record(z.string(), entries)
      .optional()
      .describe('Folder permissions by package id, where they differ from the access accounts.'),
    applied: z
      .record(z.string(), z.string())
      .optional()
      .describe('When the access accounts were last applied here, by package id, ISO 8601 (R53).'),
    localGroups,
    guestEnabled: flag('True: Guest is enabled on the server (R42, R43). Default: it is not.'),
  })
  .describe('A distribution point.');

export const share = z
  .strictObject({
    server: required('Server name.'),
    share: required('Name of the share.'),
    serverDomain: text('Domain of the server. Absent: the only domain of the model, else unknown.'),
    serverRole: word(serverRoles, 'Whose account database it uses.'),
    shareAcl: entries.optional().describe('Permissions of the share. Absent: unknown.'),
    ntfsAcl: entries.optional().describe('Permissions of the folder. Absent: unknown; the more restrictive of the two counts (R50).'),
    nullSessionShare: flag('True: listed in NullSessionShares (R38).'),
    reachable: flag('False: the server does not answer from the clients.'),
    localGroups,
    guestEnabled: flag('True: Guest is enabled on the server. Default: it is not.'),
  })
  .describe('A share that is no distribution point.');
