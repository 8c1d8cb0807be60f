import type { Wording } from '../grammar.js';
import { account, any, anyWord, closing, code, field, maybe, path, say, sentence, telling, text } from '../template.js';

const replication = 'Q304961';
const policy = 'Q221218';
const finnish = 'Q236039';

/** ERROR_SERVICE_DOES_NOT_EXIST: normal while the client is installed for the first time (Q221218). */
const notThereYet = 1060;

const accounts = [
  sentence('routine', policy, say`Generated account name ${account}`),
  telling('client-install-failed', `${policy}; ${replication}`, say`Waiting for PDC/BDC Sync (${code()})`, (fields) =>
    fields.code.value === 0
      ? { kind: 'routine' }
      : { kind: 'client-install-failed', ...fields, reason: 'the domain controllers do not agree on its account yet' },
  ),
  sentence('client-install-failed', replication, say`ERROR: Unable to create the Client Service Account. Win32 Error: ${code()}`, {
    reason: 'the client service account could not be created',
  }),
  sentence('client-install-failed', finnish, say`Unable to create the Client Service Account - ${closing('text')}`, {
    reason: 'the client service account could not be created',
  }),
  sentence('client-install-failed', replication, say`ERROR: Could not create global group on PDC (${code()})`, {
    reason: 'the group of its accounts could not be created',
  }),
  sentence('client-install-failed', finnish, say`ERROR: Could not get the name of the admins group on server (${code()})`, {
    reason: 'the local administrators could not be looked up',
  }),
  sentence('client-install-failed', 'Q207429', say`ERROR: NetServerGetInfo failed (${code()})`, {
    reason: 'the Server service does not answer',
  }),
  sentence('routine', finnish, say`Processing SID list for account mask ${account}:`),
  sentence('routine', finnish, say`No SIDs found for account mask`),
];

const registration = [
  telling(
    'client-install-failed',
    policy,
    say`Could not register CCIM${maybe`(could be initial install)`}; AppRegister return code =${code()}`,
    (fields) =>
      fields.code.value === notThereYet
        ? { kind: 'routine', ...fields }
        : { kind: 'client-install-failed', ...fields, reason: 'CCIM could not be registered' },
  ),
  sentence('routine', policy, say`Waiting for 1 minute for CliSvc to start CCIM`),
  sentence('client-install-failed', replication, say`Warning: Could not launch/register CCIM - ${code()}`, {
    reason: 'CCIM could not be started',
  }),
  sentence('client-install-failed', replication, say`UpdateClientRegistryForCCIMLaunch returned ${closing('text')}`, {
    reason: 'CCIM could not be entered in the registry',
  }),
  sentence(
    'client-install-failed',
    'Q264630',
    say`ERROR: Unable to open the service control manager to install the SMS Client Service and CCIM. Win32 Error: ${code()}`,
    { reason: 'the services of the computer may not be changed' },
  ),
  sentence('client-install-failed', 'Q207429', say`Warning: could not open base component installation properties`, {
    reason: 'its properties are missing',
  }),
];

const loading = [
  sentence('client-install-failed', 'Q227025', say`ERROR: Load of DLL ${anyWord} failed (${text('path')}) ${closing('text')}`, {
    reason: 'a library could not be loaded',
  }),
  sentence('client-install-failed', 'Q227025', say`ERROR: Initializing CliEx failed error code ${code()}`, {
    reason: 'a library could not be loaded',
  }),
  sentence('routine', 'Q227025', say`Unable to continue; exiting`),
  sentence('client-install-failed', 'Q288883', say`ERROR: No server path specified`, { reason: 'no server to install from is known' }),
  sentence(
    'client-install-failed',
    'Q260168',
    say`ERROR: Unable to read site data from CAP list file "${text('path')}" (${code()})${maybe`The ${any}`}`,
    {
      reason: 'the list of client access points cannot be read',
    },
  ),
  sentence('client-install-failed', 'Q260168', say`Error locating CAP (${code()})${maybe`${any}`}`, {
    reason: 'no client access point is known',
  }),
  sentence('routine', 'Q264976', say`Couldn't find line in the FILE SOURCE section of ${path}`),
  sentence('routine', field, say`Client is installed and assigned`),
];

/** Wn_logon.log, Wnmanual.log, Wnremote.log: the Legacy Client is installed; its accounts are made. */
export const installation: Wording = { sentences: [...accounts, ...registration, ...loading] };

/** Setup of the Advertised Programs Manager. The rest of the sentence, disk and rights, is a guess of the setup (Q309437). */
export const apasetup: Wording = {
  sentences: [
    sentence('client-component-failed', 'Q309437', say`The file ${text('path')} could not be copied. Make sure that ${any}`, {
      component: 'Advertised Programs Manager',
      reason: 'one of its files could not be copied',
    }),
  ],
};
