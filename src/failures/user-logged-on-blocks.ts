import { lines, newest, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** G2 (Q314342, Q297522). */
export const userLoggedOnBlocks: FailureClass = {
  id: 'user-logged-on-blocks',
  section: 'G2',
  title: 'The program waits until the user logs off',
  level: 'warning',
  clients: ['legacy', 'ccm'],
  signs: { kinds: ['run-waiting'] },
  find(run, facts) {
    const waits = of(run, 'run-waiting').filter(({ reason }) => reason === 'no-user');
    if (succeeded(run) || waits.length === 0) return undefined;
    const state = newest(run, 'user-state');
    if (state && !state.loggedOn) return { whyNot: 'nobody was logged on when it was checked last' };
    const user = facts.client.interactiveUser;
    const saver = 'The model says that nobody is logged on: a screen saver on the logon screen counts as a user until the fix of Q314342.';
    return {
      verdict: state || user !== undefined ? 'confirmed' : 'probable',
      seen: lines(newest(run, 'logon-condition'), state, ...waits.slice(-2)),
      because: [
        { rule: 'R21', text: 'The program may run only when nobody is logged on, and the client takes a user for logged on.' },
        ...(user === null ? [{ rule: 'R21', text: saver }] : []),
        ...(user ? [{ rule: 'R21', text: `The model says that ${user} is logged on.` }] : []),
      ],
      missing: state || user !== undefined ? [] : [{ fact: 'whether a user was logged on', decides: 'user-logged-on-blocks' }],
      fix: [
        ...(user === null ? ['Turn the logon screen saver off, or bring the client to the service pack with the fix of Q314342.'] : []),
        'Let the user log off, or schedule the program for a time without users.',
        'If it need not be alone on the machine, set it to run whether or not a user is logged on.',
      ],
    };
  },
};
