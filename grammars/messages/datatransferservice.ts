import type { Code } from '../event.js';
import type { Wording } from '../grammar.js';
import { namingPackages } from '../package-id.js';
import {
  account,
  any,
  anyFigure,
  anyWord,
  closing,
  code,
  field,
  integer,
  job,
  maybe,
  parentJob,
  path,
  say,
  sentence,
  telling,
  text,
} from '../template.js';

const updates = 'KB3090265';
const lowRights = 'technet blog configurationmgr, 2009-07-20';
const dav = 'MicrosoftDocs SupportArticles, clients-fail-download-content-http-405-errors';
const script = 'public GitHub script, match strings of 2019';

/** `0x80040215`: there is no account to use (account model 9). */
const missing = (found: Code): boolean => found.value === 0x80040215;

const accounts = [
  sentence('transfer-credential', updates, say`DTSJob ${job} set BITS job to use default credentials`, { credential: 'computer-account' }),
  sentence('transfer-credential', field, say`DTSJob ${job} set BITS job to use Network Access Account`, {
    credential: 'network-access-account',
  }),
  sentence('transfer-credential', field, say`DTSJob ${job} set BITS job to use anonymous credentials`, { credential: 'anonymous' }),
  telling('transfer-credential', updates, say`Starting BITS job '${job}' for DTS job '${parentJob}' under user '${account}`, (fields) => ({
    kind: 'transfer-credential',
    ...fields,
    credential: fields.account === 'S-1-5-18' ? 'computer-account' : 'user',
  })),
  sentence('network-access-account-missing', lowRights, say`Error getting network access account credentials. Code ${code()}`),
  // 0x00000000 is printed although the attempt failed.
  telling(
    'network-access-account-refused',
    lowRights,
    say`DTSJob ${job} encountered error setting BITS job to use Network Access Account (${code()})`,
    (fields) => ({ kind: missing(fields.code) ? 'network-access-account-missing' : 'network-access-account-refused', ...fields }),
  ),
];

/** The client's answers to a web server that does not give. */
const web = [
  sentence(
    'web-request-failed',
    'technet, DataTransferService.log of 2019',
    say`[CCMHTTP] ERROR: URL=${path}, Port=${anyFigure}, Options=${anyFigure}, Code=${code('winhttp')}, Text=${text('text')}`,
  ),
  sentence(
    'web-request-failed',
    'technet, DataTransferService.log of 2019',
    say`Failed to send request to ${path} at host ${any}, error ${code()}`,
  ),
  // 600: no answer; 405: WebDAV is filtered; 401 and 403: the account.
  sentence('web-request-failed', dav, say`Error sending DAV request. HTTP code ${code('http')}, status ${text('text')}`),
  sentence(
    'web-request-failed',
    dav,
    say`GetDirectoryList_HTTP Error sending DAV request. HTTP code ${code('http')}, status ${text('text')}`,
  ),
  sentence('routine', dav, say`GetDirectoryList_HTTP failed after retry`),
  sentence('routine', dav, say`GetDirectoryList_HTTP GetDirectoryList_HTTP failed after retry`),
  sentence('web-request-failed', script, say`GetDirectoryList_HTTP mapping original error ${code()} to ${anyFigure}`),
  sentence('download-failed', script, say`GetDirectoryList_HTTP(${path}) failed with code ${code()}`),
  sentence('download-failed', dav, say`GetDirectoryList_HTTP GetDirectoryList_HTTP(${path}) failed with code ${code()}`),
  sentence(
    'transfer-retried',
    'technet, DataTransferService.log of 2019',
    say`Error retrieving manifest (${code()}). Will attempt retry ${anyFigure} in ${integer('seconds')} seconds`,
  ),
  sentence('download-failed', dav, say`DTSJob(${job}):CDTSJob::ProcessManifestCallback - Error retrieving manifest (${code()})`),
  sentence('routine', 'technet, DataTransferService.log of 2019', say`GET: Host=${any}, Path=${any}`),
];

const jobs = [
  sentence('download-started', updates, say`DTSJob ${job} created to download from '${path} to '${closing('_')}`),
  sentence('routine', updates, say`DTSJob ${job} in state '${any}`),
  sentence('transfer-switched', lowRights, say`DTSJob ${job} switched to location ${path}`),
  sentence('download-completed', updates, say`DTSJob ${job} successfully completed download`),
  sentence('download-failed', field, say`DTSJob ${job} encountered error during download (${code()})`),
  sentence('routine', updates, say`CDTSJob::ProcessManifestCallback - processing manifest for job '${job}'`),
  sentence('routine', updates, say`Execute called for DTS job '${job}'. Current state: '${any}`),
  sentence('routine', updates, say`Starting BITS download for DTS job '${job}'`),
  sentence('routine', updates, say`DTS::SetCustomHeadersOnBITSJob - setting custom headers on DTS job '${job}':${maybe`<${any}`}`),
  sentence('routine', updates, say`DTS::AddTransportSecurityOptionsToBITSJob - Removing security info from DTS job '${job}'`),
  sentence(
    'routine',
    updates,
    say`Job: ${job}, Total Files: ${anyFigure}, Transferred Files: ${anyFigure}, Total Bytes: ${anyFigure}, Transferred Bytes: ${anyFigure}`,
  ),
  sentence('routine', updates, say`CDTSJob::JobTransferred : DTS Job ID='${parentJob}' BITS Job ID='${job}'`),
  // The job has completed by then: nothing is lost.
  sentence('routine', updates, say`BITS job '${job}' is not found. The BITS job may have completed already`),
  sentence('routine', updates, say`CBITSDownloadMonitor(DTSJobID=${parentJob}, BITSJobID=${job}) ignoring cancelled object`),
  telling(
    'download-completed',
    updates,
    say`DTS job ${job} has completed: Status : ${text('status')}, ${any}`,
    ({ status, ...fields }) => ({
      kind: /^success/i.test(status) ? 'download-completed' : 'download-failed',
      ...fields,
    }),
  ),
  sentence('download-completed', 'MicrosoftDocs, application deployment reference', say`DTS job ${job} has completed`),
];

/** DataTransferService.log: the transfer itself, with BITS; the log that shows which account a transfer used. */
export const dataTransferService: Wording = { sentences: namingPackages([...accounts, ...web, ...jobs]) };

/** FileBITS.log: the transfer over SMB. */
export const fileBits: Wording = {
  sentences: namingPackages([
    // The last quote is missing where it was printed.
    sentence('file-copied', lowRights, say`Copied file '${path} to '${closing('to')}`),
    sentence('download-failed', lowRights, say`FileCopyJob ${job} encountered error while copying files (${code()})`),
    sentence('download-completed', field, say`FileCopyJob ${job} successfully completed`),
    sentence('routine', field, say`Starting FileCopyJob ${job} under user ${anyWord}`),
  ]),
};
