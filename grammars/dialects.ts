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

/** The wording of one component and where it is written. */
export interface Dialect extends Wording {
  readonly name: string;
  /** Component names of the envelope, lower case; of a component that is a path, its last part without `.exe` and `.dll`. */
  readonly components: readonly string[];
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
  { name: 'execmgr', components: ['execmgr'], logs: ['execmgr'], ...execmgr },
  { name: 'SMSAPM32', components: ['apm'], logs: ['smsapm32'], ...smsapm32 },
  { name: 'CAS', components: ['contentaccess'], logs: ['cas'], ...cas },
  { name: 'ContentTransferManager', components: ['contenttransfermanager'], logs: ['contenttransfermanager'], ...contentTransferManager },
  { name: 'DataTransferService', components: ['datatransferservice'], logs: ['datatransferservice'], ...dataTransferService },
  { name: 'FileBITS', components: ['filebits'], logs: ['filebits'], ...fileBits },
  { name: 'LocationServices', components: ['locationservices'], logs: ['locationservices'], ...locationServices },
  { name: 'PolicyAgent', components: policyComponents, logs: ['policyagent', 'policyevaluator'], ...policyAgent },
  { name: 'smsts', components: taskSequenceComponents, logs: ['smsts'], ...smsts },
  { name: 'CcmExec', components: ['ccmexec'], logs: ['ccmexec'], ...ccmExec },
  { name: 'ServiceWindowManager', components: ['servicewindowmanager'], logs: ['servicewindowmanager'], ...serviceWindowManager },
  { name: 'SMSCliUi', components: ['smscliui'], logs: ['smscliui'], ...smsCliUi },
  { name: 'ODP', components: ['wnet user groups', 'wnet user', 'system'], logs: odpLogs, ...odp },
  { name: 'CCIM32', components: ['ccim32', 'cliex32'], logs: ['ccim32'], ...ccim32 },
  { name: 'CLISVC', components: ['clisvcl', 'clisvc'], logs: ['clisvc'], ...clisvc },
  { name: 'LAUNCH32', components: ['launch32'], logs: ['launch32'], ...launch32 },
  { name: 'SMSCLREG', components: ['smsclreg', 'smscli'], logs: ['smsclreg', 'smscli'], ...smsclreg },
  { name: 'SMSMON32', components: ['smsmon32'], logs: ['smsmon32'], ...smsmon32 },
  { name: 'CQMGR32', components: ['cqmgr32'], logs: ['cqmgr32'], ...cqmgr32 },
  { name: 'installation', components: ['cliex32', 'boot32wn', 'smsman', 'ccmbtldr'], logs: installationLogs, ...installation },
  { name: 'apasetup', components: ['apasetup'], logs: ['apasetup'], ...apasetup },
  { name: 'PCM', components: ['sms_package_command_manager_nt'], logs: ['pcm'], ...pcm },
  // Any legacy component may write these two.
  { name: 'exception', components: [], logs: [], ...exception },
  { name: 'NAL', components: [], logs: [], ...nal },
];
