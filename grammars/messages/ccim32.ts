import type { Wording } from '../grammar.js';
import { nalPath } from '../nal-path.js';
import { any, anyFigure, anyWord, closing, code, either, integer, path, say, sentence, telling, text } from '../template.js';

const accounts = 'Q236052';
const versions = 'Q236596';
const travel = 'Q288218';

const cap = [
  sentence('cap-inaccessible', accounts, say`Warning - could not read files from site ${text('site')} (${code()})`),
  sentence('cap-inaccessible', accounts, say`Warning - CNALPathEx::GetAccessiblePath returned error ${code()}`),
  sentence('cap-inaccessible', accounts, say`CClientSiteCfgArray - Can't get accessible path for site ${text('site')} config info`),
  sentence('cap-retry', accounts, say`CCIM32 - Retry in ${integer('minutes')} minutes`),
  telling('cap-inaccessible', 'Q208618', say`WaitForCAPAccess - abstract export ${text('path')} not accessible`, ({ path: written }) => {
    const site = nalPath(written)?.site;
    return { kind: 'cap-inaccessible', path: written, ...(site && { site }) };
  }),
  sentence('routine', 'Q262856', say`Calling GetAccessiblePath with ${text('path')}`),
  sentence('cap-inaccessible', 'Q262856', say`GetAccessiblePath failed for NAL path ${text('path')}. Error = ${code()}`),
  telling(
    'cap-inbox-locked',
    'Q322967; Q264630',
    say`Warning: Inbox manager token file found (${text('path')}), waiting ${integer('seconds')} seconds for directory refresh to finish`,
    ({ path: file, seconds }) => ({ kind: 'cap-inbox-locked', path: file, retryMs: seconds * 1_000 }),
  ),
  sentence('cap-inbox-locked', 'Q322967; Q264630', say`Warning: Directory still in use by inbox manager; skipping operations`),
];

const components = [
  sentence('routine', versions, say`Component "${any}" needs to be ${either(say`installed`, say`verified`, say`upgraded`)}`),
  sentence('routine', versions, say`Component "${any}" install/verify/upgrade last done at ${any}`),
  sentence(
    'routine',
    versions,
    say`Checking if component "${any}" needs to be installed, upgraded or verified (offer index [${anyFigure}])`,
  ),
  sentence('routine', versions, say`Done processing active client components`),
  telling(
    'client-component-failed',
    versions,
    // Two versions stand in brackets; the first is empty where the file has none.
    say`Warning: ${text('file')} out of sync with offer file version (${text('version')}); skipping operations`,
    ({ file, version }) => ({
      kind: 'client-component-failed',
      path: file.replace(/ version \([^)]*\)$/, ''),
      reason: `version out of sync with offer file version ${version}`,
    }),
  ),
  sentence(
    'client-component-failed',
    'Q322967',
    say`Warning - could not find a site CAP with uplevel version of component ${closing('component')}`,
    {
      reason: 'no client access point has the newer version',
    },
  ),
  sentence('routine', 'Q264630', say`Trying to open IPC connection with APM`),
  sentence('client-component-failed', 'Q264630', say`ERROR: Unable to establish a connection with APM - ${closing('text')}`, {
    component: 'APM',
    reason: 'no connection to the Advertised Programs Manager',
  }),
  sentence('routine', 'Q264630', say`Process "${any}" finished; exit code = ${anyFigure}`),
  sentence('client-component-failed', 'Q293117', say`Client deinstall flag set - no new assignments will be processed`, {
    reason: 'the client is being removed',
  }),
];

/** On Windows 9x nobody is logged on yet: the agent waits, no program is concerned (Q323532). */
const user = [
  sentence('routine', 'Q323532', say`GetUserName returned FALSE (ERROR_NOT_LOGGED_ON)`),
  sentence('routine', 'Q323532', say`IsUserLoggedOn() - waiting a minute`),
];

const assignment = [
  sentence('routine', travel, say`Checking property ${any}, value = ${any}`),
  sentence('routine', travel, say`Assessing assignment state from ${any}`),
  sentence('routine', travel, say`CLIENT IS ASSIGNED`),
  sentence('routine', travel, say`Function return - Client not assigned`),
  sentence('routine', travel, say`Some sites in the registry are not assigned`),
  sentence('routine', travel, say`Inserting new site "${text('site')}" into the registry`),
  sentence('routine', travel, say`Skipping assignment check for site '${text('site')}' because it's already assigned`),
  sentence('routine', travel, say`Wrote Site List data back to the registry`),
  sentence('routine', travel, say`- No longer assigned to ${text('site')}; checking for travel mode override`),
  sentence('routine', 'Q227025', say`Client is not assigned to any sites - finished`),
  sentence('routine', 'Q227025', say`Finished CliEx processing`),
  sentence('routine', 'Q227025', say`Not writing Site List data back to the registry (no new sites)`),
  sentence('routine', 'Q264976', say`Writing local TCF file ${path}`),
  sentence('routine', 'Q227025', say`ReWriteSitesRegistry returning ${anyWord}`),
];

/** CCIM32.log with CliEx32.dll: the client keeps its components and its sites in step with the client access points. */
export const ccim32: Wording = { sentences: [...cap, ...components, ...user, ...assignment] };
