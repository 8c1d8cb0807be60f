import { serverKey } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { type ContentError, contentErrors, pointsOf, reachedAfter, serverOf } from './content.js';
import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** File, folder, directory name, damaged file (Q186539, Q186549, Q186551). */
const notThere = [2, 3, 267, 1392];
/** Invalid path, data corrupt, content not found. */
const ownCodes = [0x87d00205, 0x87d00217];
/** HTTP 404, also as BITS prints it. */
const http = 404;
const bits = 0x80190194;

/** F5 (Q235377, Q253197, G-ERR). */
export const contentNotFound: FailureClass = {
  id: 'content-not-found',
  section: 'F5',
  title: 'The distribution point answered, but a file or folder of the package is missing there',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: notThere, values: [http, bits, ...ownCodes] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const errors = contentErrors(run, facts);
    const last = errors.findLast(
      ({ win32, code }) =>
        (win32 !== undefined && notThere.includes(win32)) || (code.family === 'http' && code.value === http) || code.value === bits,
    );
    const first = origin(run, last)?.event;
    const error = errors.find(({ event }) => event === first) ?? last;
    const own = codeAmong(run, [], ownCodes);
    const found: ContentError | undefined = error ?? (own && { ...own });
    if (!found) return undefined;
    if (reachedAfter(run, found.event) && run.outcome !== 'failed') return { whyNot: 'the content was read afterwards' };
    const access = found.resource && facts.access(found.resource.path, 'read', 'client');
    if (access?.verdict === 'denied') return { whyNot: 'the account rules refuse the account there; "not found" can hide that' };
    return match(run, facts, found);
  },
};

function match(run: Run, facts: Facts, { event, code, resource }: ContentError): Match {
  const content = facts.package?.packageId ?? run.packageId ?? event.contentId ?? 'the package';
  const here = serverOf(resource);
  const points = pointsOf(facts);
  const elsewhere =
    here !== undefined && points !== undefined && !points.some(({ server }) => serverKey(server) === serverKey(here.slice(2)));
  const changed = facts.package?.changedWithoutRedistribution === true;
  const known = resource !== undefined && event.kind !== 'evidence';
  return {
    verdict: known && (elsewhere || changed) ? 'confirmed' : known ? 'probable' : 'undetermined',
    seen: lines(event, newest(run, 'error-handled', 'program-failed', 'content-unavailable')),
    because: [
      {
        rule: 'R71',
        text: `${here ?? 'The source of the content'} answered ${code.text} for ${resource?.path ?? 'a file of the package'}: the account got in, and what it looked for is not there.`,
      },
      ...(elsewhere ? [{ rule: 'R74', text: `The model says that ${here} does not hold ${content}.` }] : []),
      ...(changed ? [{ rule: 'R53', text: `${content} was changed and not sent to its distribution points again.` }] : []),
    ],
    missing: missing(content, here, known && (elsewhere || changed), resource !== undefined),
    process: facts.process.account,
    resource,
    code,
    fix: [
      `Compare the folder of ${content} on ${here ?? 'the distribution point'} with its source, then refresh the package there.`,
      'If a file of that name was never in the package, correct the command line of the program.',
    ],
  };
}

function missing(content: string, here: string | undefined, sure: boolean, located: boolean): NonNullable<Match['missing']> {
  if (sure) return [];
  const fact = located
    ? `whether all files of ${content} are on ${here ?? 'the distribution point'}`
    : 'which file was missing: one of the source, or one in the cache of the client';
  return [{ fact, decides: 'content-not-found, a wrong command line, or a folder that the account cannot see' }];
}
