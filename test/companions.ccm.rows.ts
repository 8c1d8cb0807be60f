import { code } from '../grammars/numbers.js';
import type { Said } from './companions.rows.js';

const a = '{0A1B2C3D-1111-4222-8333-444455556666}';
const b = '{7F3E9D10-AAAA-4BBB-8CCC-DDDDEEEEFFFF}';
const id = 'NW100042.3';
const update = '5C0E7A5B-2F0D-4A51-9E7E-0C6B7B1A9D33';
const named = { contentId: id, packageId: 'NW100042' };
const url = 'http://harbor.tide.example/SMS_DP_SMSPKG$/NW100042';
const unc = String.raw`\\HARBOR\SMSPKGD$\NW100042`;
const field = { unconfirmed: true };
const routine = { kind: 'routine' } as const;

const cas: Said = [
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

const ctm: Said = [
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

const dts: Said = [
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

const fileBits: Said = [
  [
    `Copied file '${unc}\\a.cab' to 'C:\\WINDOWS\\system32\\CCM\\Cache\\NW100042.3.System`,
    { kind: 'file-copied', path: `${unc}\\a.cab`, to: 'C:\\WINDOWS\\system32\\CCM\\Cache\\NW100042.3.System', packageId: 'NW100042' },
  ],
  [`FileCopyJob ${b} encountered error while copying files (0x80070005).`, { kind: 'download-failed', job: b, code: code('0x80070005') }],
  [`FileCopyJob ${b} successfully completed`, { kind: 'download-completed', job: b, ...field }],
  [`Starting FileCopyJob ${b} under user S-1-5-18`, { ...routine, job: b, ...field }],
];

const locationServices: Said = [
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

const policyAgent: Said = [
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
const smsts: Said = [
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

const ccmExec: Said = [
  ['Failed to start component CcmFramework, error 0x80070005', { kind: 'service-launch-failed', code: code('0x80070005'), ...field }],
  [
    "System task 'TideTask' returned error code 0x80004005",
    { kind: 'client-component-failed', component: 'TideTask', reason: 'its task returned an error', code: code('0x80004005'), ...field },
  ],
  ['Entering main message loop.', { ...routine, ...field }],
  ['Starting CCMEXEC service...', { ...routine, ...field }],
  ['Loading service settings.', { ...routine, ...field }],
];

const serviceWindowManager: Said = [
  ['OnIsServiceWindowAvailable called with: Runtime:900, Type:2', { ...routine, ...field }],
  ['Program can run! Setting *canProgramRun to TRUE', { ...routine, ...field }],
  ["Program can't Run! Setting *canProgramRun to FALSE", { kind: 'run-waiting', reason: 'service-window', ...field }],
  ['There exists an All Programs Service Window for this duration. The Service Window Type is 1', { ...routine, ...field }],
  ['No Service Windows exist for this type. Will check if the program can run in the All Programs window...', { ...routine, ...field }],
];

const smsCliUi: Said = [
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

/** What the agents of the Advanced Client and later say beside execmgr. */
export const ccmRows: Readonly<Record<string, Said>> = {
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
};
