import type { AccessQuestion, Principal } from '../../src/accounts/answer.js';
import { type Client, emptyModel, type Model, type Program } from '../../src/accounts/model.js';
import { targetOf } from '../../src/accounts/paths.js';
import { processAccount } from '../../src/accounts/process.js';

export const dpPath = '\\\\DP1\\SMSPKGD$\\S0100012\\setup.exe';
export const sharePath = '\\\\FS1\\tools\\lib.msi';

/** A site in which everything is said and everything is allowed. */
export const site: Model = {
  ...emptyModel,
  site: {
    code: 'S01',
    networkAccessAccounts: ['CORP\\sms-naa'],
    clientConnectionAccounts: ['CORP\\SMSClient_S01', 'CORP\\SMSClient_S02'],
    softwareInstallationAccount: 'CORP\\sms-sia',
  },
  domains: [{ name: 'CORP', trusts: [] }],
  accounts: [
    { name: 'CORP\\alice', groups: [] },
    { name: 'CORP\\sms-naa', groups: [] },
    { name: 'CORP\\sms-sia', groups: [] },
    { name: 'CORP\\SMSClient_S01', groups: [] },
    { name: 'CORP\\SMSClient_S02', groups: [] },
    { name: 'CORP\\WKS12$', groups: [] },
  ],
  packages: [{ packageId: 'S0100012', name: 'Tool', accessAccounts: [{ principal: 'Users', level: 'read' }], distributionPoints: ['DP1'] }],
  distributionPoints: [{ server: 'DP1', serverDomain: 'CORP', serverRole: 'member-server' }],
  shares: [
    {
      server: 'FS1',
      share: 'tools',
      serverDomain: 'CORP',
      serverRole: 'member-server',
      shareAcl: [{ principal: 'Everyone', level: 'full-control' }],
      ntfsAcl: [{ principal: 'CORP\\Domain Users', level: 'read' }],
    },
  ],
};

export const client: Client = {
  name: 'WKS12',
  domain: 'CORP',
  role: 'workstation',
  kind: 'sms2003-advanced',
  interactiveUser: 'CORP\\alice',
  connections: [],
};

export const program: Program = {
  packageId: 'S0100012',
  name: 'Install',
  runMode: 'admin-rights',
  programCanRun: 'whether-or-not',
  useSoftwareInstallationAccount: false,
};

export interface Asked {
  readonly client?: Partial<Client>;
  readonly program?: Partial<Program>;
  readonly model?: Model;
  readonly path?: string;
  readonly operation?: AccessQuestion['operation'];
  readonly maker?: AccessQuestion['maker'];
  readonly process?: Principal;
  readonly when?: number;
}

/** The question for a client and a program that differ from the ordinary ones only as said. */
export function question(asked: Asked): AccessQuestion {
  const model = asked.model ?? site;
  const who = { ...client, ...asked.client };
  const what = { ...program, ...asked.program };
  const target = targetOf(asked.path ?? dpPath, model);
  if (!target) throw new Error(`not a network path: ${asked.path}`);
  const process = asked.process ?? processAccount(who, what, model).account ?? { kind: 'anonymous' };
  return {
    client: who,
    program: what,
    process,
    target,
    operation: asked.operation ?? 'read',
    maker: asked.maker ?? 'client',
    when: asked.when,
  };
}

/** `software-installation CORP\sms-sia` */
export function say(principal: Principal | undefined): string {
  return principal === undefined ? '-' : [principal.kind, principal.name].filter(Boolean).join(' ');
}
