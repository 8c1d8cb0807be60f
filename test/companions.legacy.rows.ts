import { code } from '../grammars/numbers.js';
import type { Said } from './companions.rows.js';

const field = { unconfirmed: true };
const routine = { kind: 'routine' } as const;

const odp: Said = [
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
  ['TEST        : User Group is "(null)"', { kind: 'group-seen', group: '(null)' }],
  ['TEST        : Lookup: "TIDE\\Pilots and crew"', routine],
  ['TEST        : Record 12 "TIDE\\Pilots and crew"', routine],
  ['TEST        : Found "NW1ABCDE.INS"', { ...routine, path: 'NW1ABCDE.INS' }],
  ['TEST        : Record: "NW120001,NW100042\r\n"', { kind: 'offer-received', advertisement: 'NW120001', packageId: 'NW100042' }],
];

const ccim32: Said = [
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
const clisvc: Said = [
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
  ...agents.flatMap((agent): Said[number][] => [
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
const launch32: Said = [
  ['Waiting for application launch data mutex...', routine],
  ['***** MUTEX TIMEOUT', locked],
  ["**** Couldn't get mutex (1460)", { ...locked, code: code('1460') }],
];

const smsclreg: Said = [
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

const smsmon32: Said = [
  [
    'IPC PIPE : Return code = 0x522; A required privilege is not held by the client.\n\n; Reboot request',
    { kind: 'restart-failed', code: code('0x522'), text: 'A required privilege is not held by the client.' },
  ],
  ['IPC UI      : Sending message IPC_CS_MESSG_SHOW_COUNTDOWN', routine],
];

const inbox = { site: 'NW1', path: 'statmsgs.box\\' };
const cqmgr32: Said = [
  ['-Servicing Destination[CAP List for site NW1,statmsgs.box\\]', { ...routine, ...inbox }],
  ['Destination[CAP List for site NW1,statmsgs.box\\] is inaccessible', { kind: 'cap-inaccessible', ...inbox }],
  ['Destination[CAP List for site NW1,statmsgs.box\\] is accessible', { kind: 'cap-reached', ...inbox, ...field }],
  ['-Destination[CAP List for site NW1,statmsgs.box\\] retry set to 2', { kind: 'cap-retry', ...inbox, count: 2 }],
  ['--Item[Item 4] NOT copied, already exists, set status to Remove', routine],
  ['--Item[Item 4] copied', { ...routine, ...field }],
  ['Copy cycle finished normally', routine],
];

const notMade = { kind: 'client-install-failed', reason: 'the client service account could not be created' } as const;
const installation: Said = [
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

const apasetup: Said = [
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

const exception: Said = [
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
const nal: Said = [
  [
    'NAL[4] - Attempting to create path for MSWNET:["SMS_SITE=NW1"]\\\\HARBOR\\SMSPKGD$\\NW100042\\.',
    { kind: 'connection-attempted', provider: 'MSWNET', path: '\\\\HARBOR\\SMSPKGD$\\NW100042\\', site: 'NW1' },
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
    { kind: 'connection-refused', provider: 'MSWNET', path: '\\\\PIER\\' },
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

/** What the agents of the Legacy Client say beside APM. */
export const legacyRows: Readonly<Record<string, Said>> = {
  ODP: odp,
  CCIM32: ccim32,
  CLISVC: clisvc,
  LAUNCH32: launch32,
  SMSCLREG: smsclreg,
  SMSMON32: smsmon32,
  CQMGR32: cqmgr32,
  installation,
  apasetup,
  PCM: [['Job still running............', routine]],
  exception,
  NAL: nal,
};
