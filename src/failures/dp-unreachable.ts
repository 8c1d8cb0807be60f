import type { Step } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import {
  type ContentError,
  contentErrors,
  networkErrors,
  noneAnswered,
  noUsableLocation,
  pointAt,
  pointsOf,
  reachedAfter,
  serverOf,
} from './content.js';
import { accessDenied, codeAmong, codesOf, failed, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';

/** 0x87D00248: network communication error. */
const networkFailed = [0x87d00248];
/** 0x87D01107, 0x87D01108: no program location is accessible; may retry, will not retry (R76). */
const noLocation = [0x87d01107, 0x87d01108];
/** ERROR_INVALID_PARAMETER in a download: the client had no source left, for instance because port 445 is blocked (section 9). */
const emptySource = 87;
/** The connection limit of a server; a server that counts its connections answers. */
const limitReached = 71;

/** F1 (Q302674, Q302535). */
export const dpUnreachable: FailureClass = {
  id: 'dp-unreachable',
  section: 'F1',
  title: 'No distribution point of the client can be reached',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: {
    kinds: ['content-locations-counted', 'job-status'],
    win32: [...networkErrors, emptySource],
    values: [...networkFailed, ...noLocation, noUsableLocation],
  },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const errors = contentErrors(run, facts);
    const last = errors.findLast(({ win32 }) => win32 !== undefined && networkErrors.includes(win32));
    const first = origin(run, last)?.event;
    const error = errors.find(({ event }) => event === first) ?? last;
    const answered = errors.findLast(({ win32 }) => win32 !== undefined && [...accessDenied, limitReached].includes(win32));
    if (!error && answered) return undefined;
    if (error && isOneOfMany(run, error)) return undefined;
    return error ? byError(run, facts, error, answered) : byCount(run, facts);
  },
};

/** One request of a transfer that nothing else tells of: the client repeats it by itself, and nothing shows that it gave up. */
function isOneOfMany(run: Run, { event }: ContentError): boolean {
  const network = codesOf(run).filter(({ win32 }) => win32 !== undefined && networkErrors.includes(win32));
  return run.scope !== 'program' && network.length < 2 && (event.job ?? event.parentJob) === undefined;
}

function byError(run: Run, facts: Facts, error: ContentError, answered: ContentError | undefined): Match | Unfit {
  const reached = reachedAfter(run, error.event);
  if (reached) return { whyNot: 'the content was reached after the network error' };
  const sure = !answered && error.event.kind !== 'evidence' && !error.event.unconfirmed && (failed(run) || noneAnswered(run) !== undefined);
  const point = pointAt(error.resource, facts);
  const off = point?.reachable === false;
  const where = serverOf(error.resource) ?? (point ? `\\\\${point.server}` : 'the distribution point');
  const text = `${capital(where)} was not reached: the network answered ${error.code.text}. No account was asked for anything, so no permission is at fault.`;
  return {
    verdict: off || sure ? 'confirmed' : 'probable',
    seen: shown(run, error),
    because: [{ rule: 'R74', text }, ...modelled(facts, error), ...sideEffect(run)],
    missing:
      sure || off
        ? []
        : [{ fact: `whether ${where} answers this client`, decides: 'dp-unreachable or a refusal at the distribution point' }],
    resource: error.resource ?? (point && { kind: 'distribution-point', path: `\\\\${point.server}` }),
    code: error.code,
    fix: [...remedy(error.win32, where), retry(run, facts)],
  };
}

/** No code of the network, but the client says that no distribution point was left. */
function byCount(run: Run, facts: Facts): Match | Unfit | undefined {
  const none = noneAnswered(run);
  const down = of(run, 'job-status').findLast(({ status }) => /NETWORK_DOWN|^0xc$/i.test(status));
  const empty = codesOf(run).findLast(({ win32, event }) => win32 === emptySource && event.kind === 'download-failed');
  const failure = codeAmong(run, [], [...networkFailed, ...noLocation, noUsableLocation]) ?? empty;
  const points = pointsOf(facts);
  const allOff = points !== undefined && points.length > 0 && points.every(({ reachable }) => reachable === false);
  if (!none && !down && (!failure || failure.code.value === noUsableLocation) && !unknownSlow(run, failure !== undefined)) return undefined;
  if (failure && reachedAfter(run, failure.event)) return { whyNot: 'the content was reached afterwards' };
  const clear = none !== undefined || down !== undefined || networkFailed.includes(failure?.code.value ?? 0);
  const text = none
    ? 'None of the distribution points that hold the package could be used.'
    : down
      ? 'The client itself put the job down as "network down".'
      : `The client found no location of the program that it could use (${failure?.code.text ?? 'no number printed'}).`;
  return {
    verdict: allOff ? 'confirmed' : clear ? 'probable' : 'undetermined',
    seen: lines(none, down, failure?.event, newest(run, 'link-slow')),
    because: [{ rule: 'R74', text }, ...modelled(facts), ...sideEffect(run)],
    missing: allOff ? [] : [{ fact: 'the error that each distribution point gave', decides: 'dp-unreachable or a refused account' }],
    code: failure?.code,
    fix: ['Open the package share of each distribution point from the client and note the error number.', retry(run, facts)],
  };
}

/** The slow-link words of distribution points without any measured speed: they are written when no distribution point answers, too. */
function unknownSlow(run: Run, coded: boolean): boolean {
  const slow = of(run, 'link-slow').some(({ link }) => link === 'distribution-points');
  return coded && slow && of(run, 'link-measured', 'content-locations-counted').length === 0;
}

function shown(run: Run, error: ContentError): Match['seen'] {
  const handled = newest(run, 'error-handled');
  return lines(error.event, noneAnswered(run), newest(run, 'link-slow'), handled, newest(run, 'retry-decided'));
}

function modelled(facts: Facts, error?: ContentError): Step[] {
  const points = error ? [pointAt(error.resource, facts)] : (pointsOf(facts) ?? []);
  return points.flatMap((point) =>
    point?.reachable === false ? [{ rule: 'R74', text: `The model says that ${point.server} does not answer its clients.` }] : [],
  );
}

function sideEffect(run: Run): Step[] {
  const slow = of(run, 'link-slow').length > 0 || codeAmong(run, [], [noUsableLocation]);
  const text =
    'The lines about a slow link are a side effect: the client writes them also when no distribution point answers. No speed was measured.';
  return slow && of(run, 'link-measured').length === 0 ? [{ rule: 'R75', text }] : [];
}

function remedy(win32: number | undefined, where: string): string[] {
  if (win32 === 67) return [`Check that ${where} is up and that the package share still exists there (net view ${where}).`];
  if (win32 === 53 || win32 === 12007)
    return [`Check that the client resolves the name of ${where}, and that its Server service and TCP port 445 answer.`];
  if (win32 === 1225 || win32 === 12029)
    return [`Check the service and the firewall of ${where}: it refused or never took the connection.`];
  return [`Check the network between the client and ${where}: routing, firewall, and whether the server is running.`];
}

function retry(run: Run, { family }: Facts): string {
  return (run.family ?? family) === 'ccm'
    ? 'The client asks again for content locations by itself; start the program again when the server answers.'
    : 'The client tries again every 10 minutes until the next policy cycle takes the job away; run the advertisement again if that has happened.';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
