import type { Event, WaitReason } from '../../event.js';
import {
  account,
  advertisement,
  anyWord,
  either,
  field,
  maybe,
  packageId,
  program,
  rest,
  say,
  sentence,
  telling,
  word,
} from '../../template.js';

/** States of an execution request that wait for something; the others pass by, or other sentences tell them. */
const waits: Readonly<Record<string, WaitReason>> = {
  waitingdependency: 'another-program',
  waitingcontent: 'content',
  waitingenvironment: 'user',
  waitingretry: 'retry',
  waitingreboot: 'restart',
  waitingservicewindow: 'service-window',
  waitingdisabled: 'paused',
  waitingpaused: 'paused',
};

interface Change {
  advertisement?: string;
  packageId: string;
  program: string;
  to: string;
}

function changed({ to, ...names }: Change): Event {
  const state = to.toLowerCase();
  const reason = waits[state];
  if (reason) return { kind: 'run-waiting', reason, ...names };
  return state === 'running' ? { kind: 'program-starting', ...names } : { kind: 'routine', ...names };
}

/** Policy, requests to run, and the user whom they wait for. */
export const policy = [
  sentence('policy-received', 'KB919592', say`Policy is updated for Program: ${program}, Package: ${packageId}, Advert: ${advertisement}`),
  sentence('policy-received', field, say`Policy arrived for parent package ${packageId} program ${program}`),
  sentence('offer-received', field, say`Raising event SoftDistOfferReceived${rest}`),
  sentence('run-requested', field, say`Creating mandatory request for advert ${advertisement}, program ${program}, package ${packageId}`),
  sentence('run-requested', field, say`Mandatory execution requested for program ${program} and advertisement ${advertisement}`),
  telling<Change>(
    'run-waiting',
    field,
    say`Execution Request for ${maybe`advert ${advertisement}`} package ${packageId} program ${program} state change from ${anyWord} to ${word('to')}`,
    changed,
  ),
  sentence('user-state', 'KB919592', say`The user has logged off`, { loggedOn: false }),
  sentence('user-state', field, say`The user has logged on`, { loggedOn: true }),
  sentence('user-state', field, say`The user ${account} ${either(say`has logged on`, say`logged on`)}`, { loggedOn: true }),
  sentence('user-state', field, say`Logged in user SID ${account}`, { loggedOn: true }),
  sentence('user-state', field, say`No user is logged on${rest}`, { loggedOn: false }),
  sentence('run-waiting', field, say`Waiting for user to log on${rest}`, { reason: 'user' }),
  sentence('run-waiting', field, say`program ${program} is waiting for user to log on${rest}`, { reason: 'user' }),
  sentence('run-waiting', field, say`Software distribution is paused${rest}`, { reason: 'paused' }),
  sentence('run-waiting', field, say`software distribution is paused${rest}`, { reason: 'paused' }),
];
