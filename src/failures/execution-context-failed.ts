import type { EventKind } from '../../grammars/event.js';
import type { Run } from '../runs/run.js';
import { accessDenied, codeAmong, newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { asText } from './principals.js';
import { programText } from './run-account.js';
import { shown, type Told, told, verdictOf } from './told.js';

/** Execution context could not be created; invalid user. */
const noContext = [0x87d01102, 0x87d00221];
/** Preparing failed: environment, network connection, impersonation or file association (R76). */
const preparing = [0x87d01103, 0x87d0110a];
/** ERROR_MOD_NOT_FOUND when the program is started. */
const moduleMissing = 126;
/** Fatal error while running, no retry. */
const fatal = 0x87d01101;

const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>([
  'client-component-failed',
  'client-install-failed',
  'evidence',
  'download-failed',
]);

/** G21 (G-ERR, G-EVT). */
export const executionContextFailed: FailureClass = {
  id: 'execution-context-failed',
  section: 'G21',
  title: 'The client could not build the environment in which the program was to run',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { kinds: ['program-start-failed', 'status-raised'], values: [...noContext, ...preparing, fatal], win32: [moduleMissing] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const own = told(run, { values: noContext });
    const seen =
      own ??
      told(run, { values: preparing, is: (event) => /BadEnvironment/i.test(event.eventClass ?? '') }) ??
      told(run, { values: [fatal], win32: [moduleMissing], except: elsewhere });
    if (!seen) return undefined;
    return match(run, facts, seen, own !== undefined);
  },
};

function match(run: Run, facts: Facts, seen: Told, own: boolean): Match {
  const denied = codeAmong(run, accessDenied);
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  const path = run.workingDirectory ?? /\\\\[^\s"]+/.exec(run.commandLine ?? '')?.[0];
  return {
    // The other numbers leave open which part of the environment it was; an access denied beside them says more.
    verdict: own ? verdictOf(seen) : denied || seen.code?.value === fatal ? 'undetermined' : 'probable',
    seen: shown(run, newest(run, 'command-line'), seen.event),
    because: [
      {
        rule: 'R76',
        text: own
          ? `The client could not create the execution context of ${programText(run)} (${seen.code?.text}).`
          : `Preparing ${programText(run)} failed${seen.code ? ` (${seen.code.text})` : ''}: its environment, its network connection, the impersonation of the user, or the program that opens its file type.`,
      },
      ...facts.process.because,
    ],
    missing: own
      ? []
      : [
          {
            fact: `whether ${who} can open ${path ?? 'the folder of the program'} on the client`,
            decides: 'execution-context-failed or an account that is refused',
          },
        ],
    process: facts.process.account,
    code: seen.code,
    fix: [
      `Check as ${who} what the program needs before it starts: ${path ?? 'its folder'}, its start folder, the session of the user, and a program for its file type.`,
      ...(facts.process.account?.kind === 'logged-on-user'
        ? ['Let the user log off and on again where the session was ending or its profile was not loaded.']
        : []),
      'If the path is in the network, give the model of the share or package and ask again: the account rules then say who is refused.',
    ],
  };
}
