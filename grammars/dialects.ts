import type { Wording } from './grammar.js';
import { cas } from './messages/cas.js';
import { ccim32 } from './messages/ccim32.js';
import { ccmExec, serviceWindowManager, smsCliUi } from './messages/ccmexec.js';
import { clisvc, launch32, smsclreg, smsmon32 } from './messages/clisvc.js';
import { contentTransferManager } from './messages/contenttransfermanager.js';
import { cqmgr32 } from './messages/cqmgr32.js';
import { dataTransferService, fileBits } from './messages/datatransferservice.js';
import { exception } from './messages/exception.js';
import { execmgr } from './messages/execmgr.js';
import { apasetup, installation } from './messages/installation.js';
import { locationServices } from './messages/locationservices.js';
import { nal } from './messages/nal.js';
import { odp } from './messages/odp.js';
import { pcm } from './messages/pcm.js';
import { policyAgent } from './messages/policyagent.js';
import { smsapm32 } from './messages/smsapm32.js';
import { smsts } from './messages/smsts.js';

/** SMS 2.0 and the Legacy Client, or the Advanced Client and later. */
export type Family = 'legacy' | 'ccm';

/** The wording of one component and where it is written. */
export interface Dialect extends Wording {
  readonly name: string;
  /** Component names of the envelope, lower case; of a component that is a path, its last part without `.exe` and `.dll`. */
  readonly components: readonly string[];
  /** Whose wording it is; NAL and exceptions are legacy, the Advanced Client has neither. */
  readonly family: Family;
  /** Names of its log files, lower case, without `.log`, `.lo_` and the date of a rotated part. */
  readonly logs: readonly string[];
}

/** The programs that run a task sequence and its steps; all write to smsts.log. */
const taskSequenceComponents = [
  ...['tsmanager', 'tsmbootstrap', 'tsbootshell', 'tspxe', 'tsagent', 'execution manager', 'installsoftware', 'installapplication'],
  ...['osddownloadcontent', 'runpowershellscript', 'applyoperatingsystem', 'osdsetuphook', 'osdsetupwindows', 'osddriverclient'],
];
const policyComponents = ['policyagent', 'policyagent_policyevaluator', 'policyagent_policydownload', 'policyagent_replyassignments'];
const odpLogs = ['odpsys32', 'odpusr32', 'odpuser32', 'odpwnt32', 'odpusr9x', 'odpwnt9x'];
const installationLogs = ['wn_logon', 'wnlogon', 'wn_manual', 'wnmanual', 'wn_remote', 'wnremote'];

/** Every dialect, in the order in which unnamed text is tried. A new one is one line here. */
export const dialects: readonly Dialect[] = [
  { name: 'execmgr', family: 'ccm', components: ['execmgr'], logs: ['execmgr'], ...execmgr },
  { name: 'SMSAPM32', family: 'legacy', components: ['apm'], logs: ['smsapm32'], ...smsapm32 },
  { name: 'CAS', family: 'ccm', components: ['contentaccess'], logs: ['cas'], ...cas },
  {
    name: 'ContentTransferManager',
    family: 'ccm',
    components: ['contenttransfermanager'],
    logs: ['contenttransfermanager'],
    ...contentTransferManager,
  },
  {
    name: 'DataTransferService',
    family: 'ccm',
    components: ['datatransferservice'],
    logs: ['datatransferservice'],
    ...dataTransferService,
  },
  { name: 'FileBITS', family: 'ccm', components: ['filebits'], logs: ['filebits'], ...fileBits },
  { name: 'LocationServices', family: 'ccm', components: ['locationservices'], logs: ['locationservices'], ...locationServices },
  { name: 'PolicyAgent', family: 'ccm', components: policyComponents, logs: ['policyagent', 'policyevaluator'], ...policyAgent },
  { name: 'smsts', family: 'ccm', components: taskSequenceComponents, logs: ['smsts'], ...smsts },
  { name: 'CcmExec', family: 'ccm', components: ['ccmexec'], logs: ['ccmexec'], ...ccmExec },
  {
    name: 'ServiceWindowManager',
    family: 'ccm',
    components: ['servicewindowmanager'],
    logs: ['servicewindowmanager'],
    ...serviceWindowManager,
  },
  { name: 'SMSCliUi', family: 'ccm', components: ['smscliui'], logs: ['smscliui'], ...smsCliUi },
  { name: 'ODP', family: 'legacy', components: ['wnet user groups', 'wnet user', 'system'], logs: odpLogs, ...odp },
  { name: 'CCIM32', family: 'legacy', components: ['ccim32', 'cliex32'], logs: ['ccim32'], ...ccim32 },
  { name: 'CLISVC', family: 'legacy', components: ['clisvcl', 'clisvc'], logs: ['clisvc'], ...clisvc },
  { name: 'LAUNCH32', family: 'legacy', components: ['launch32'], logs: ['launch32'], ...launch32 },
  { name: 'SMSCLREG', family: 'legacy', components: ['smsclreg', 'smscli'], logs: ['smsclreg', 'smscli'], ...smsclreg },
  { name: 'SMSMON32', family: 'legacy', components: ['smsmon32'], logs: ['smsmon32'], ...smsmon32 },
  { name: 'CQMGR32', family: 'legacy', components: ['cqmgr32'], logs: ['cqmgr32'], ...cqmgr32 },
  {
    name: 'installation',
    family: 'legacy',
    components: ['cliex32', 'boot32wn', 'smsman', 'ccmbtldr'],
    logs: installationLogs,
    ...installation,
  },
  { name: 'apasetup', family: 'legacy', components: ['apasetup'], logs: ['apasetup'], ...apasetup },
  { name: 'PCM', family: 'legacy', components: ['sms_package_command_manager_nt'], logs: ['pcm'], ...pcm },
  // Any legacy component may write these two.
  { name: 'exception', family: 'legacy', components: [], logs: [], ...exception },
  { name: 'NAL', family: 'legacy', components: [], logs: [], ...nal },
];
