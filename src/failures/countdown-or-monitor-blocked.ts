import { lines, newest, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { subjectOf, waitFor } from './told.js';

/** G22 (Q267949, Q295084). */
export const countdownOrMonitorBlocked: FailureClass = {
  id: 'countdown-or-monitor-blocked',
  section: 'G22',
  title: 'The countdown or the client monitor keeps the program from starting',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['run-waiting'] },
  find(run, facts) {
    const wait = waitFor(run, 'monitor', 'countdown');
    if (succeeded(run) || !wait || facts.family === 'ccm') return undefined;
    const state = newest(run, 'user-state');
    const user = facts.client.interactiveUser;
    if (state?.loggedOn === false || (state === undefined && user === null))
      return { whyNot: 'nobody is logged on, so no monitor can be there' };
    const known =
      /SP[23]/i.test(facts.client.servicePack ?? facts.model.site?.serviceLevel ?? '') && facts.program?.afterRunning === 'sms-restarts';
    const there = state?.loggedOn === true || typeof user === 'string';
    return {
      verdict: there && known ? 'confirmed' : there ? 'probable' : 'undetermined',
      seen: lines(newest(run, 'logon-condition'), state, wait),
      because: [
        {
          rule: 'R71',
          text: `${subjectOf(run)} needs a dialog of the client monitor (Smsmon32.exe) before it starts, and the monitor has not connected.`,
        },
        ...(there ? [{ rule: 'R21', text: `A user is logged on${user ? ` (${user})` : ''}, so the monitor should be running.` }] : []),
        ...(known
          ? [
              {
                rule: 'R71',
                text: 'On SMS 2.0 SP2 and SP3 a program that restarts the computer, or a countdown that is turned off, blocks itself in this way.',
              },
            ]
          : []),
      ],
      missing: there ? [] : [{ fact: 'whether a user was logged on', decides: 'countdown-or-monitor-blocked or user-not-logged-on' }],
      fix: [
        'Bring the client to the service pack with the fix of Q267949.',
        'Until then turn the countdown on with a time above 0, or let the program itself restart the computer.',
        'See whether Smsmon32.exe runs in the session of the user.',
      ],
    };
  },
};
