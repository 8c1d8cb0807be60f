import type { Event } from '../grammars/event.js';
import { code } from '../grammars/numbers.js';

/** A dialect, a sentence as a client of our invention says it, and the event it means. */
export type Row = readonly [dialect: string, sentence: string, event: Event];

const a = '{0A1B2C3D-1111-4222-8333-444455556666}';
const b = '{7F3E9D10-AAAA-4BBB-8CCC-DDDDEEEEFFFF}';
const id = 'NW100042.3';
const update = '5C0E7A5B-2F0D-4A51-9E7E-0C6B7B1A9D33';
const named = { contentId: id, packageId: 'NW100042' };
const url = 'http://harbor.tide.example/SMS_DP_SMSPKG$/NW100042';
const unc = String.raw`\\HARBOR\SMSPKGD$\NW100042`;
const field = { unconfirmed: true };
const routine = { kind: 'routine' } as const;

const cas: readonly (readonly [string, Event])[] = [
  [
    `Requesting content ${id}, size(KB) 812, under context System with priority Foreground`,
    { kind: 'content-requested', ...named, context: 'System' },
  ],
  [`Requesting locations synchronously for content ${id} with priority High`, { kind: 'content-requested', ...named }],
  [`LS job ${a} submitted to get DP locations for content ${id}`, { kind: 'content-requested', ...named, job: a }],
  [`Successfully created location request ${a} for content ${id}`, { kind: 'content-requested', ...named, job: a }],
  [`Location update from LS for content ${id} and location request ${a}`, { ...routine, ...named, job: a }],
  [`Matching DP Location found 1 - ${unc}\\`, { kind: 'content-located', path: `${unc}\\`, packageId: 'NW100042' }],
  [`Canceling LS Job ${a} for content ${id}`, { ...routine, ...named, job: a }],
  ['The number of discovered DPs(including Branch DP and Multicast) is 0', { kind: 'content-locations-counted', reachable: 0 }],
  ['Calling back with the following distribution points', routine],
  [`Distribution Point='${url}', Locality='LOCAL'`, { kind: 'content-located', path: url, packageId: 'NW100042' }],
  [
    'Failed to get DP locations as the expected version from MP pier.tide.example. Error 0x87d00215',
    { kind: 'content-unavailable', code: code('0x87d00215'), ...field },
  ],
  [`===== CacheManager: Checking if content ${id} is in the cache. =====`, { ...routine, ...named }],
  [`===== CacheManager: Content for ${id} was NOT found cache. =====`, { ...routine, ...named }],
  [
    `===== CacheManager: Content ${id} of size (812K) was found in cache with an empty exclude file list.=====`,
    { kind: 'content-available', ...named },
  ],
  [
    `CacheManager: Target location for content ${id} is C:\\Windows\\ccmcache\\7`,
    { ...routine, ...named, path: 'C:\\Windows\\ccmcache\\7' },
  ],
  [`Target location for content ${id} is C:\\Windows\\ccmcache\\7`, { ...routine, ...named, path: 'C:\\Windows\\ccmcache\\7' }],
  [`Saved Content ID Mapping ${id}, C:\\Windows\\ccmcache\\7`, { ...routine, ...named, path: 'C:\\Windows\\ccmcache\\7' }],
  [`Removed Content ID Mapping for ${id}`, { ...routine, ...named }],
  ['CacheManager: There are currently 81200000 bytes used for cached content items (2 total, 1 active, 1 tombstoned, 0 expired).', routine],
  [`CacheManager: All references to cached Content ${id} have been removed, content is tombstoned.`, { ...routine, ...named }],
  [`All references to Content ${id} in cache have been removed. Content is Tombstoned.`, { ...routine, ...named }],
  [`Releasing content request ${a}`, { ...routine, job: a }],
  ['Successfully submitted event to the Status Agent.', routine],
  ['CacheManager: There is not enough space in the cache for 812 KB', { kind: 'cache-full', ...field }],
  [`CDownloadManager::RequestDownload ${id}.System`, { kind: 'content-requested', contentId: `${id}.System`, packageId: 'NW100042' }],
  [`DownloadManager::FindDownloadInfo with ${id}.System`, { ...routine, contentId: `${id}.System`, packageId: 'NW100042' }],
  [
    `Submitted CTM job ${a} to download Content ${id} under context S-1-5-21-11-22-33-1105`,
    { kind: 'content-requested', ...named, job: a, context: 'S-1-5-21-11-22-33-1105' },
  ],
  [`Successfully created download  request ${a} for content ${update}.1`, { kind: 'content-requested', job: a, contentId: `${update}.1` }],
  [`Created and submitted a new Content Request for ${id}.System`, { ...routine, contentId: `${id}.System`, packageId: 'NW100042' }],
  ['Created and initialized a DownloadContentRequest', routine],
  [`Location update from CTM for content ${id} and request ${a}`, { ...routine, ...named, job: a }],
  [`Download location found 0 - ${url}`, { kind: 'content-located', path: url, packageId: 'NW100042' }],
  ['Download request only, ignoring location update', routine],
  [`Download started for content ${id}`, { kind: 'download-started', ...named }],
  [`Download completed for content ${id} under context System`, { kind: 'download-completed', ...named }],
  [`Download succeeded for download request ${a}`, { kind: 'download-completed', job: a }],
  [
    `Download failed for content ${id} under context System, error 0x80070005`,
    { kind: 'download-failed', ...named, code: code('0x80070005') },
  ],
  [`Download failed for download request ${a}, error 0x80070035`, { kind: 'download-failed', job: a, code: code('0x80070035'), ...field }],
  ['CContentAccessService::NotifyDownloadComplete Start Content Hashing', routine],
  ['The hash we are verifying is 0F12AB', routine],
  ['Hashing file C:\\Windows\\ccmcache\\7\\tide.cab', { ...routine, path: 'C:\\Windows\\ccmcache\\7\\tide.cab' }],
  ['Hash matches', { kind: 'hash-verified' }],
  [`Hash verification succeeded for content ${id} downloaded under context System`, { kind: 'hash-verified', ...named }],
  [
    `Download failed for content ${id} under context System, error 0x80091007`,
    { kind: 'hash-mismatch', ...named, code: code('0x80091007') },
  ],
  ['Hash does not match expected 0F12AB, actual 77CD01', { kind: 'hash-mismatch' }],
  ['Successfully raised SoftDistHashMismatchEvent event.', { kind: 'hash-mismatch' }],
  [`Hash verification failed for content ${id} downloaded under context System`, { kind: 'hash-mismatch', ...named, ...field }],
];

const ctm: readonly (readonly [string, Event])[] = [
  [`Starting CTM job ${a}.`, { kind: 'content-requested', job: a }],
  [
    "Attempting to create Location Request for PackageID='NW100042' and Version='3'",
    { kind: 'content-requested', contentId: 'NW100042', packageId: 'NW100042' },
  ],
  ['ContentLocationRequest : <ContentLocationRequest SchemaVersion="1.00"><Package ID="NW100042"/></ContentLocationRequest>', routine],
  [
    `Created and Sent Location Request '${b}' for package NW100042`,
    { kind: 'content-requested', job: b, contentId: 'NW100042', packageId: 'NW100042' },
  ],
  [`Queued location request '${b}' for CTM job '${a}'.`, { kind: 'content-requested', job: b, parentJob: a }],
  ['CTM_NotifyLocationUpdate', routine],
  [`CCTMJob::UpdateLocations(${a})`, { ...routine, job: a }],
  [`CCTMJob::UpdateLocations - Received empty location update for CTM Job ${a}`, { kind: 'content-unavailable', job: a }],
  [
    `CCTMJob::UpdateLocations - Recieved no suitable locations in location update for CTM Job ${a}`,
    { kind: 'content-unavailable', job: a },
  ],
  ['CCTMJob::_GetNextLocation failed with code 0x87d00215', { kind: 'content-unavailable', code: code('0x87d00215') }],
  [`Persisted location '${url}', Order 0, for CTM job ${a}`, { kind: 'content-located', path: url, job: a, packageId: 'NW100042' }],
  [`Persisted locations for CTM job ${a}:\r\n\t(LOCAL) '${url}'`, { kind: 'content-located', path: url, job: a, packageId: 'NW100042' }],
  [
    `CTM job ${a} (corresponding DTS job ${b}) started download from '${url}' for full content download.`,
    { kind: 'download-started', parentJob: a, job: b, path: url, packageId: 'NW100042' },
  ],
  [`CTM job ${a} switched to location '${unc}'`, { kind: 'transfer-switched', job: a, path: unc, packageId: 'NW100042' }],
  [`CTM job ${a} entered phase CCM_DOWNLOADSTATUS_WAITING_CONTENTLOCATIONS`, { kind: 'run-waiting', reason: 'content', job: a }],
  [`CTM job ${a} entered phase CCM_DOWNLOADSTATUS_DOWNLOADING_DATA`, { ...routine, job: a }],
  [`CCTMJob::EvaluateState(JobID=${a}, State=Success)`, { kind: 'download-completed', job: a }],
  [`CCTMJob::EvaluateState(JobID=${a}, State=RequestedLocations)`, { ...routine, job: a }],
  [`No progress for CTM job ${a}`, { kind: 'transfer-retried', job: a }],
  [`CTM job ${a} encountered error 0x80190191 during download`, { kind: 'download-failed', job: a, code: code('0x80190191'), ...field }],
  [
    'CCTMJob::_ProcessContentInfo - failed to verify hash (algorithm ID = 32780, provider type = 24). Actual value - 0F12AB, Computed value - 77CD01',
    { kind: 'hash-mismatch' },
  ],
];

const dts: readonly (readonly [string, Event])[] = [
  [`DTSJob ${b} set BITS job to use default credentials.`, { kind: 'transfer-credential', credential: 'computer-account', job: b }],
  [
    `DTSJob ${b} set BITS job to use Network Access Account.`,
    { kind: 'transfer-credential', credential: 'network-access-account', job: b, ...field },
  ],
  [`DTSJob ${b} set BITS job to use anonymous credentials.`, { kind: 'transfer-credential', credential: 'anonymous', job: b, ...field }],
  [
    `Starting BITS job '${a}' for DTS job '${b}' under user 'S-1-5-21-11-22-33-1105'.`,
    { kind: 'transfer-credential', credential: 'user', job: a, parentJob: b, account: 'S-1-5-21-11-22-33-1105' },
  ],
  [
    'Error getting network access account credentials. Code 0x80040215',
    { kind: 'network-access-account-missing', code: code('0x80040215') },
  ],
  [
    `DTSJob ${b} encountered error setting BITS job to use Network Access Account (0x8007052e)`,
    { kind: 'network-access-account-refused', job: b, code: code('0x8007052e') },
  ],
  [
    '[CCMHTTP] ERROR: URL=http://harbor.tide.example:80/x, Port=80, Options=224, Code=12029, Text=ERROR_WINHTTP_CANNOT_CONNECT',
    {
      kind: 'web-request-failed',
      path: 'http://harbor.tide.example:80/x',
      code: code('12029', 'winhttp'),
      text: 'ERROR_WINHTTP_CANNOT_CONNECT',
    },
  ],
  [
    'Failed to send request to /SMS_DP_SMSPKG$/NW100042 at host harbor.tide.example, error 0x80072efd',
    {
      kind: 'web-request-failed',
      path: '/SMS_DP_SMSPKG$/NW100042',
      machine: 'harbor.tide.example',
      packageId: 'NW100042',
      code: code('0x80072efd'),
    },
  ],
  [
    "Error sending DAV request. HTTP code 401, status 'Unauthorized'",
    { kind: 'web-request-failed', code: code('401', 'http'), text: "'Unauthorized'" },
  ],
  [
    "GetDirectoryList_HTTP Error sending DAV request. HTTP code 405, status 'Method Not Allowed'",
    { kind: 'web-request-failed', code: code('405', 'http'), text: "'Method Not Allowed'" },
  ],
  ['GetDirectoryList_HTTP failed after retry', routine],
  ['GetDirectoryList_HTTP GetDirectoryList_HTTP failed after retry', routine],
  ['GetDirectoryList_HTTP mapping original error 0x80072efd to 0x800704cf.', { kind: 'web-request-failed', code: code('0x80072efd') }],
  [
    `GetDirectoryList_HTTP('${url}') failed with code 0x800704cf.`,
    { kind: 'download-failed', path: url, packageId: 'NW100042', code: code('0x800704cf') },
  ],
  [
    `GetDirectoryList_HTTP GetDirectoryList_HTTP('${url}') failed with code 0x87d0027e.`,
    { kind: 'download-failed', path: url, packageId: 'NW100042', code: code('0x87d0027e') },
  ],
  [
    'Error retrieving manifest (0x800704cf).  Will attempt retry 2 in 60 seconds.',
    { kind: 'transfer-retried', code: code('0x800704cf'), seconds: 60 },
  ],
  [
    `DTSJob(${b}):CDTSJob::ProcessManifestCallback - Error retrieving manifest (0x87d0027e).`,
    { kind: 'download-failed', job: b, code: code('0x87d0027e') },
  ],
  ['GET: Host=harbor.tide.example, Path=/SMS_MP/x, Port=80, Protocol=http, Flags=512, Options=224', routine],
  [
    `DTSJob ${b} created to download from '${url}' to 'C:\\Windows\\ccmcache\\7'.`,
    { kind: 'download-started', job: b, path: url, packageId: 'NW100042' },
  ],
  [`DTSJob ${b} in state 'DownloadingData'.`, { ...routine, job: b }],
  [`DTSJob ${b} switched to location '${unc}'.`, { kind: 'transfer-switched', job: b, path: unc, packageId: 'NW100042' }],
  [`DTSJob ${b} successfully completed download.`, { kind: 'download-completed', job: b }],
  [`DTSJob ${b} encountered error during download (0x80190193)`, { kind: 'download-failed', job: b, code: code('0x80190193'), ...field }],
  [`CDTSJob::ProcessManifestCallback - processing manifest for job '${b}'.`, { ...routine, job: b }],
  [`Execute called for DTS job '${b}'. Current state: 'PendingDownload'.`, { ...routine, job: b }],
  [`Starting BITS download for DTS job '${b}'.`, { ...routine, job: b }],
  [`DTS::SetCustomHeadersOnBITSJob - setting custom headers on DTS job '${b}':\n<none>`, { ...routine, job: b }],
  [`DTS::AddTransportSecurityOptionsToBITSJob - Removing security info from DTS job '${b}'.`, { ...routine, job: b }],
  [`Job: ${b}, Total Files: 4, Transferred Files: 1, Total Bytes: 81200, Transferred Bytes: 20300`, { ...routine, job: b }],
  [`CDTSJob::JobTransferred : DTS Job ID='${b}' BITS Job ID='${a}'`, { ...routine, parentJob: b, job: a }],
  [`BITS job '${a}' is not found. The BITS job may have completed already.`, { ...routine, job: a }],
  [`CBITSDownloadMonitor(DTSJobID=${b}, BITSJobID=${a}) ignoring cancelled object.`, { ...routine, parentJob: b, job: a }],
  [
    `DTS job ${b} has completed:\r\n\tStatus : SUCCESS,\r\n\tStart time : 03/02/2019 10:00:00,\r\n\tElapsed time : 4 seconds`,
    { kind: 'download-completed', job: b },
  ],
  [`DTS job ${b} has completed:\n\tStatus : CANCELLED,\n\tElapsed time : 4 seconds`, { kind: 'download-failed', job: b }],
  [`DTS job ${b} has completed`, { kind: 'download-completed', job: b }],
];

const fileBits: readonly (readonly [string, Event])[] = [
  [
    `Copied file '${unc}\\a.cab' to 'C:\\WINDOWS\\system32\\CCM\\Cache\\NW100042.3.System`,
    { kind: 'file-copied', path: `${unc}\\a.cab`, to: 'C:\\WINDOWS\\system32\\CCM\\Cache\\NW100042.3.System', packageId: 'NW100042' },
  ],
  [`FileCopyJob ${b} encountered error while copying files (0x80070005).`, { kind: 'download-failed', job: b, code: code('0x80070005') }],
  [`FileCopyJob ${b} successfully completed`, { kind: 'download-completed', job: b, ...field }],
  [`Starting FileCopyJob ${b} under user S-1-5-18`, { ...routine, job: b, ...field }],
];

const locationServices: readonly (readonly [string, Event])[] = [
  [`Created filter for LS request ${b}.`, { ...routine, job: b }],
  ['ContentLocationReply : <ContentLocationReply SchemaVersion="1.00"/>', routine],
  [
    `Distribution Point='${url}', Locality='REMOTE', DPType='SERVER', Version='9096', Capabilities='<x/>', Signature='http://harbor/s', ForestTrust='TRUE',`,
    { kind: 'content-located', path: url, packageId: 'NW100042' },
  ],
  [`Calling back with locations for location request ${b}`, { ...routine, job: b }],
  ['Calling back with the following distribution points', routine],
  ['The number of discovered DPs(including Branch DP and Multicast) is 4', { kind: 'content-locations-counted', reachable: 4 }],
  ['Calling back with empty distribution points list', { kind: 'content-unavailable', ...field }],
  [`Calling back with empty location list for location request ${b}`, { kind: 'content-unavailable', job: b, ...field }],
  [
    'Failed to send location services HTTP failure message (Error: 0x87d0027e)',
    { kind: 'web-request-failed', code: code('0x87d0027e'), ...field },
  ],
  ['Current AD site of machine is Quayside', { ...routine, ...field }],
];

const policyAgent: readonly (readonly [string, Event])[] = [
  ['Applying policy {5e7e0000-0000-4000-8000-000000000001}', routine],
  ['Applied policy CCM_Policy_Policy5.PolicyID="NW120001-NW100042-6F6BCC28",PolicySource="SMS:NW1",PolicyVersion="2.00"', routine],
  ['Updating policy CCM_Policy_Policy5.PolicyID="NW120001-NW100042-6F6BCC28",PolicySource="SMS:NW1",PolicyVersion="2.00"', routine],
  ['Policy state for [CCM_Policy_Policy5.PolicyID="{x}",PolicyVersion="2.00",PolicySource="SMS:NW1"] is currently [Active]', routine],
  [`Policy 'CCM_Policy_Policy5.PolicyID="{x}",PolicyVersion="2.00",PolicySource="SMS:NW1"' successfully compiled`, routine],
  ['Failed to apply policy {x} (0x80040217)', { kind: 'network-access-account-missing', code: code('0x80040217'), ...field }],
  ['Failed to load policy {x} (0x80041002)', { kind: 'policy-missing', code: code('0x80041002'), ...field }],
];

const ts = (text: string) => code(text, 'hresult');
const missing = { kind: 'network-access-account-missing' } as const;
const smsts: readonly (readonly [string, Event])[] = [
  ['Found empty NetworkAccessUsername/NetworkAccessPassword from NAAConfig CCM_NetworkAccessAccount', missing],
  ['Network Access Account is not set', missing],
  ['Failed to read network access account from machine policy (0x80040101)', { ...missing, code: code('0x80040101') }],
  ['Network access account credentials are not supplied or invalid.', missing],
  [
    '401 - Unsuccessful with anonymous access. Retrying with context credentials.',
    { kind: 'transfer-credential', credential: 'computer-account' },
  ],
  [
    '401 - Unsuccessful with context credentials. Retrying with supplied credentials.',
    { kind: 'transfer-credential', credential: 'network-access-account' },
  ],
  ['No valid credential information in the environment.', routine],
  [`Attempting to connect to "${unc}"`, { kind: 'connection-attempted', path: unc, packageId: 'NW100042' }],
  [`Failed to connect "${unc}" (86)`, { kind: 'connection-refused', path: unc, packageId: 'NW100042', code: code('86') }],
  [`Failed to connect to "${unc}" (1326)`, { kind: 'connection-refused', path: unc, packageId: 'NW100042', code: code('1326'), ...field }],
  [`Successfully connected to "${unc}"`, { kind: 'connection-made', path: unc, packageId: 'NW100042', ...field }],
  ['Http response: 403 - Forbidden', { kind: 'web-request-failed', code: code('403', 'http'), text: 'Forbidden' }],
  ['Request was successful.', routine],
  ['Http response: 207 - Multi-Status', routine],
  ['Processing 3 locations.', { kind: 'content-locations-counted', reachable: 3 }],
  ['No static content server.', routine],
  [
    'Location Reply:\n<![CDATA[<ContentLocationReply><Sites><Site><MPSite SiteCode="NW1" MasterSiteCode="NW0"/></Site></Sites></ContentLocationReply>]]>',
    { ...routine, site: 'NW1' },
  ],
  ['Resolving content for SMS Package NW100042', { kind: 'content-requested', packageId: 'NW100042' }],
  ['Getting package content: NW100042, version: 3', { kind: 'content-requested', packageId: 'NW100042' }],
  ['ResolveSource flags: 0x00000000', routine],
  ['SMSTSPersistContent: . The content for package NW100042 will be persisted', routine],
  [
    'Failed to download content for SMS package NW100042, hr=0x80070005',
    { kind: 'download-failed', packageId: 'NW100042', code: code('0x80070005') },
  ],
  [
    'Failed to resolve the source for Package: NW100042, hr=0x80040102',
    { kind: 'download-failed', packageId: 'NW100042', code: code('0x80040102') },
  ],
  [
    'Failed to download package NW100042, cannot continue (0x80070057)',
    { kind: 'download-failed', packageId: 'NW100042', code: code('0x80070057') },
  ],
  [
    'CcmImportIdentityFromMigration failed to import client identity.',
    { kind: 'client-component-failed', component: 'client identity', reason: 'it could not be imported' },
  ],
  [
    'PrepareTransportEx() failed. 0x80090005.',
    {
      kind: 'client-component-failed',
      component: 'client identity',
      reason: 'the transport could not be prepared',
      code: code('0x80090005'),
    },
  ],
  ['Getting policy for CCM_SoftwareDistribution[AdvertID="NW120001", PackageID="NW100042", ProgramID="*"]', routine],
  [
    'Failed to find CCM_SoftwareDistribution object for AdvertID="NW120001", PackageID="NW100042", ProgramID="*"',
    { kind: 'policy-missing', advertisement: 'NW120001', packageId: 'NW100042', program: '*' },
  ],
  ['Failed to resolve selected task sequence dependencies. Code(0x80040104)', { kind: 'policy-missing', code: code('0x80040104') }],
  [
    "Failed to invoke Execution Manager to Install Software for PackageID='NW100042' ProgramID='Tide tables' AdvertID='NW120001' hr=0x87d01004",
    {
      kind: 'program-start-failed',
      phase: 'start',
      packageId: 'NW100042',
      program: 'Tide tables',
      advertisement: 'NW120001',
      code: code('0x87d01004'),
    },
  ],
  ['Parsing Policy Body.', routine],
  [
    '(!sNetworkAccessAccount.empty()) && (!sNetworkAccessPassword.empty()), HRESULT=80040101 (x:\\tscore\\tspolicy.cpp,99)',
    { ...missing, code: ts('80040101') },
  ],
  [
    'GetEncodedNetworkAccessAccount (sEncodedAccount, sEncodedPassword), HRESULT=80040101 (tspolicy.cpp,98)',
    { ...missing, code: ts('80040101') },
  ],
  [
    'GetNetworkAccessAccount( sNetworkAccessAccount, sNetworkAccessPassword ), HRESULT=80040101 (tspolicy.cpp,97)',
    { ...missing, code: ts('80040101') },
  ],
  [
    'pTSPolicyManager->GetContentLocations( m_sPackageID, x ), HRESULT=80040102 (tspolicy.cpp,96)',
    { kind: 'content-unavailable', code: ts('80040102') },
  ],
  [
    '(*iTSReference)->Resolve( pTSPolicyManager, dwResolveFlags ), HRESULT=80040104 (tspolicy.cpp,95)',
    { kind: 'policy-missing', code: ts('80040104') },
  ],
  [
    'm_pSelectedTaskSequence->Resolve( m_pPolicyManager, x | y, pv ), HRESULT=80040104 (page.cpp,94)',
    { kind: 'policy-missing', code: ts('80040104') },
  ],
  [
    '(LocationsList.size() + slistHttpPaths.size() + slistSMBPaths.size()) > 0, HRESULT=80040102 (..\\resolvesource.cpp,93)',
    { kind: 'content-unavailable', code: ts('80040102') },
  ],
  [
    'TS::Utility::GetContentLocationsEx( pszPackageId, L"" ), HRESULT=80040102 (..\\resolvesource.cpp,92)',
    { kind: 'content-unavailable', code: ts('80040102') },
  ],
  ['FALSE, HRESULT=80040104 (x:\\tspolicy.cpp,91)', { kind: 'policy-missing', code: ts('80040104') }],
  ['hrReturn, HRESULT=80040104 (page.cpp,90)', { kind: 'policy-missing', code: ts('80040104') }],
  ['Start executing the command line: smsswd.exe /run:NW100042 cmd', routine],
  ['Executing command line: smsswd.exe with options (0, 4)', routine],
  ['Expand a string: FullOS', routine],
  ["Running PowerShell script: 'tide.ps1'(PkgID: NW100042) with execution policy: 'Bypass'", routine],
  ['PowerShell path: C:\\WINDOWS\\powershell.exe', routine],
  ['Error calling message lib Send(). Code 0x80004005', { ...routine, code: code('0x80004005') }],
  [
    'Non fatal error 0x80004005 in sending task sequence execution status message to Management Point',
    { ...routine, code: code('0x80004005') },
  ],
  [
    'Failed to install the setup hook. Permissions may be wrong.\nAccess is denied. (Error: 80070005; Source: Windows)',
    { kind: 'step-failed' },
  ],
  ['Failed to install OSD setup hook (0x80070005)', { kind: 'step-failed', code: code('0x80070005') }],
  ['Install setup hook failed with error code (80070005).', { kind: 'step-failed', code: code('80070005') }],
  ['Process completed with exit code 2147942405', { kind: 'step-failed', code: code('2147942405', 'exit') }],
  ['Exiting with code 0x80070005', { kind: 'step-failed', code: code('0x80070005') }],
  [
    'Failed to run the action: Lay out disks. The parameter is incorrect. (Error: 80070057; Source: Windows)',
    { kind: 'step-failed', step: 'Lay out disks', code: code('80070057') },
  ],
];

const ccmExec: readonly (readonly [string, Event])[] = [
  ['Failed to start component CcmFramework, error 0x80070005', { kind: 'service-launch-failed', code: code('0x80070005'), ...field }],
  [
    "System task 'TideTask' returned error code 0x80004005",
    { kind: 'client-component-failed', component: 'TideTask', reason: 'its task returned an error', code: code('0x80004005'), ...field },
  ],
  ['Entering main message loop.', { ...routine, ...field }],
  ['Starting CCMEXEC service...', { ...routine, ...field }],
  ['Loading service settings.', { ...routine, ...field }],
];

const serviceWindowManager: readonly (readonly [string, Event])[] = [
  ['OnIsServiceWindowAvailable called with: Runtime:900, Type:2', { ...routine, ...field }],
  ['Program can run! Setting *canProgramRun to TRUE', { ...routine, ...field }],
  ["Program can't Run! Setting *canProgramRun to FALSE", { kind: 'run-waiting', reason: 'service-window', ...field }],
  ['There exists an All Programs Service Window for this duration. The Service Window Type is 1', { ...routine, ...field }],
  ['No Service Windows exist for this type. Will check if the program can run in the All Programs window...', { ...routine, ...field }],
];

const smsCliUi: readonly (readonly [string, Event])[] = [
  [
    'Failed to get the program Tide tables (0x80041002)',
    {
      kind: 'client-component-failed',
      component: 'SMSCliUi',
      reason: 'a program could not be shown to the user',
      code: code('0x80041002'),
      ...field,
    },
  ],
];

const odp: readonly (readonly [string, Event])[] = [
  ['TEST        : Attempting to make an accessible remote path.', routine],
  ["TEST : The accessible remote path is '\\\\HARBOR\\CAP_NW1\\'.", { ...routine, path: '\\\\HARBOR\\CAP_NW1\\' }],
  ["TEST : The remote path is part of site 'NW1'", { ...routine, site: 'NW1' }],
  ["TEST : The remote path has been set to '\\\\HARBOR\\CAP_NW1\\'.", { ...routine, path: '\\\\HARBOR\\CAP_NW1\\' }],
  ["TEST : The remote path is '\\\\HARBOR\\CAP_NW1\\'.", { ...routine, path: '\\\\HARBOR\\CAP_NW1\\' }],
  [
    'TEST : CAP Offer Inbox is accessible: \\\\HARBOR\\CAP_NW1\\OfferInf.box\\',
    { kind: 'cap-reached', path: '\\\\HARBOR\\CAP_NW1\\OfferInf.box\\' },
  ],
  [
    "TEST : Found Lock File '\\\\HARBOR\\CAP_NW1\\OfferInf.box\\Inboxlck.tok'.Continuing retry attempts at every 7000 ms",
    { kind: 'cap-inbox-locked', path: '\\\\HARBOR\\CAP_NW1\\OfferInf.box\\Inboxlck.tok', retryMs: 7000 },
  ],
  ['TEST : CAP offer Inbox is not accessible or is locked.', { kind: 'cap-inaccessible' }],
  ['TEST : No accessible CAP offer Inbox found.', { kind: 'cap-inaccessible' }],
  ['TEST : No CAP offer Inbox is accessible.', { kind: 'cap-inaccessible' }],
  ['TEST : Shutdown has not been signaled.', routine],
  ['TEST        : **AddOffers**', routine],
  ['TEST        : **MergeAll**', routine],
  ['TEST        : **MergeOffers**', routine],
  ['TEST        : **LoadOffers**', routine],
  [
    'TEST        : Local path "C:\\WIN98\\MS\\SMS\\clicomp\\SWDist32\\CAP\\"',
    { ...routine, path: 'C:\\WIN98\\MS\\SMS\\clicomp\\SWDist32\\CAP\\' },
  ],
  ['TEST        : First Site is "NW1"', { ...routine, site: 'NW1' }],
  ['TEST        : Store site code "NW1"', { ...routine, site: 'NW1' }],
  ['TEST        : Translate Offer Tide tables', routine],
  ['TEST        : User Group is "TIDE\\Pilots and crew"', { kind: 'group-seen', group: 'TIDE\\Pilots and crew' }],
  ['TEST        : User Group is "(null)"', routine],
  ['TEST        : Lookup: "TIDE\\Pilots and crew"', routine],
  ['TEST        : Record 12 "TIDE\\Pilots and crew"', routine],
  ['TEST        : Found "NW1ABCDE.INS"', { ...routine, path: 'NW1ABCDE.INS' }],
  ['TEST        : Record: "NW120001,NW100042\r\n"', { kind: 'offer-received', advertisement: 'NW120001', packageId: 'NW100042' }],
];

const ccim32: readonly (readonly [string, Event])[] = [
  ['Warning - could not read files from site NW1 (#2147942405)', { kind: 'cap-inaccessible', site: 'NW1', code: code('#2147942405') }],
  ['Warning - CNALPathEx::GetAccessiblePath returned error 2147942405', { kind: 'cap-inaccessible', code: code('2147942405') }],
  ["CClientSiteCfgArray - Can't get accessible path for site NW1 config info", { kind: 'cap-inaccessible', site: 'NW1' }],
  ['CCIM32 - Retry in 60 minutes', { kind: 'cap-retry', minutes: 60 }],
  [
    'WaitForCAPAccess - abstract export ABEXPRT:\\\\CAP List for site NW1 not accessible',
    { kind: 'cap-inaccessible', path: 'ABEXPRT:\\\\CAP List for site NW1', site: 'NW1' },
  ],
  [
    'Calling GetAccessiblePath with MSWNET:\\\\HARBOR\\SMSLOGON\\SITES\\NW1\\',
    { ...routine, path: 'MSWNET:\\\\HARBOR\\SMSLOGON\\SITES\\NW1\\' },
  ],
  [
    'GetAccessiblePath failed for NAL path MSWNET:\\\\HARBOR\\CAP_NW1\\. Error = 0x80070035',
    { kind: 'cap-inaccessible', path: 'MSWNET:\\\\HARBOR\\CAP_NW1\\', code: code('0x80070035') },
  ],
  [
    'Warning: Inbox manager token file found (\\\\HARBOR\\CAP_NW1\\clicomp.box\\Inboxlck.tok), waiting 30 seconds for directory refresh to finish...',
    { kind: 'cap-inbox-locked', path: '\\\\HARBOR\\CAP_NW1\\clicomp.box\\Inboxlck.tok', retryMs: 30_000 },
  ],
  ['Warning: Directory still in use by inbox manager; skipping operations', { kind: 'cap-inbox-locked' }],
  ['Component "Software Distribution" needs to be upgraded', routine],
  ['Component "Software Distribution" install/verify/upgrade last done at 02:03:04 May 6, 2001', routine],
  ['Checking if component "Software Distribution" needs to be installed, upgraded or verified (offer index [3])', routine],
  ['Done processing active client components', routine],
  [
    'Warning: \\\\HARBOR\\CAP_NW1\\clicomp.box\\swdist.CFG version () out of sync with offer file version (2.00.1380.0000); skipping operations',
    {
      kind: 'client-component-failed',
      path: '\\\\HARBOR\\CAP_NW1\\clicomp.box\\swdist.CFG',
      reason: 'version out of sync with offer file version 2.00.1380.0000',
    },
  ],
  [
    'Warning - could not find a site CAP with uplevel version of component Software Distribution',
    { kind: 'client-component-failed', component: 'Software Distribution', reason: 'no client access point has the newer version' },
  ],
  ['Trying to open IPC connection with APM...', routine],
  [
    'ERROR: Unable to establish a connection with APM - The system cannot find the file specified.',
    {
      kind: 'client-component-failed',
      component: 'APM',
      reason: 'no connection to the Advertised Programs Manager',
      text: 'The system cannot find the file specified',
    },
  ],
  ['Process "C:\\WINNT\\MS\\SMS\\x.exe /verify" finished; exit code = 0.', routine],
  [
    'Client deinstall flag set - no new assignments will be processed.',
    { kind: 'client-component-failed', reason: 'the client is being removed' },
  ],
  ['GetUserName returned FALSE (ERROR_NOT_LOGGED_ON)', routine],
  ['IsUserLoggedOn() - waiting a minute...', routine],
  ['Checking property SMS Installed Sites, value = "NW1"', routine],
  ['Assessing assignment state from "\\\\HARBOR\\SMSLOGON\\SITES\\NW1"', routine],
  ['CLIENT IS ASSIGNED', routine],
  ['Function return - Client not assigned', routine],
  ['Some sites in the registry are not assigned', routine],
  ['Inserting new site "NW1" into the registry', { ...routine, site: 'NW1' }],
  ["Skipping assignment check for site 'NW1' because it's already assigned", { ...routine, site: 'NW1' }],
  ['Wrote Site List data back to the registry', routine],
  ['- No longer assigned to NW1; checking for travel mode override', { ...routine, site: 'NW1' }],
  ['Client is not assigned to any sites - finished.', routine],
  ['Finished CliEx processing.', routine],
  ['Not writing Site List data back to the registry (no new sites)', routine],
  ['Writing local TCF file C:\\WIN98\\MS\\SMS\\CORE\\DATA\\temp.tcf', { ...routine, path: 'C:\\WIN98\\MS\\SMS\\CORE\\DATA\\temp.tcf' }],
  ['ReWriteSitesRegistry returning 28931', routine],
];

const agents = [
  'Client Configuration Installation Manager',
  'Client Component Installation Manager',
  'Hardware Inventory Agent',
  'Software Inventory Agent',
  'Software Metering Client Agent',
  'SMS Available Programs Manager',
  'Available Programs Manager Win32',
  'Program Execution Agent',
  'Remote Control Agent',
];
const clisvc: readonly (readonly [string, Event])[] = [
  [
    'Verifying application [C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\pea32.exe]',
    { ...routine, path: 'C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\pea32.exe' },
  ],
  [
    '#$#$#$#$#$ ERROR: The Client Service is not authorized to run this application! (5)',
    { kind: 'client-component-failed', reason: 'the checksum of its file is not known to the site', code: code('5') },
  ],
  [
    '*** Software Inventory Agent - Error launching (#0x5)',
    { kind: 'client-component-failed', component: 'Software Inventory Agent', reason: 'it could not be launched', code: code('#0x5') },
  ],
  [
    '***ERROR: Unable to launch "C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\smsapm32.exe " - Error : 1314',
    { kind: 'service-launch-failed', path: 'C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\smsapm32.exe', code: code('1314', 'win32') },
  ],
  [
    '!!!WARNING: Problem starting App (5). Doing App Verify.',
    { kind: 'client-component-failed', reason: 'it could not be started', code: code('5') },
  ],
  [
    '**ERROR: AppVerify(Software Inventory Agent) returned 232',
    { kind: 'client-component-failed', component: 'Software Inventory Agent', reason: 'its verification failed', code: code('232') },
  ],
  ...agents.flatMap((agent): (readonly [string, Event])[] => [
    [`${agent} - Attempting to launch application`, routine],
    [`${agent} - (LAUNCH_ONCE_NOW)`, routine],
    [`${agent} - Not launching until CCIM indicates that it's safe to do so`, routine],
    [`${agent} - Waiting 30 seconds for application initialisation`, routine],
  ]),
  [
    'Remote Control Agent - Waiting 1999999999 seconds for application initialisation',
    { kind: 'client-component-failed', component: 'Remote Control Agent', reason: 'the service waits 1999999999 seconds for it to start' },
  ],
];

const locked = { kind: 'client-component-failed', reason: 'the launch data stayed locked' } as const;
const launch32: readonly (readonly [string, Event])[] = [
  ['Waiting for application launch data mutex...', routine],
  ['***** MUTEX TIMEOUT', locked],
  ["**** Couldn't get mutex (1460)", { ...locked, code: code('1460') }],
];

const smsclreg: readonly (readonly [string, Event])[] = [
  [
    'AppRegisterI returned error 1058 for component Software Inventory Agent',
    {
      kind: 'client-component-failed',
      component: 'Software Inventory Agent',
      reason: 'it could not be registered with the client service',
      code: code('1058', 'win32'),
    },
  ],
  [
    'AppStopAndUnRegisterI returned error 1053 for component Software Inventory Agent',
    {
      kind: 'client-component-failed',
      component: 'Software Inventory Agent',
      reason: 'it could not be stopped',
      code: code('1053', 'win32'),
    },
  ],
  [
    'ERROR: Failed to start C:\\WINNT\\MS\\SMS\\core\\bin\\x.exe',
    { kind: 'service-launch-failed', path: 'C:\\WINNT\\MS\\SMS\\core\\bin\\x.exe' },
  ],
];

const smsmon32: readonly (readonly [string, Event])[] = [
  [
    'IPC PIPE : Return code = 0x522; A required privilege is not held by the client.\n\n; Reboot request',
    { kind: 'restart-failed', code: code('0x522'), text: 'A required privilege is not held by the client.' },
  ],
  ['IPC UI      : Sending message IPC_CS_MESSG_SHOW_COUNTDOWN', routine],
];

const inbox = { site: 'NW1', path: 'statmsgs.box\\' };
const cqmgr32: readonly (readonly [string, Event])[] = [
  ['-Servicing Destination[CAP List for site NW1,statmsgs.box\\]', { ...routine, ...inbox }],
  ['Destination[CAP List for site NW1,statmsgs.box\\] is inaccessible', { kind: 'cap-inaccessible', ...inbox }],
  ['Destination[CAP List for site NW1,statmsgs.box\\] is accessible', { kind: 'cap-reached', ...inbox, ...field }],
  ['-Destination[CAP List for site NW1,statmsgs.box\\] retry set to 2', { kind: 'cap-retry', ...inbox, count: 2 }],
  ['--Item[Item 4] NOT copied, already exists, set status to Remove', routine],
  ['--Item[Item 4] copied', { ...routine, ...field }],
  ['Copy cycle finished normally', routine],
];

const notMade = { kind: 'client-install-failed', reason: 'the client service account could not be created' } as const;
const installation: readonly (readonly [string, Event])[] = [
  ["Generated account name 'SMS&_PILOT-DC'", { ...routine, account: 'SMS&_PILOT-DC' }],
  [
    'Waiting for PDC/BDC Sync (2221)',
    { kind: 'client-install-failed', reason: 'the domain controllers do not agree on its account yet', code: code('2221') },
  ],
  ['ERROR: Unable to create the Client Service Account. Win32 Error: 1326', { ...notMade, code: code('1326') }],
  ['Unable to create the Client Service Account - The network path was not found.', { ...notMade, text: 'The network path was not found' }],
  [
    'ERROR: Could not create global group on PDC (1326)',
    { kind: 'client-install-failed', reason: 'the group of its accounts could not be created', code: code('1326') },
  ],
  [
    'ERROR: Could not get the name of the admins group on server (122)',
    { kind: 'client-install-failed', reason: 'the local administrators could not be looked up', code: code('122') },
  ],
  [
    'ERROR: NetServerGetInfo failed (2114)',
    { kind: 'client-install-failed', reason: 'the Server service does not answer', code: code('2114') },
  ],
  ['Processing SID list for account mask SMSCliSvcAcct& : ', { ...routine, account: 'SMSCliSvcAcct&' }],
  ['No SIDs found for account mask.', routine],
  [
    'Could not register CCIM (could be initial install); AppRegister return code =5',
    { kind: 'client-install-failed', reason: 'CCIM could not be registered', code: code('5') },
  ],
  ['Could not register CCIM; AppRegister return code =1060', { ...routine, code: code('1060') }],
  ['Waiting for PDC/BDC Sync (0)', routine],
  ['Waiting for 1 minute for CliSvc to start CCIM', routine],
  [
    'Warning: Could not launch/register CCIM - 1326',
    { kind: 'client-install-failed', reason: 'CCIM could not be started', code: code('1326') },
  ],
  [
    'UpdateClientRegistryForCCIMLaunch returned Logon failure: unknown user name or bad password.',
    {
      kind: 'client-install-failed',
      reason: 'CCIM could not be entered in the registry',
      text: 'Logon failure: unknown user name or bad password',
    },
  ],
  [
    'ERROR: Unable to open the service control manager to install the SMS Client Service and CCIM. Win32 Error: 5',
    { kind: 'client-install-failed', reason: 'the services of the computer may not be changed', code: code('5') },
  ],
  [
    'Warning: could not open base component installation properties',
    { kind: 'client-install-failed', reason: 'its properties are missing' },
  ],
  [
    'ERROR: Load of DLL CliEx32.dll failed (C:\\WINNT\\MS\\SMS\\cliex32.dll) The specified module could not be found.',
    {
      kind: 'client-install-failed',
      reason: 'a library could not be loaded',
      path: 'C:\\WINNT\\MS\\SMS\\cliex32.dll',
      text: 'The specified module could not be found',
    },
  ],
  [
    'ERROR: Initializing CliEx failed error code 126',
    { kind: 'client-install-failed', reason: 'a library could not be loaded', code: code('126') },
  ],
  ['Unable to continue; exiting', routine],
  ['ERROR: No server path specified.', { kind: 'client-install-failed', reason: 'no server to install from is known' }],
  [
    'ERROR: Unable to read site data from CAP list file "C:\\WINNT\\sms_temp\\caplist.ini" (-2147467259) The operation completed successfully.',
    {
      kind: 'client-install-failed',
      reason: 'the list of client access points cannot be read',
      path: 'C:\\WINNT\\sms_temp\\caplist.ini',
      code: code('-2147467259'),
    },
  ],
  [
    'Error locating CAP (-2147467259)',
    { kind: 'client-install-failed', reason: 'no client access point is known', code: code('-2147467259') },
  ],
  [
    "Couldn't find line in the FILE SOURCE section of \\\\HARBOR\\SMSLOGON\\config\\CopyLog.tcf",
    { ...routine, path: '\\\\HARBOR\\SMSLOGON\\config\\CopyLog.tcf' },
  ],
  ['Client is installed and assigned', { ...routine, ...field }],
];

const apasetup: readonly (readonly [string, Event])[] = [
  [
    'The file \\PEA32.exe could not be copied. Make sure that the disk is not full and the user has rights to the directory.',
    {
      kind: 'client-component-failed',
      component: 'Advertised Programs Manager',
      reason: 'one of its files could not be copied',
      path: '\\PEA32.exe',
    },
  ],
];

const exception: readonly (readonly [string, Event])[] = [
  [
    "<<CLIEXCEPT>> (Logged to all threads) An exception was raised in the application 'Tide Agent', thread 0x44 (Main Thread)",
    { kind: 'client-exception', application: 'Tide Agent' },
  ],
  [
    "CLIEXCEPT(Logged to all threads) An exception was raised in the application '<unknown>', thread 0x44 (<unknown>)",
    { kind: 'client-exception' },
  ],
  ['<<<<<<<<<<<<< EXCEPTION EXCEPTION EXCEPTION >>>>>>>>>>>>>', routine],
  ['EXCEPTION EXCEPTION EXCEPTION', routine],
  ['<<CLIEXCEPT>> A fatal exception occurred in THIS THREAD. Information follows:', routine],
  ['CLIEXCEPT A fatal exception occurred in THIS THREAD. Information follows:', routine],
  ['<<CLIEXCEPT>> The exception was not an MFC CException. A detailed information dump will follow...', routine],
];

const denied = { kind: 'connection-refused', text: 'Access is denied' } as const;
const nal: readonly (readonly [string, Event])[] = [
  [
    'NAL[4] - Attempting to create path for MSWNET:["SMS_SITE=NW1"]\\\\HARBOR\\SMSPKGD$\\NW100042\\.',
    { kind: 'connection-attempted', provider: 'MSWNET', path: '\\\\HARBOR\\SMSPKGD$\\NW100042\\', site: 'NW1', machine: 'HARBOR' },
  ],
  ['NAL[4] - Attempting to gain access through NAL provider NWBIND.', { kind: 'connection-attempted', provider: 'NWBIND' }],
  ['NAL[4] - Attempting access under the context of the current process ...', { kind: 'connection-attempted', context: 'process' }],
  [
    'NAL[4] - Applying default account (user name and password are both null).',
    { kind: 'connection-attempted', context: 'default-account' },
  ],
  ['NAL[4] - Try() is attempting to access \\\\HARBOR\\CAP_NW1\\', { kind: 'connection-attempted', path: '\\\\HARBOR\\CAP_NW1\\' }],
  ['NAL[4] - Try() succeeded.', { kind: 'connection-made' }],
  ['NAL[64] - _TryUser() succeeded.', { kind: 'connection-made' }],
  ['NAL[64] - TryEachInList() succeeded.', { kind: 'connection-made' }],
  ['NAL[4] - ERROR: failed to make the network connection. Access is denied.', denied],
  ['NAL[1] - ERROR: failed to make a network connection through the NDS provider.  Access is denied.', { ...denied, provider: 'NDS' }],
  ['NAL[1] - ERROR: could not create the path.', { kind: 'connection-refused' }],
  ['NAL[2] - WARNING: Connect() failed.  Access is denied.', denied],
  ['NAL[2] - WARNING: _TryUser() failed.  Access is denied.', denied],
  ['NAL[2] - WARNING: Try() failed.  Access is denied.', denied],
  ['NAL[2] - WARNING: TryEachInList() failed.  Access is denied.', { ...denied, everyAccount: true }],
  [
    'NAL[4] - CNWNDSTree::GetAccess, server components are not allowed access using the default user/password.',
    { kind: 'connection-refused', provider: 'NWNDS' },
  ],
  [
    'ERROR: NAL failed to access NAL path "MSWNET:\\\\PIER\\", NAL IAbstractNetwork::CreatePath() returned 0x80004005: Unspecified error.',
    { kind: 'connection-refused', provider: 'MSWNET', path: '\\\\PIER\\', machine: 'PIER' },
  ],
  ['NAL[4] - Recoverable error: Access is denied.', { ...routine, text: 'Access is denied' }],
  ['NAL[4] - Attempting to release current connection.', routine],
  ['NAL[4] - A connection has not yet been made.', routine],
  ['NAL[4] - Attempting to connect using the Access interface.', routine],
  ['NAL[2] - CreatePath, wrong provider: NWNDS. Trying next provider...', routine],
  ["NAL[32] - Call to the Abnetwork DLL's DllGetClassObject function succeeded.", routine],
  ['NAL[4] - Provider list is not initialized, initializing...', routine],
  ["NAL[2] - The 'Active Order' value is not present", routine],
  ["NAL[4] - Provider 'NWNDS' inserted into list.", routine],
  ['NAL[4] - CAbstractNetwork::FinalRelease, deleting providers from provider list...', routine],
];

const all = {
  CAS: cas,
  ContentTransferManager: ctm,
  DataTransferService: dts,
  FileBITS: fileBits,
  LocationServices: locationServices,
  PolicyAgent: policyAgent,
  smsts,
  CcmExec: ccmExec,
  ServiceWindowManager: serviceWindowManager,
  SMSCliUi: smsCliUi,
  ODP: odp,
  CCIM32: ccim32,
  CLISVC: clisvc,
  LAUNCH32: launch32,
  SMSCLREG: smsclreg,
  SMSMON32: smsmon32,
  CQMGR32: cqmgr32,
  installation,
  apasetup,
  exception,
  NAL: nal,
};

/** One row for each production of the companion dialects. */
export const rows: readonly Row[] = Object.entries(all).flatMap(([dialect, said]) =>
  said.map(([sentence, event]): Row => [dialect, sentence, event]),
);
