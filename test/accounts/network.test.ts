import { describe, expect, it } from 'vitest';
import type { Connection, Model } from '../../src/accounts/model.js';
import { credentials } from '../../src/accounts/network.js';
import { processAccount } from '../../src/accounts/process.js';
import { type Asked, client, program, question, say, sharePath, site } from './world.js';

const U = 'logged-on-user CORP\\alice';
const TL = 'client-token WKS12\\SMSCliToknAcct&';
const TD = 'client-token CORP\\SMSCliToknAcct&';
const SIA = 'software-installation CORP\\sms-sia';
const SYS = 'local-system NT AUTHORITY\\SYSTEM';
const CA = 'computer-account CORP\\WKS12$';
const NAA = 'network-access CORP\\sms-naa';
const CC = ['client-connection CORP\\SMSClient_S01', 'client-connection CORP\\SMSClient_S02'];

const user = { runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' } as const;
const withSia = { useSoftwareInstallationAccount: true };
const nt = { kind: 'sms20-nt' } as const;
const controller = { ...nt, role: 'domain-controller' } as const;
const workgroup = { role: 'workgroup', domain: undefined } as const;
const inProgram = { path: sharePath, maker: 'program' } as const;
const cap = '\\\\CAP1\\CAP_S01\\clicomp.box';
const web: Model = { ...site, distributionPoints: [{ server: 'DP1', serverDomain: 'CORP', protocol: 'ehttp' }] };
const severalNaas: Model = { ...site, site: { ...site.site, networkAccessAccounts: ['CORP\\naa1', 'CORP\\naa2'] } };
const ntDomain: Model = { ...site, domains: [{ name: 'CORP', kind: 'nt4' }] };

function open(session: Connection['session'], server: string): Connection {
  return { session, server, credential: 'CORP\\packager' };
}
const EX = 'existing-connection CORP\\packager';

type Row = readonly [number: string, asked: Asked, process: string, sequence: readonly string[], undetermined?: readonly string[]];

/** Section 3: one row, one line; EX is tested below. */
const rows: readonly Row[] = [
  ['1', { client: { kind: 'sms20-9x' } }, U, [U]],
  ['2', { client: { kind: 'sms2003-legacy-9x' }, ...inProgram }, U, [U]],
  ['4', { client: nt, program: user }, U, [U, ...CC]],
  ['5', { client: nt, program: user, ...inProgram }, U, [U]],
  ['6', { client: nt }, TL, [TL, ...CC]],
  ['7', { client: nt, ...inProgram }, TL, [TL]],
  ['8', { client: { ...nt, connections: [open('token', 'fs1.corp.example')] }, ...inProgram }, TL, [EX]],
  ['9', { client: nt, program: { nconnect: ['\\\\FS1\\tools'] }, ...inProgram }, TL, CC],
  ['10', { client: nt, program: withSia }, SIA, [SIA, ...CC]],
  ['11', { client: nt, program: withSia, ...inProgram }, SIA, [SIA]],
  ['12', { client: nt, program: { ...withSia, programCanRun: 'only-when-user-logged-on' } }, TL, [TL, ...CC]],
  ['14', { client: { ...nt, ...workgroup } }, TL, [TL, ...CC]],
  ['15', { client: { ...nt, ...workgroup }, program: user }, U, [U, ...CC]],
  ['16', { client: controller }, TD, [TD, ...CC]],
  ['17', { client: controller, ...inProgram }, TD, [TD]],
  ['18', { client: controller, ...inProgram }, TD, [TD]],
  ['20', { client: controller, program: withSia }, SIA, [SIA, ...CC]],
  ['21', { client: nt, path: cap }, TL, [TL, ...CC]],
  ['22', { program: user }, U, [U]],
  ['23', {}, SYS, [CA, NAA]],
  ['24', inProgram, SYS, [CA, NAA]],
  ['24a', { client: { role: 'domain-controller' }, ...inProgram }, SYS, [CA, NAA]],
  ['25', { client: { role: 'untrusted-domain', domain: 'WEST' }, ...inProgram }, SYS, [NAA]],
  ['26', { model: ntDomain }, SYS, [NAA]],
  ['27', { client: { kind: 'cm2007' } }, SYS, [CA, NAA]],
  ['28', { client: { kind: 'cm2007', role: 'winpe', domain: undefined } }, SYS, [NAA]],
  ['29', { client: { kind: 'cm2007' }, program: user }, U, [U], [CA, NAA]],
  ['30', { client: { kind: 'cm2012' }, path: sharePath }, SYS, [CA, NAA]],
  ['31', { client: { kind: 'cm2012' }, ...inProgram }, SYS, [CA]],
  ['32', { client: { kind: 'cm2012', ...workgroup }, ...inProgram }, SYS, []],
  ['33', { client: { kind: 'cmcb' }, model: severalNaas }, SYS, [CA, 'network-access CORP\\naa1', 'network-access CORP\\naa2']],
  ['34', { client: { kind: 'cmcb', ...workgroup }, model: web }, SYS, ['client-certificate']],
  ['35', { client: { kind: 'cmcb' }, program: { taskSequence: true } }, SYS, [NAA]],
  [
    '36',
    { client: { kind: 'cmcb' }, program: { taskSequence: true, runAs: 'CORP\\step' }, ...inProgram },
    'task-sequence-run-as CORP\\step',
    ['task-sequence-run-as CORP\\step'],
  ],
  [
    '37',
    {
      client: { kind: 'cmcb' },
      program: { taskSequence: true, networkFolders: [{ path: '\\\\FS1\\tools', account: 'CORP\\share' }] },
      ...inProgram,
    },
    SYS,
    ['task-sequence-network-folder CORP\\share'],
  ],
  ['38', { client: { kind: 'cmcb' }, program: user, ...inProgram }, U, [U]],
  ['39', { client: { os: 'Windows NT 4.0' }, ...inProgram }, SYS, ['anonymous Anonymous Logon', NAA]],
];

describe('the decision table', () => {
  for (const [number, asked, process, sequence, undetermined] of rows)
    it(`tries the accounts of row ${number} in their order`, () => {
      const asking = question(asked);
      const answer = credentials(asking, asked.model ?? site);
      expect(say(asking.process)).toBe(process);
      expect(answer.sequence.map(say)).toEqual(sequence);
      expect(answer.undetermined?.map(say)).toEqual(undetermined);
      expect(answer.missing).toEqual([]);
    });

  it.each([
    ['3', { ...client, kind: 'sms20-9x' }],
    ['13', { ...client, ...nt, role: 'workgroup', domain: undefined }],
    ['13', { ...client, ...nt, role: 'untrusted-domain', domain: undefined }],
    ['19', { ...client, ...nt, role: 'domain-controller', dcKind: 'bdc', servicePack: 'SP1' }],
  ] as const)('starts no program in row %s', (_, who) => {
    expect(processAccount(who, { ...program, ...withSia }, site)).toMatchObject({ verdict: 'fails', account: undefined });
  });
});

describe('an open connection', () => {
  const connected = (session: Connection['session']) => ({ connections: [open(session, 'DP1')] });

  it('comes first, before the accounts of the client', () => {
    expect(credentials(question({ client: { ...nt, ...connected('token') } }), site).sequence.map(say)).toEqual([EX, TL, ...CC]);
    expect(credentials(question({ client: { kind: 'sms20-9x', ...connected('user') } }), site).sequence.map(say)).toEqual([EX, U]);
    expect(credentials(question({ client: { ...nt, ...connected('sia') }, program: withSia }), site).sequence.map(say)).toEqual([
      EX,
      SIA,
      ...CC,
    ]);
  });

  it('of another session does not count', () => {
    expect(credentials(question({ client: { ...nt, ...connected('user') } }), site).sequence.map(say)).toEqual([TL, ...CC]);
  });

  it('to the address of the server does not count for its name', () => {
    const asked = question({ client: { ...nt, connections: [open('token', '10.0.0.7')] } });
    expect(credentials(asked, site).sequence.map(say)).toEqual([TL, ...CC]);
  });
});

describe('accounts that the model does not give', () => {
  it('stand in the sequence without a name, and are asked for', () => {
    const model: Model = { ...site, site: { code: 'S01' } };
    const answer = credentials(question({ model }), model);
    expect(answer.sequence.map(say)).toEqual([CA, 'network-access']);
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['whether the site has network access accounts, and which']);
  });

  it('are none where the list is empty or nothing reached the client', () => {
    const model: Model = { ...site, site: { networkAccessAccounts: [] } };
    expect(credentials(question({ model }), model).sequence.map(say)).toEqual([CA]);
    expect(credentials(question({ client: { networkAccessAccountDelivered: false } }), site).sequence.map(say)).toEqual([CA]);
  });

  it('ask for the kind of the client where that decides', () => {
    const answer = credentials(question({ client: { kind: undefined }, process: { kind: 'local-system' } }), site);
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['the kind of the client']);
  });
});
