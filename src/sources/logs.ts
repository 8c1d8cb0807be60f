/**
 * Logs of a client that say something about software distribution, by lower case name without `.log`. Older systems and hotfixes spell
 * some of them in more than one way.
 */
const known = new Set([
  // Advanced Client and later
  'execmgr',
  'smsts',
  'cas',
  'contenttransfermanager',
  'datatransferservice',
  'filebits',
  'locationservices',
  'clientlocation',
  'policyagent',
  'policyevaluator',
  'policyagentprovider',
  'ccmexec',
  'smscliui',
  'servicewindowmanager',
  'statusagent',
  'statemessage',
  'scheduler',
  'srcupdatemgr',
  'clientidmanagerstartup',
  'mtrmgr',
  'rebootcoordinator',
  'appenforce',
  'appdiscovery',
  'appintenteval',
  'ciagent',
  'cidownloader',
  // SMS 2.0 and the Legacy Client
  'smsapm32',
  'odpsys32',
  'odpusr32',
  'odpuser32',
  'odpusr9x',
  'odpwnt32',
  'odpwnt9x',
  'ccim32',
  'clisvc',
  'clisvcl',
  'clisvc95',
  'launch32',
  'smsmon32',
  'smsclreg',
  'smscli',
  'cqmgr32',
  'pea32',
  'swdist32',
  'apasetup',
  'hinv32',
  'sinv32',
  'inhinv32',
  'wnlogon',
  'wn_logon',
  'wnmanual',
  'wn_manual',
  'wnremote',
  'wn_remote',
  'smsman',
  'boot32wn',
  'ccmbtldr',
  'smswizard',
  'pcm',
  'pacman',
]);

const current = /^(.*)\.log$/i;
/** SMS 2.0 and site servers keep one old file. */
const old = /^(.*)\.lo_$/i;
/** Clients since SMS 2003: `execmgr-20200816-082531.log`. */
const dated = /^(.*)-(\d{8}-\d{6})\.log$/i;

/** Which log a file is, and which part of it: parts sort oldest first. */
export interface LogName {
  /** Lower case, without extension and date: `execmgr`. */
  readonly log: string;
  readonly part: string;
}

/** Takes the name of a log file apart; of a file that is named in no such way, the whole name. */
export function logName(file: string): LogName {
  const [, datedName, date = ''] = dated.exec(file) ?? [];
  if (datedName !== undefined) return { log: datedName.toLowerCase(), part: `1 ${date}` };
  const oldName = old.exec(file)?.[1];
  // An old file beside dated ones is what a migration left: it is older than any of them.
  if (oldName !== undefined) return { log: oldName.toLowerCase(), part: '0' };
  return { log: (current.exec(file)?.[1] ?? file).toLowerCase(), part: '2' };
}

/** Whether smsdx reads the file when it stands in a folder of logs. */
export const isKnown = (file: string): boolean => /\.lo[g_]$/i.test(file) && known.has(logName(file).log);
