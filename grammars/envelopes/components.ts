/**
 * Components that write logs about software distribution. Where a viewer's columns were copied with blanks instead of tabs, only a known
 * name tells the component from the last word of the message.
 */
const names = [
  // Advanced Client and later
  'execmgr', 'ContentAccess', 'ContentTransferManager', 'DataTransferService', 'FileBITS', 'LocationServices', 'PolicyAgent',
  'PolicyEvaluator', 'PolicyAgentProvider', 'PolicySdk', 'ServiceWindowManager', 'SrcUpdateMgr', 'CcmExec', 'CcmExec_Global', 'CertificateMaintenance',
  'ClientIDManagerStartup', 'ClientLocation', 'InternetProxy', 'MtrMgr', 'RebootCoordinator', 'Scheduler', 'StatusAgent', 'StateMessage',
  'CIAgent', 'CIDownloader', 'CIStore', 'CIStateStore', 'DCMAgent', 'AppDiscovery', 'AppEnforce', 'AppIntentEval', 'UpdatesDeploymentAgent', 'UpdatesHandler',
  'UpdatesStore', 'ScanAgent', 'WUAHandler', 'WUAHandler', 'MaintenanceCoordinator', 'InventoryAgent', 'SCClient', 'SMSCliUi', 'smscliui',
  'SoftwareCatalogUpdateEndpoint', 'SoftwareCenterSystemTasks', 'SettingsAgent', 'CacheManager', 'CCMHTTP', 'CcmMessaging', 'CCMSDKProvider', 'mtrmgr', 'setuppolicyevaluator',
  // Task sequences
  'TSManager', 'TSMBootstrap', 'TSPxe', 'TSBootShell', 'OSDSetupHook', 'OSDSetupWindows', 'OSDDownloadContent', 'OSDSMPClient', 'ApplyOperatingSystem',
  'RunPowerShellScript', 'InstallSoftware', 'InstallApplication', 'InstallSWUpdate', 'smsswd', 'ccmsetup', 'OSDApplyOS', 'ResolveSource',
  // SMS 2.0 and the Legacy Client
  'APM', 'CCIM32', 'CLISVC', 'CliEx32.dll', 'LAUNCH32', 'CQMGR32', 'SMSMON32', 'SMSCLREG', 'APASETUP', 'PEA32', 'SWDist32',
  'Hardware Inventory Agent', 'Software Inventory Agent', 'ODP\\WNet User Groups', 'ODP\\WNet User', 'ODP\\System', 'ODP\\WNet System',
] as const; // biome-ignore format: a list of words

/** Components that distribute software; what others write is noise unless it is a warning, an error or names a code or a server. */
const own = [
  'execmgr',
  'ContentAccess',
  'ContentTransferManager',
  'DataTransferService',
  'FileBITS',
  'LocationServices',
  'PolicyAgent',
  'SMSCliUi',
  'SrcUpdateMgr',
  'TSManager',
  'OSDDownloadContent',
  'InstallSoftware',
  'smsswd',
];

const escaped = (name: string) => name.replace(/[.\\]/g, '\\$&');
const longestFirst = [...new Set<string>(names)].sort((a, b) => b.length - a.length);

/** One of the known components, as a pattern. */
export const endingComponent = `(?:${longestFirst.map(escaped).join('|')})`;

/** One of the components that distribute software, as a pattern. */
export const ownComponent = `(?:${own.join('|')})`;

const atEnd = new RegExp(`${endingComponent}$`);
const atStart = new RegExp(`^(?:${longestFirst.map(escaped).join('|')})(?=\\t| {2,})`);
/** A column of its own: after a tab, or after blanks where it looks like a name that no sentence ends with. */
const tabbed = /\t *([^\t]{1,100})$/;
const spaced = / {2,}([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+|[\w.$-]+\.(?:dll|exe))$/;
const program = /[\t ]([A-Za-z]:\\[^\t<>|"?*]{1,160}\.(?:exe|dll)|[\w$-]{1,60}\.(?:exe|dll)|ODP\\[\w ]{1,40})$/i;
const lastWord = /[\t ]([A-Za-z][\w.\\-]{1,60})$/;
const frontColumn = /^([A-Za-z_][\w.\\-]{1,60})(?:\t+| {3,})(?![\t :])/;

/** Text before columns, or a line without them, taken apart. */
export interface Split {
  readonly message: string;
  readonly component: string;
}

function cut(text: string, component: string): Split {
  return { message: text.slice(0, text.length - component.length).trimEnd(), component: component.trim() };
}

/** Only the end of a line is looked at, so a giant line costs no more than a short one. */
const reach = 200;

/** After one blank a name may also be the last word of a sentence: `returned error 5 for component Hardware Inventory Agent`. */
const standsAlone = (before: string): boolean =>
  /(?:^|\t| {2,})$/.test(before) ||
  (/ $/.test(before) && !/\b(?:a|an|and|by|component|for|from|in|of|on|or|program|service|started?|the|to|with) $/i.test(before));

/** The component at the end of a line; `seen` are those that columns of the same log have named. */
export function componentAtEnd(text: string, seen: ReadonlySet<string>): Split | undefined {
  const end = text.trimEnd();
  const tail = end.slice(-reach);
  const known = atEnd.exec(tail)?.[0];
  if (known !== undefined && standsAlone(tail.slice(0, -known.length))) return cut(end, known);
  for (const name of seen) if (tail.endsWith(name) && /[\t ]/.test(tail.at(-name.length - 1) ?? ' ')) return cut(end, name);
  const column = tabbed.exec(tail)?.[1] ?? spaced.exec(tail)?.[1];
  if (column === undefined || !/^[\w.\\:& -]+$/.test(column) || column.split(' ').length > 4) return undefined;
  const split = cut(end, column);
  return split.message.trim() === '' ? undefined : split;
}

/** The component before date and thread: a column, a known name (even glued to the message), a program, or else the last word. */
export function componentBeforeColumns(text: string, seen: ReadonlySet<string>): Split {
  const end = text.trimEnd();
  const tail = end.slice(-reach);
  if (end === '') return { message: '', component: '' };
  const known = atEnd.exec(tail)?.[0];
  const named = componentAtEnd(end, seen) ?? (known === undefined ? undefined : cut(end, known));
  if (named) return named;
  const guess = program.exec(tail)?.[1] ?? lastWord.exec(tail)?.[1] ?? /^[A-Za-z][\w.\\-]{1,60}$/.exec(end)?.[0];
  return guess === undefined ? { message: end, component: '' } : cut(end, guess);
}

/** The component before the message: `TSManager    Process completed`. Not `SCHEDULER   : `, which is part of the message. */
export function componentAtStart(text: string): Split | undefined {
  const head = text.slice(0, reach);
  const component = atStart.exec(head)?.[0] ?? frontColumn.exec(head)?.[1];
  return component === undefined ? undefined : { component, message: text.slice(component.length).trim() };
}
