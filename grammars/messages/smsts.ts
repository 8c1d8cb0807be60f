import type { Code, Event } from '../event.js';
import type { Wording } from '../grammar.js';
import { namingPackages } from '../package-id.js';
import {
  advertisement,
  any,
  anyFigure,
  code,
  field,
  integer,
  maybe,
  type Part,
  packageId,
  path,
  program,
  type Sentence,
  say,
  sentence,
  type Template,
  telling,
  text,
} from '../template.js';

const restored = 'KB2509330';
const noPolicy = 'managedux.com, task sequence without policy';
const internet = 'GitHub MSEndpointMgr/ModernDriverManagement, issue 69';
const identity = 'GitHub MSEndpointMgr/ModernDriverManagement, issue 195';
const challenged = 'GitHub MSEndpointMgr/ModernDriverManagement, issue 249';
const driver = 'GitHub maurice-daly/DriverAutomationTool, issue 21';
const hook = 'KB4509131';

/** What the codes of task sequences mean wherever they stand (account model 5); any other is evidence and no more. */
function byCode(found: Code, names: object = {}): Event | undefined {
  if (found.value === 0x80040101) return { kind: 'network-access-account-missing', ...names, code: found };
  if (found.value === 0x80040102) return { kind: 'content-unavailable', ...names, code: found };
  return found.value === 0x80040104 ? { kind: 'policy-missing', ...names, code: found } : undefined;
}

/** `expression, HRESULT=80040101 (file,line)`: eight hex digits without 0x. What was called decides nothing, the code does. */
const thrown = (source: string, ...expressions: readonly Part[]): Sentence => {
  const [opening, ...rest] = expressions;
  const template: Template<{ code: Code }> = {
    parts:
      rest.length > 0
        ? [opening ?? '', ...rest, ', HRESULT=', code('hresult'), ' (', any]
        : [`${opening}, HRESULT=`, code('hresult'), ' (', any],
  };
  return telling('policy-missing', source, template, ({ code: found }) => byCode(found));
};

const expressions = [
  thrown(restored, '(!sNetworkAccessAccount.empty()) && (!sNetworkAccessPassword.empty())'),
  thrown(restored, 'GetEncodedNetworkAccessAccount (sEncodedAccount, sEncodedPassword)'),
  thrown(restored, 'GetNetworkAccessAccount( sNetworkAccessAccount, sNetworkAccessPassword )'),
  thrown(restored, 'pTSPolicyManager->GetContentLocations(', any),
  thrown(`${restored}; ${noPolicy}`, '(*iTSReference)->Resolve(', any),
  thrown(`${restored}; ${noPolicy}`, 'm_pSelectedTaskSequence->Resolve(', any),
  thrown(internet, '(LocationsList.size() + slistHttpPaths.size() + slistSMBPaths.size()) > 0'),
  thrown(internet, 'TS::Utility::GetContentLocationsEx(', any),
  thrown(noPolicy, 'FALSE'),
  thrown(noPolicy, 'hrReturn'),
];

const accounts = [
  sentence('network-access-account-missing', restored, say`Found empty NetworkAccessUsername/NetworkAccessPassword${maybe`from ${any}`}`),
  sentence('network-access-account-missing', restored, say`Network Access Account is not set`),
  sentence('network-access-account-missing', restored, say`Failed to read network access account from machine policy${maybe`(${code()})`}`),
  sentence(
    'network-access-account-missing',
    'GitHub MSEndpointMgr/ModernDriverManagement, issue 241',
    say`Network access account credentials are not supplied or invalid`,
  ),
  sentence('transfer-credential', challenged, say`401 - Unsuccessful with anonymous access. Retrying with context credentials`, {
    credential: 'computer-account',
  }),
  sentence('transfer-credential', challenged, say`401 - Unsuccessful with context credentials. Retrying with supplied credentials`, {
    credential: 'network-access-account',
  }),
  // Normal in a full operating system, where the computer has an account.
  sentence('routine', internet, say`No valid credential information in the environment`),
];

const connections = [
  sentence('connection-attempted', 'jacekdoktor.pl, smsts.log', say`Attempting to connect to ${path}`),
  sentence('connection-refused', 'jacekdoktor.pl, smsts.log', say`Failed to connect ${path} (${code()})`),
  sentence('connection-refused', field, say`Failed to connect to ${path} (${code()})`),
  sentence('connection-made', field, say`Successfully connected to ${path}`),
  telling('web-request-failed', challenged, say`Http response: ${code('http')} -${maybe`${text('text')}`}`, (fields) =>
    fields.code.value < 400 ? { kind: 'routine' } : { kind: 'web-request-failed', ...fields },
  ),
  sentence('routine', internet, say`Request was successful`),
];

const content = [
  sentence('content-locations-counted', internet, say`Processing ${integer('reachable')} locations`),
  sentence('routine', internet, say`No static content server`),
  sentence('routine', internet, say`Location Reply: ${any}<MPSite SiteCode="${text('site')}" MasterSiteCode=${any}`),
  sentence('content-requested', identity, say`Resolving content for SMS Package ${packageId}`),
  sentence('content-requested', identity, say`Getting package content: ${packageId}, version: ${anyFigure}`),
  sentence('routine', driver, say`ResolveSource flags: ${anyFigure}`),
  sentence('routine', driver, say`SMSTSPersistContent:${any}`),
  sentence('download-failed', identity, say`Failed to download content for SMS package ${packageId}, hr=${code()}`),
  sentence('download-failed', identity, say`Failed to resolve the source for Package: ${packageId}, hr=${code()}`),
  // Parts of the id are masked in one public log.
  sentence('download-failed', identity, say`Failed to download package ${text('packageId')}, cannot continue (${code()})`),
  sentence('client-component-failed', identity, say`CcmImportIdentityFromMigration failed to import client identity`, {
    component: 'client identity',
    reason: 'it could not be imported',
  }),
  sentence('client-component-failed', identity, say`PrepareTransportEx() failed. ${code()}`, {
    component: 'client identity',
    reason: 'the transport could not be prepared',
  }),
];

const policy = [
  sentence('routine', noPolicy, say`Getting policy for CCM_SoftwareDistribution[${any}]`),
  sentence(
    'policy-missing',
    noPolicy,
    say`Failed to find CCM_SoftwareDistribution object for AdvertID="${advertisement}", PackageID="${packageId}", ProgramID="${text('program')}"`,
  ),
  telling('policy-missing', noPolicy, say`Failed to resolve selected task sequence dependencies. Code(${code()})`, ({ code: found }) =>
    byCode(found),
  ),
  sentence(
    'program-start-failed',
    'KB2716946',
    say`Failed to invoke Execution Manager to Install Software for PackageID='${packageId}' ProgramID='${program}' AdvertID='${advertisement}' hr=${code()}`,
    { phase: 'start' },
  ),
  sentence('routine', restored, say`Parsing Policy Body`),
];

const steps = [
  sentence('routine', driver, say`Start executing the command line: ${any}`),
  sentence('routine', driver, say`Executing command line: ${any}`),
  sentence('routine', driver, say`Expand a string: ${any}`),
  sentence('routine', driver, say`Running PowerShell script: ${any}`),
  sentence('routine', driver, say`PowerShell path: ${any}`),
  sentence('routine', driver, say`Error calling message lib Send(). Code ${code()}`),
  // The client says itself that it goes on.
  sentence('routine', driver, say`Non fatal error ${code()} in sending task sequence execution status message to ${any}`),
  sentence('step-failed', hook, say`Failed to install the setup hook${maybe`${any}`}`),
  sentence('step-failed', hook, say`Failed to install OSD setup hook (${code()})`),
  sentence('step-failed', hook, say`Install setup hook failed with error code (${code()})`),
  telling('step-failed', hook, say`Process completed with exit code ${code('exit')}`, (fields) =>
    fields.code.value === 0 ? { kind: 'routine' } : { kind: 'step-failed', ...fields },
  ),
  sentence('step-failed', hook, say`Exiting with code ${code()}`),
  // A sentence about the code stands between the step and the code.
  telling(
    'step-failed',
    hook,
    say`Failed to run the action: ${text('said')} (Error: ${code()}; Source: ${any}`,
    ({ said, code: found }) => ({
      kind: 'step-failed',
      step: said.split('. ')[0],
      code: found,
    }),
  ),
];

/** smsts.log: task sequences, of which what concerns packages, policy and accounts matters here. */
export const smsts: Wording = { sentences: namingPackages([...accounts, ...connections, ...content, ...policy, ...expressions, ...steps]) };
