import type { EventKind } from '../../grammars/event.js';
import type { Run } from '../runs/run.js';
import { accessDenied, codesOf, failed, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { asText } from './principals.js';
import { shown, type Told } from './told.js';

/** A 5 in these is about services, files or steps of this machine, or about a client access point. */
const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>([
  'client-component-failed',
  'client-install-failed',
  'service-launch-failed',
  'step-failed',
  'restart-failed',
  'cap-inaccessible',
]);

/** Account model 2.I: access denied, and nothing tells by what. */
export const accessDeniedUnattributed: FailureClass = {
  id: 'access-denied-unattributed',
  section: '9',
  title: 'Something refused access, and nothing in the logs says what',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  generic: true,
  lastResort: true,
  signs: { win32: accessDenied },
  find(run, facts) {
    if (succeeded(run) || run.scope === 'client') return undefined;
    const seen = codesOf(run).findLast(
      ({ win32, event }) =>
        win32 !== undefined &&
        accessDenied.includes(win32) &&
        !elsewhere.has(event.kind) &&
        (failed(run) || event.kind !== 'evidence' || event.seen.severity === 'error'),
    );
    return seen && match(run, facts, { event: seen.event, code: seen.code, sure: false });
  },
};

function match(run: Run, facts: Facts, seen: Told): Match {
  const local = pathsOf(seen.event).find((path) => /^[a-z]:[\\/]/i.test(path));
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  const account = facts.process.account
    ? []
    : [
        {
          fact: 'whether the program runs with user rights or with administrative rights, and on what kind of client',
          decides: 'whose rights count',
        },
      ];
  return {
    verdict: 'undetermined',
    ...(failed(run) ? {} : { level: 'warning' as const }),
    seen: shown(run, seen.event),
    because: [
      {
        rule: 'R73',
        text: `The log says access denied (${seen.code?.text}) and names ${local === undefined ? 'neither a share nor a package' : `${local}, which is on this machine`}.`,
      },
      ...facts.process.because,
    ],
    missing: [
      {
        fact: local === undefined ? 'the path that was refused' : `the permissions of ${local}`,
        decides:
          local === undefined
            ? 'package-access-not-covered (a distribution point), access-denied-non-sms-share (another share) or a local folder'
            : `whether ${who} may use it`,
      },
      ...account,
    ],
    process: facts.process.account,
    ...(local === undefined ? {} : { resource: { kind: 'local', path: local } }),
    code: seen.code,
    fix: [
      facts.family === 'ccm'
        ? 'Collect CAS.log, DataTransferService.log and FileBITS.log of the same time beside execmgr.log: they print the paths that were opened.'
        : 'Turn on NAL logging (KB Q243385) and collect Smsapm32.log again: it prints the paths that were tried, account by account.',
      'Read the log of the program itself for a path; then give a model of that share or package.',
    ],
  };
}
