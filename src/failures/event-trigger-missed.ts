import { after, lines, newest, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** Account model, section 9 (Q293487). The sentence itself is normal: only a user who had logged on makes it a missed event. */
export const eventTriggerMissed: FailureClass = {
  id: 'event-trigger-missed',
  section: '9',
  title: 'The program is bound to a logon or logoff that the client did not notice',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['run-waiting'] },
  find(run, facts) {
    const trigger = of(run, 'run-waiting').findLast(({ reason }) => reason === 'event');
    if (!trigger || succeeded(run) || facts.family === 'ccm') return undefined;
    const later = after(run, trigger);
    if (later.some(({ kind }) => kind === 'program-starting' || kind === 'program-started')) return undefined;
    const logon = later.find((event) => event.kind === 'user-state' && event.loggedOn);
    const user = facts.client.interactiveUser;
    if (user === null && !logon) return { whyNot: 'nobody has logged on yet: the event is still to come' };
    if (!logon && !(user && facts.family === '9x')) return undefined;
    return {
      verdict: 'probable',
      seen: lines(trigger, logon, newest(run, 'cap-inaccessible')),
      because: [
        { rule: 'R3', text: 'The program waits for a restart, logon or logoff.' },
        {
          rule: 'R3',
          text: `${user ?? 'A user'} had logged on, and the program did not start: the client was started before the logon was complete, or its offers could not be fetched then (Q293487).`,
        },
      ],
      missing: [
        {
          fact: 'whether the client access point could be reached at the time of the logon',
          decides: 'event-trigger-missed or cap-unreachable',
        },
      ],
      fix: [
        'Let the user log off and on again with the network up.',
        'Give the advertisement a time, or "as soon as possible", in place of the event, or bring the client to the service pack with the fix of Q293487.',
      ],
    };
  },
};
