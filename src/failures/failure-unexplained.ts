import type { MissingFact } from '../accounts/answer.js';
import { explain } from '../codes/index.js';
import { type PhaseName, phasesOf } from '../runs/phases.js';
import type { Run } from '../runs/run.js';
import { type CodeSeen, codesOf, failed, lines, newest } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { subjectOf } from './told.js';

/** The last resort: a failed run that no class explains, and what would explain it. */
export const failureUnexplained: FailureClass = {
  id: 'failure-unexplained',
  section: '9',
  title: 'The program failed, and nothing that is known explains it',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  generic: true,
  lastResort: true,
  find(run, facts) {
    if (!failed(run) || !isNamed(run)) return undefined;
    const last = codesOf(run).findLast(({ code }) => code.value !== 0);
    const phase = phasesOf(run).findLast(({ phase: each }) => each !== 'retry' && each !== 'result')?.phase ?? 'result';
    const ended = newest(
      run,
      'program-failed',
      'error-handled',
      'program-start-failed',
      'download-failed',
      'content-unavailable',
      'program-exited',
    );
    const error = last ? `The last error is ${last.code.text}: ${explain(last.code).meaning}.` : 'No error number was printed.';
    return {
      verdict: 'undetermined',
      seen: lines(last?.event, ended),
      because: [
        { rule: 'R71', text: `${subjectOf(run)} failed; the last phase that the log shows is: ${names[phase]}.` },
        { rule: 'R73', text: error },
        { rule: 'R71', text: 'No failure class fits: the nearest ones lack the facts named below.' },
      ],
      missing: nearest(last, phase, facts),
      process: facts.process.account,
      ...(last ? { code: last.code } : {}),
      fix: [collect(run, facts, phase), ...(facts.modelled ? [] : ['Give a model of the site, so that the account rules can be asked.'])],
    };
  },
};

/** A failure that belongs to no program and no package is not worth a finding without a reason. */
function isNamed({ events, program, packageId, advertisement }: Run): boolean {
  return (program ?? packageId ?? advertisement ?? events.find(({ contentId }) => contentId !== undefined)) !== undefined;
}

const names: Readonly<Record<PhaseName, string>> = {
  policy: 'policy and schedule',
  content: 'getting the content',
  waiting: 'waiting',
  start: 'preparing the start',
  running: 'running the program',
  result: 'the result',
  retry: 'the decision about a retry',
};

/** Where the number points to nothing, the phase does. */
const byPhase: Readonly<Record<PhaseName, readonly string[]>> = {
  policy: ['policy-missing', 'mp-unreachable'],
  content: ['dp-unreachable', 'content-not-on-dp', 'package-access-not-covered'],
  waiting: ['service-window-blocked', 'another-program-running'],
  start: ['execution-context-failed', 'program-not-found', 'access-denied-non-sms-share'],
  running: ['exit-code-failure', 'access-denied-non-sms-share'],
  result: ['exit-code-failure', 'status-missing'],
  retry: ['duplicate-or-unscheduled'],
};

/** What the class would have to see. */
const lacks: Readonly<Record<string, string>> = {
  'access-denied-non-sms-share': 'an access denied (5) with the path of a share, or a model of the shares that the program opens',
  'another-program-running': 'another program of the same time, or 1618',
  'content-not-found': 'the file or folder that was not found, with its path',
  'content-not-on-dp': 'an empty list of locations, or a model that says where the package is',
  'dp-unreachable': 'a network error (53, 67, 1231) with the path of a distribution point',
  'duplicate-or-unscheduled': 'the service pack of the client',
  'execution-context-failed': '0x87D01102, 0x87D01103 or 0x87D0110A',
  'exit-code-failure': 'the exit code of the program',
  'mp-unreachable': 'LocationServices.log with the answer of a management point',
  'package-access-not-covered': 'an access denied (5) with the path of a distribution point, or a model of the access accounts',
  'policy-missing': 'PolicyAgent.log with the policy of the program',
  'program-not-found': 'the command line, and 2, 3 or 0x87D01106 when it was started',
  'service-window-blocked': 'ServiceWindowManager.log, or 0x87D00666',
  'status-missing': 'a line that says that no status file was found',
};

/** The same as a legacy client writes it, where its codes are others. */
const lacksOnLegacy: Readonly<Record<string, string>> = {
  'execution-context-failed': 'a line of APM that says why the program could not be started',
  'mp-unreachable': 'Ccim32.log with the answer of a client access point',
  'policy-missing': 'Odpsys32.log or Odpusr32.log with the offer of the program',
  'program-not-found': 'the command line, and 2 or 3 when it was started',
};

function lack(id: string, { family }: Facts): string {
  const legacy = family === 'legacy' || family === '9x' ? lacksOnLegacy[id] : undefined;
  return legacy ?? lacks[id] ?? `a sentence of the log, or a fact of the model, that shows ${id}`;
}

function nearest(last: CodeSeen | undefined, phase: PhaseName, facts: Facts): MissingFact[] {
  const pointed = last ? explain(last.code).failures : [];
  const ids = [...new Set([...pointed, ...byPhase[phase]])].filter((id) => id !== 'failure-unexplained').slice(0, 4);
  return ids.map((id) => ({ fact: lack(id, facts), decides: id }));
}

const ccmLogs: Readonly<Partial<Record<PhaseName, readonly string[]>>> = {
  policy: ['PolicyAgent.log', 'PolicyEvaluator.log'],
  content: ['CAS.log', 'ContentTransferManager.log', 'DataTransferService.log', 'FileBITS.log', 'LocationServices.log'],
  waiting: ['ServiceWindowManager.log'],
  start: ['execmgr.log', 'CAS.log'],
};
const legacyLogs: Readonly<Partial<Record<PhaseName, readonly string[]>>> = {
  policy: ['Odpsys32.log', 'Odpusr32.log', 'Odpwnt32.log', 'Ccim32.log'],
  content: ['Smsapm32.log with NAL logging (KB Q243385)'],
  waiting: ['Smsmon32.log'],
  start: ['Smsapm32.log', 'Clisvc.log'],
};

function collect(run: Run, { family }: Facts, phase: PhaseName): string {
  const seen = new Set(run.events.map(({ seen: { file } }) => file.toLowerCase()));
  const logs = (family === 'legacy' || family === '9x' ? legacyLogs : ccmLogs)[phase]?.filter((log) => !seen.has(log.toLowerCase())) ?? [];
  if (logs.length === 0)
    return `Collect the log of the program itself (for Windows Installer a verbose log, /l*v), for ${programText(run)} at that time.`;
  return `Collect ${logs.join(', ')} of the same time and run smsdx over all of them together.`;
}
