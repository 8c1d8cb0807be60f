import type { LoggedEvent, Run } from '../runs/run.js';
import { pointsOf } from './content.js';
import { after, type CodeSeen, codeAmong, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** No distribution point found for the content; invalid location; no location in a task sequence. */
const proving = [0x87d01204, 0x87d00628, 0x80040102];
/** Content not found, locations not obtained, item not found by the transfer: the same, or nobody answered. */
const pointing = [0x87d00607, 0x87d01210];

/** F4 (G-ERR, G-EVT, Q302535). */
export const contentNotOnDp: FailureClass = {
  id: 'content-not-on-dp',
  section: 'F4',
  title: 'The package is on no distribution point that the client may use',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['content-locations-counted', 'content-unavailable'], values: [...proving, ...pointing] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const counted = of(run, 'content-locations-counted').findLast(({ reachable, available }) => reachable === 0 && !available);
    const empty = of(run, 'content-unavailable').findLast((event) => event.code === undefined && event.seen.family !== 'legacy');
    const proof = origin(run, codeAmong(run, [], proving));
    const pointer = origin(run, codeAmong(run, [], pointing));
    const first = counted ?? proof?.event ?? empty ?? pointer?.event;
    if (!first || (first === empty && run.events.some(explained))) return undefined;
    if (after(run, first).some(({ kind }) => located.has(kind))) return { whyNot: 'a location of the content was found afterwards' };
    return match(run, facts, { first, counted, code: proof ?? pointer, sure: counted !== undefined || proof !== undefined });
  },
};

const located: ReadonlySet<string> = new Set(['content-located', 'download-started', 'download-completed', 'program-started']);

/** A missing location that another sentence explains: a refused one, or a hash. */
function explained({ kind, code }: LoggedEvent): boolean {
  return kind === 'content-location-refused' || kind === 'hash-mismatch' || (kind === 'content-unavailable' && code !== undefined);
}

interface Evidence {
  readonly first: LoggedEvent;
  readonly counted: LoggedEvent | undefined;
  readonly code: CodeSeen | undefined;
  readonly sure: boolean;
}

function match(run: Run, facts: Facts, { first, counted, code, sure }: Evidence): Match {
  const points = pointsOf(facts);
  const none = points?.length === 0;
  const content = facts.package?.packageId ?? run.packageId ?? first.contentId ?? 'the package';
  const servers = points?.map(({ server }) => server).join(', ');
  return {
    verdict: none || (sure && !points) ? 'confirmed' : 'probable',
    seen: lines(counted, code?.event, first, newest(run, 'program-failed', 'download-failed')),
    because: [
      {
        rule: 'R74',
        text: `The client asked where ${content} is and got no distribution point${code ? ` (${code.code.text})` : ''}; it never came to a connection or an account.`,
      },
      ...(none ? [{ rule: 'R74', text: `The model says that no distribution point holds ${content}.` }] : []),
      ...(servers
        ? [
            {
              rule: 'R74',
              text: `The model says that ${servers} holds ${content}: so it is not offered to this client, by boundary, by protection or because the package is not there yet.`,
            },
          ]
        : []),
    ],
    missing: none
      ? []
      : [
          {
            fact: `which distribution points hold ${content} and serve the boundaries of this client`,
            decides: 'what to distribute or to assign',
          },
        ],
    process: facts.process.account,
    code: code?.code,
    fix: none
      ? [`Distribute ${content} to a distribution point that serves this client.`]
      : [
          `Distribute ${content} to a distribution point in the boundary group of this client, or let the client use a fallback distribution point.`,
          'Check that the network of the client is in a boundary, and that the package status of the distribution point is "installed".',
        ],
  };
}
