/**
 * Client logs that a grammar knows or that help it, lower case without ending (message catalogue, sections 1.4 and 2 to 5).
 * Several spellings of one log stand beside each other.
 */
const knownLogs: ReadonlySet<string> = new Set([
  'execmgr',
  'cas',
  'contenttransfermanager',
  'datatransferservice',
  'filebits',
  'locationservices',
  'policyagent',
  'policyevaluator',
  'ccmexec',
  'smscliui',
  'servicewindowmanager',
  'smsts',
  'smsapm32',
  'odpsys32',
  'odpusr32',
  'odpuser32',
  'odpusr9x',
  'odpwnt32',
  'odpwnt9x',
  'ccim32',
  'clisvc',
  'launch32',
  'smsmon32',
  'smscli',
  'smsclreg',
  'cqmgr32',
  'wn_logon',
  'wnlogon',
  'wn_manual',
  'wnmanual',
  'wn_remote',
  'wnremote',
  'apasetup',
]);

/** One file of a log: which log it is a part of, and which part. */
export interface KnownLog {
  /** Lower case, without ending: `execmgr`. */
  readonly log: string;
  /** Sorts parts from the oldest to the current one. */
  readonly age: string;
}

/**
 * Recognises a log by its file name: `execmgr.log`, `execmgr.lo_`, `execmgr-20200816-082531.log`, in any case.
 * `undefined` where no grammar knows the log.
 */
export function knownLog(file: string): KnownLog | undefined {
  const [, name = '', date = '', ending = ''] = /^(.*?)(?:-(\d{8}-\d{6}))?\.(log|lo_)$/i.exec(file) ?? [];
  const log = name.toLowerCase();
  if (!knownLogs.has(log)) return undefined;
  if (date !== '') return { log, age: `1 ${date}` };
  return { log, age: ending.toLowerCase() === 'lo_' ? '0' : '2' };
}
