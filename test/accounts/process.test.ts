import { describe, expect, it } from 'vitest';
import type { Client, Model, Program } from '../../src/accounts/model.js';
import { emptyModel } from '../../src/accounts/model.js';
import { processAccount } from '../../src/accounts/process.js';
import { client, program, say, site } from './world.js';

function run(who: Partial<Client>, what: Partial<Program> | undefined, model: Model = site) {
  return processAccount({ ...client, ...who }, what && { ...program, ...what }, model);
}

function rules(answer: ReturnType<typeof run>): string[] {
  return answer.because.map((step) => step.rule);
}

const bdc = { kind: 'sms20-nt', role: 'domain-controller', dcKind: 'bdc' } as const;
const sia = { useSoftwareInstallationAccount: true };
const withoutSia: Model = { ...site, site: { ...site.site, softwareInstallationAccount: null } };
const localSia: Model = { ...site, site: { ...site.site, softwareInstallationAccount: 'WKS12\\installer' } };

type Row = readonly [rule: string, who: Partial<Client>, what: Partial<Program>, ends: string, model?: Model];

const rows: readonly Row[] = [
  ['R1', { kind: 'sms20-9x' }, {}, 'runs as logged-on-user CORP\\alice'],
  ['R1', { kind: 'sms2003-legacy-9x' }, { runMode: 'user-rights' }, 'runs as logged-on-user CORP\\alice'],
  ['R2', { kind: 'sms20-9x' }, sia, 'fails: software-installation-account-unsupported-client'],
  ['R3', { kind: 'sms20-9x', interactiveUser: null }, {}, 'waits: user-not-logged-on'],
  ['R4', { kind: 'sms20-nt' }, { runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' }, 'runs as logged-on-user CORP\\alice'],
  ['R5', { kind: 'sms2003-legacy' }, { programCanRun: 'only-when-user-logged-on' }, 'runs as client-token WKS12\\SMSCliToknLocalAcct&'],
  ['R5', { kind: 'sms20-nt' }, { runMode: 'user-rights', programCanRun: 'whether-or-not' }, 'runs as client-token WKS12\\SMSCliToknAcct&'],
  ['R6', { kind: 'sms2003-legacy', role: 'domain-controller' }, {}, 'runs as client-token CORP\\SMSCliToknAcct&'],
  ['R7', { kind: 'sms2003-legacy' }, sia, 'runs as software-installation CORP\\sms-sia'],
  ['R8', { kind: 'sms20-nt' }, sia, 'fails: software-installation-account-not-configured', withoutSia],
  ['R9', { kind: 'sms20-nt' }, { ...sia, programCanRun: 'only-when-user-logged-on' }, 'runs as client-token WKS12\\SMSCliToknAcct&'],
  ['R10', { kind: 'sms20-nt' }, sia, 'runs as software-installation CORP\\sms-sia'],
  ['R11', { ...bdc, servicePack: 'SP1' }, sia, 'fails: software-installation-account-elevation-failed'],
  ['R7', { ...bdc, servicePack: 'SP2' }, sia, 'runs as software-installation CORP\\sms-sia'],
  ['R12', { kind: 'sms20-nt', role: 'workgroup', domain: undefined }, sia, 'fails: software-installation-account-untrusted-domain'],
  ['R13', { kind: 'sms20-nt', clientVersion: '2.00.1493.4000' }, sia, 'fails: software-installation-account-not-found', localSia],
  ['R7', { kind: 'sms20-nt', clientVersion: '2.00.1493.3000' }, sia, 'runs as software-installation WKS12\\installer', localSia],
  [
    'R15',
    { kind: 'sms20-nt', servicePack: 'SP4', os: 'Windows XP' },
    { ...sia, commandLine: 'setup.exe /quiet' },
    'fails: software-installation-account-unsupported-client',
  ],
  ['R16', { kind: 'cm2007' }, {}, 'runs as local-system NT AUTHORITY\\SYSTEM'],
  ['R17', { kind: 'cmcb' }, { runMode: 'user-rights' }, 'runs as logged-on-user CORP\\alice'],
  ['R18', { kind: 'sms2003-advanced' }, {}, 'runs as local-system NT AUTHORITY\\SYSTEM'],
  ['R19', { kind: 'sms2003-advanced' }, sia, 'runs as local-system NT AUTHORITY\\SYSTEM'],
  ['R20', { kind: 'cmcb' }, { taskSequence: true, runAs: 'CORP\\ts-step' }, 'runs as task-sequence-run-as CORP\\ts-step'],
  ['R21', { kind: 'cm2012', interactiveUser: null }, { runMode: 'user-rights' }, 'waits: user-not-logged-on'],
  ['R21', { kind: 'cm2012' }, { programCanRun: 'only-when-no-user' }, 'waits: user-logged-on-blocks'],
];

function ends(answer: ReturnType<typeof run>): string {
  return answer.verdict === 'runs' ? `runs as ${say(answer.account)}` : `${answer.verdict}: ${answer.failure}`;
}

describe('the account that runs a program', () => {
  for (const [rule, who, what, expected, model] of rows)
    it(`follows ${rule}: ${JSON.stringify({ ...who, ...what })} ${expected}`, () => {
      const answer = run(who, what, model);
      expect(ends(answer)).toBe(expected);
      expect(rules(answer)).toContain(rule);
      expect(answer.missing).toEqual([]);
    });
});

describe('facts that the model lacks', () => {
  it('names the logged-on user as the fact when only that decides', () => {
    const answer = run({ kind: 'cm2007', interactiveUser: undefined }, { runMode: 'user-rights' });
    expect(answer.verdict).toBe('unknown');
    expect(answer.account).toEqual({ kind: 'logged-on-user' });
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['whether a user is logged on']);
  });

  it('does not ask for facts that change nothing', () => {
    const answer = run({ kind: 'cm2007', interactiveUser: undefined, role: undefined }, { useSoftwareInstallationAccount: undefined });
    expect(answer).toMatchObject({ verdict: 'runs', account: { kind: 'local-system' }, missing: [] });
  });

  it('gives the same answer for every Configuration Manager client without knowing which it is', () => {
    const answer = run({ kind: undefined, family: 'ccm' }, {});
    expect(answer).toMatchObject({ verdict: 'runs', account: { kind: 'local-system' }, missing: [] });
  });

  it('leaves the verdict open when the kind of the client decides', () => {
    const answer = run({ kind: undefined }, {});
    expect(answer.verdict).toBe('unknown');
    expect(answer.missing.map(({ fact }) => fact)).toContain('the kind of the client');
  });

  it('asks whether the program uses the software installation account, and then whether the site has one', () => {
    const model = { ...site, site: { code: 'S01' } };
    const facts = run({ kind: 'sms20-nt' }, { useSoftwareInstallationAccount: undefined }, model).missing.map(({ fact }) => fact);
    expect(facts).toContain('whether the program uses the software installation account');
    expect(facts).toContain('whether the site has a software installation account, and which');
  });

  it('asks for the trust between the domains of client and software installation account', () => {
    const model: Model = { ...site, domains: [{ name: 'EAST' }, { name: 'CORP' }] };
    const answer = run({ kind: 'sms20-nt', domain: 'EAST' }, sia, model);
    expect(answer.verdict).toBe('unknown');
    expect(answer.missing[0]?.fact).toMatch(/trusts the domain of CORP\\sms-sia/);
  });

  it('knows that user rights on an older client mean a program for logged-on users', () => {
    expect(run({ kind: 'sms20-nt' }, { runMode: 'user-rights', programCanRun: undefined })).toMatchObject({ verdict: 'runs', missing: [] });
  });

  it('says the role of the token account when only its name depends on the machine', () => {
    const answer = run({ kind: 'sms20-nt', role: undefined }, {});
    expect(answer).toMatchObject({ verdict: 'runs', account: { kind: 'client-token' } });
  });

  it('answers for a program of which nothing is known', () => {
    expect(processAccount({}, undefined, emptyModel).verdict).toBe('unknown');
    expect(processAccount({ kind: 'sms20-9x', interactiveUser: null }, undefined, emptyModel).verdict).toBe('unknown');
  });
});
