import type { EventKind } from '../../grammars/event.js';
import { compare } from '../clock.js';
import type { Run } from '../runs/run.js';
import { newest, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, told } from './told.js';

/** Timeout of the client; a script that ran too long. */
const timeouts = [0x87d00213, 0x87d00321];
/** ERROR_TIMEOUT. */
const timeout = 1460;
const telling = { values: timeouts, win32: [timeout], exits: [timeout] };
/** There 1460 is the end of another wait: a mutex, a service, a transfer (Q289552). */
const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>([
  'client-component-failed',
  'service-launch-failed',
  'evidence',
  'download-failed',
  'content-unavailable',
  'web-request-failed',
  'transfer-retried',
]);

/** G13 (M-PROG, M-PKG, G-EVT). */
export const timeLimitExceeded: FailureClass = {
  id: 'time-limit-exceeded',
  section: 'G13',
  title: 'The program ran longer than it may',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  timed: true,
  signs: { kinds: ['time-limit-exceeded'], ...telling },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const event = told(run, { is: ({ kind }) => kind === 'time-limit-exceeded' });
    const seen = event ?? told(run, { ...telling, except: elsewhere });
    if (!seen) return undefined;
    const most = facts.program?.maxRunMinutes;
    const ran = minutes(run);
    const agrees = most !== undefined && ran !== undefined && ran >= most;
    return {
      verdict: seen.sure && (event || agrees) ? 'confirmed' : 'probable',
      seen: shown(run, newest(run, 'program-started', 'program-starting'), seen.event),
      because: [
        { rule: 'R71', text: `The client gave up waiting for ${programText(run)}${seen.code ? ` (${seen.code.text})` : ''}.` },
        ...(most === undefined
          ? []
          : [
              {
                rule: 'R71',
                text: `The model allows it ${most} minutes${ran === undefined ? '' : `; it had run for ${Math.round(ran)}`}.`,
              },
            ]),
        {
          rule: 'R71',
          text: ends(facts)
            ? 'Since ConfigMgr 2012 the client ends a program that runs with administrative rights and without interaction; whatever it had begun is left half done.'
            : 'The client only stops watching: the program may still be running, or may have ended well since.',
        },
      ],
      missing:
        event || agrees
          ? []
          : [{ fact: `the time that ${programText(run)} may run`, decides: 'time-limit-exceeded or a timeout of something else' }],
      process: facts.process.account,
      code: seen.code,
      fix: [
        `See what ${programText(run)} was doing: if its setup asks a question, make it silent.`,
        `If it only needs longer, raise its maximum run time${most === undefined ? '' : ` above ${most} minutes`}, within the maintenance windows.`,
      ],
    };
  },
};

/** K8: the sources disagree; what ends the process is documented for the newer clients. */
function ends({ client, program }: Facts): boolean {
  return (client.kind === 'cm2012' || client.kind === 'cmcb') && program?.runMode !== 'user-rights' && program?.userInteraction !== true;
}

function minutes(run: Run): number | undefined {
  const from = newest(run, 'program-started', 'program-starting')?.seen.time;
  const to = run.ended;
  return from && to && compare(from, to) < 0 ? (to.local - from.local) / 60_000 : undefined;
}
