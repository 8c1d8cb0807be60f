import type { Run } from '../runs/run.js';
import { after, codesOf, lines, newest, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** Account model, section 9 (Q275617, Q322967, Q264630). */
export const capInboxLocked: FailureClass = {
  id: 'cap-inbox-locked',
  section: '9',
  title: 'The inbox of the client access point is locked by its Inbox Manager',
  level: 'error',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['cap-inbox-locked', 'cap-inaccessible'] },
  find(run, facts) {
    const lock = newest(run, 'cap-inbox-locked');
    const refused = lock ?? afterReached(run);
    if (!refused || facts.family === 'ccm') return undefined;
    if (after(run, refused).some(({ kind }) => kind === 'cap-reached')) return { whyNot: 'the inbox was open again afterwards' };
    const path = lock?.path ?? newest(run, 'cap-reached')?.path;
    const times = of(run, 'cap-inbox-locked').length;
    return {
      verdict: lock ? 'confirmed' : 'probable',
      seen: lines(newest(run, 'cap-reached'), lock, newest(run, 'cap-inaccessible')),
      because: [
        {
          rule: 'R71',
          text: lock
            ? `The client access point answers; its lock file${path === undefined ? '' : ` ${path}`} was there${times > 1 ? ` ${times} times in a row` : ''}, so the client left the inbox alone.`
            : `The inbox${path === undefined ? '' : ` ${path}`} was reached, and could not be read right afterwards: the server answers, the inbox is locked.`,
        },
        { rule: 'R71', text: 'While it is locked the client gets no new advertisements. No account and no permission is at fault.' },
      ],
      missing: lock
        ? []
        : [{ fact: 'whether Inboxlck.tok lies in the inbox of the client access point', decides: 'cap-inbox-locked or cap-unreachable' }],
      ...(path === undefined ? {} : { resource: { kind: 'client-access-point', path } }),
      fix: [
        `Wait some minutes; if ${path ?? 'Inboxlck.tok'} stays, its Inbox Manager ended without taking it away: delete it on the server and restart the Inbox Manager there.`,
        'Bring the site to the service pack with the fix of Q275617.',
      ],
    };
  },
};

/** Reached and then refused without a number: "not accessible or is locked". */
function afterReached(run: Run) {
  const reached = newest(run, 'cap-reached');
  const refused = newest(run, 'cap-inaccessible');
  if (!reached || !refused || codesOf(run).some(({ event }) => event.kind === 'cap-inaccessible')) return undefined;
  return run.events.indexOf(reached) < run.events.indexOf(refused) ? refused : undefined;
}
