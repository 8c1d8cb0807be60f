import type { Run } from '../runs/run.js';
import { isContentFolder, networkErrors } from './content.js';
import { after, type CodeSeen, codeAmong, codesOf, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

/** The management point that is needed was not found. */
const notFound = 0x87d00269;
/** The request for content locations timed out; a transient error. */
const noAnswer = [0x87d00602, 0x87d00231];

/** F13 (G-ERR). */
export const mpUnreachable: FailureClass = {
  id: 'mp-unreachable',
  section: 'F13',
  title: 'No management point answers the client',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['web-request-failed'], values: [notFound, ...noAnswer] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'legacy' || facts.family === '9x') return undefined;
    const code = origin(
      run,
      codeAmong(run, [], [notFound]) ?? (run.scope === 'client' ? undefined : web(run, facts)) ?? codeAmong(run, [], noAnswer),
    );
    if (!code) return undefined;
    if (after(run, code.event).some(({ kind }) => answering.has(kind))) return { whyNot: 'a management point answered afterwards' };
    const sure = code.code.value === notFound && code.event.kind !== 'evidence';
    const { path } = code.event;
    return {
      verdict: sure ? 'confirmed' : noAnswer.includes(code.code.value) ? 'undetermined' : 'probable',
      seen: lines(code.event, newest(run, 'program-failed', 'content-unavailable')),
      because: [
        {
          rule: 'R71',
          text: `The client got no answer from a management point (${code.code.text}), so it knows neither policy nor locations of content.`,
        },
        { rule: 'R76', text: 'It asks again by itself; no account was refused.' },
      ],
      missing: sure
        ? []
        : [
            {
              fact: 'whether the client reaches its management point (LocationServices.log)',
              decides: 'mp-unreachable or content-not-on-dp',
            },
          ],
      resource: path === undefined ? undefined : { kind: 'web', path },
      code: code.code,
      fix: [
        'Check the site assignment of the client and that it finds a management point (LocationServices.log, "MP" lines).',
        'Open http(s)://<management point>/sms_mp/.sms_aut?mplist from the client; then check IIS and the role on the server.',
      ],
    };
  },
};

const answering: ReadonlySet<string> = new Set(['content-located', 'policy-received', 'download-started', 'content-available']);

/** A web server that did not answer and is no distribution point. */
function web(run: Run, facts: Facts): CodeSeen | undefined {
  return codesOf(run).findLast(
    ({ event, win32 }) =>
      event.kind === 'web-request-failed' &&
      win32 !== undefined &&
      networkErrors.includes(win32) &&
      event.path !== undefined &&
      (event.path.startsWith('/') || facts.resource(event.path)?.kind === 'web') &&
      !isContentFolder(event.path),
  );
}
