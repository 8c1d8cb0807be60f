import { z } from 'zod';
import { accessLevels } from '../model.js';
import { flag, moment, number, required, requiredFlag, requiredWord, texts, word } from './values.js';

const kinds = ['generic-users', 'generic-guests', 'generic-administrators', 'windows-user', 'windows-group', 'nds', 'bindery'] as const;

export const entry = z
  .strictObject({
    principal: required('Whom the entry names: DOMAIN\\name, or Users, Administrators, Guests, Everyone, Authenticated Users.'),
    principalType: word(kinds, 'What kind of account it names, where the name does not tell.'),
    level: requiredWord(
      accessLevels,
      'No Access denies and wins over every other entry (R47); read runs programs, change also writes (R49).',
      {
        none: 'no-access',
        noaccess: 'no-access',
        deny: 'no-access',
        full: 'full-control',
        fullcontrol: 'full-control',
        modify: 'change',
      },
    ),
  })
  .describe('One entry of package access accounts, share permissions or folder permissions.');

/** Also as a map: `{ Users: Read, 'CORP\Kiosk': No Access }`. */
export const entries = z.array(entry);

export const localGroups = z
  .record(z.string(), z.array(z.string()))
  .optional()
  .describe(
    'Members of the local groups of this machine, by group name; a group that is given is complete. Default: Users holds Domain Users.',
  );

export const domain = z
  .strictObject({
    name: required('NetBIOS name of the domain.'),
    kind: word(['nt4', 'ad-mixed', 'ad-native'], 'Windows NT domain, or Active Directory in mixed or native mode.'),
    trusts: texts('The domains that this one trusts; given, the list is complete (R12, R42).'),
    lockoutPolicy: z
      .strictObject({
        enabled: requiredFlag('Whether bad passwords lock accounts at all.'),
        threshold: number('Bad attempts until the account is locked.'),
        durationMinutes: number('Minutes until it is free again.'),
      })
      .optional()
      .describe('Whether bad passwords lock accounts (R62).'),
    guestEnabled: flag('Whether Guest is enabled in the domain (R42, R43). Default: it is not.'),
    domainControllers: texts('Names of its domain controllers.'),
    reachable: flag('False: no domain controller answers.'),
  })
  .describe('A Windows domain.');

export const account = z
  .strictObject({
    name: required('DOMAIN\\name; COMPUTER\\name for a local account, DOMAIN\\COMPUTER$ for a machine.'),
    exists: flag('False: there is no such account (1317, 1326).'),
    enabled: flag('False: it is disabled (1331).'),
    locked: flag('True: it is locked out (1909).'),
    passwordExpired: flag('True: its password has expired (1330).'),
    mustChangePassword: flag('True: it must change its password at the next logon (1907).'),
    expired: flag('True: the account itself has expired (1793).'),
    passwordChanged: flag('True: the password was changed in the directory, and site or client still hold the old one (R64).'),
    logonRestriction: word(['hours', 'workstation', 'other'], 'It may log on only at some hours (1328) or from some machines (1329).'),
    networkLogonRight: flag('False: it has no right to access the server from the network (1385).'),
    groups: texts('Groups that it is directly in; given, the list is complete. Absent: unknown, but for Domain Users or Domain Computers.'),
    lastLogon: moment('Its newest logon; for a machine, its restart (R56).'),
    membershipChanged: moment('The newest change of its group memberships (R56).'),
    standingLocalAdministrator: flag('True: it is permanently a local administrator of clients (R10).'),
  })
  .describe('An account of a domain or a machine. States that are not said are taken as good.');

export const group = z
  .strictObject({
    name: required('DOMAIN\\name, or COMPUTER\\name for a local group.'),
    scope: word(['global', 'domain-local', 'universal', 'local'], 'Scope of the group.'),
    members: texts('Accounts and groups in it; given, the list is complete. Absent: unknown.'),
  })
  .describe('A group, also nested.');
