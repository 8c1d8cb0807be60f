import type { MissingFact } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { pointAt, reachedAfter } from './content.js';
import { type CodeSeen, codeAmong, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { refusals } from './refusals.js';

/** ERROR_REQ_NOT_ACCEP: it says so in so many words. */
const limitReached = 71;
/** Server memory, too many sessions: the same cause, or a server in trouble. */
const exhausted = [1130, 1220];

/** C13 (Q268500, Q302674, Q302535); also for client access points (section 9, Q208618). */
export const dpConnectionLimit: FailureClass = {
  id: 'dp-connection-limit',
  section: 'C13',
  title: 'The server accepts no further connections',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [limitReached, ...exhausted] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = origin(run, codeAmong(run, [limitReached]) ?? codeAmong(run, exhausted));
    if (!seen) return undefined;
    if (reachedAfter(run, seen.event)) return { whyNot: 'a later attempt got a connection' };
    return match(run, facts, seen);
  },
};

function match(run: Run, facts: Facts, { event, code, win32 }: CodeSeen): Match {
  const exact = win32 === limitReached;
  const place = refusals(run, facts).findLast((each) => each.event === event);
  const resource = place && { kind: place.kind, path: place.path };
  const limit = pointAt(resource, facts)?.shareConnectionLimit;
  const server = place ? `\\\\${place.server}` : 'the server';
  return {
    verdict: exact ? 'confirmed' : 'probable',
    seen: lines(event, newest(run, 'job-status'), newest(run, 'error-handled'), newest(run, 'run-unscheduled')),
    because: [
      {
        rule: 'R74',
        text: `${place ? server : 'The server'} answers and takes no more connections (${code.text}): no account was refused, and the network works.`,
      },
      ...(limit === undefined ? [] : [{ rule: 'R74', text: `The model gives its package share a limit of ${limit} connections.` }]),
      ...(of(run, 'run-unscheduled').length > 0
        ? [{ rule: 'R74', text: 'APM does not know this code as one to retry and has given the program up.' }]
        : []),
      ...(of(run, 'link-slow').length > 0 ? [{ rule: 'R75', text: 'The words about a slow link are a side effect.' }] : []),
    ],
    missing: exact ? [] : whatIsFull(server),
    process: facts.process.account,
    resource,
    code,
    fix: [
      `Raise the user limit of the package share on ${server}${limit === undefined ? '' : ` (now ${limit})`}, or its licences; add distribution points or spread the schedule.`,
      ...(facts.family === 'ccm' ? [] : ['Advertise the program again for clients that have given it up.']),
    ],
  };
}

function whatIsFull(server: string): MissingFact[] {
  return [
    { fact: `whether ${server} has reached a limit of connections or lacks memory`, decides: 'dp-connection-limit or a server in trouble' },
  ];
}
