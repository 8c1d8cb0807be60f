import type { LoggedEvent, Run } from '../runs/run.js';
import { codeAmong, codesOf, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** 0x87D00323: no user logged on; 0x87D01014: user context or input needed. */
const nobodyCode = 0x87d00323;
const contextCode = 0x87d01014;
/** ERROR_NO_NETWORK: on Windows 9x the network starts with the logon (Q293487). */
const noNetwork = 1222;

/** G1 (Q295084, Q259991, Q255933, KB 810867). */
export const userNotLoggedOn: FailureClass = {
  id: 'user-not-logged-on',
  section: 'G1',
  title: 'The program waits for a user to log on',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['run-waiting', 'logon-condition'], values: [nobodyCode, contextCode], win32: [noNetwork] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = evidence(run, facts);
    if (!seen) return undefined;
    const state = newest(run, 'user-state');
    if (state?.loggedOn) return { whyNot: 'a user was logged on when it was checked last' };
    const said = state !== undefined || seen.says;
    if (!said && typeof facts.client.interactiveUser === 'string')
      return { whyNot: `${facts.client.interactiveUser} is logged on; the agent that runs programs as the user may be missing` };
    const shown = lines(newest(run, 'logon-condition'), ...seen.events, state);
    const sure = (said && shown.some(({ unconfirmed }) => !unconfirmed)) || facts.client.interactiveUser === null;
    return match(run, facts, shown, sure);
  },
};

interface Evidence {
  readonly events: readonly LoggedEvent[];
  /** The lines say that nobody is logged on. */
  readonly says: boolean;
}

function evidence(run: Run, facts: Facts): Evidence | undefined {
  const nobody = codeAmong(run, [], [nobodyCode]);
  const context = codeAmong(run, [], [contextCode]);
  const network = facts.family === '9x' ? codesOf(run).findLast(({ win32 }) => win32 === noNetwork) : undefined;
  const waits = of(run, 'run-waiting').filter(({ reason }) => reason === 'user');
  const condition = newest(run, 'logon-condition')?.condition === 'user' && newest(run, 'user-state')?.loggedOn === false;
  const events = lines(...waits.slice(-2), nobody?.event, context?.event, network?.event);
  if (events.length === 0 && !condition) return undefined;
  return { events, says: nobody !== undefined || condition };
}

function match(run: Run, facts: Facts, seen: Match['seen'], sure: boolean): Match {
  const { program } = facts;
  const needs = program?.programCanRun === 'only-when-user-logged-on' || (facts.family === 'ccm' && program?.runMode === 'user-rights');
  const setting = needs ? ' Its properties in the model say the same.' : '';
  const rule = facts.family === '9x' ? 'R3' : 'R21';
  return {
    verdict: sure ? 'confirmed' : 'probable',
    seen,
    because: [
      { rule, text: `The program can run only in the session of a logged-on user, and nobody is logged on.${setting}` },
      { rule, text: 'Waiting is no failure of an account: the program starts when a user logs on.' },
    ],
    missing: sure
      ? []
      : [{ fact: 'whether a user was logged on to the client at that time', decides: 'user-not-logged-on or a missing user agent' }],
    process: { kind: 'logged-on-user' },
    code: codeAmong(run, [], [nobodyCode, contextCode])?.code,
    fix: [
      'Let a user log on, or wait: the client tries again by itself.',
      `If ${run.program === undefined ? 'the program' : run.program} shall run without a user, set it to run with administrative rights, whether or not a user is logged on.`,
      'If it was started by another program ("run another program first"), check that one: it also waits for the user.',
    ],
  };
}
