import type { Access, Try } from '../accounts/answer.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { pointsOf } from './content.js';
import { linesOf } from './denials.js';
import { lines, newest, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { uncPathsIn } from './named-paths.js';
import { asSubject, asText } from './principals.js';
import { refusals } from './refusals.js';

/** ERROR_LOGON_FAILURE. */
const logonFailure = 1326;

/** C12 (W-20HLP, Q103390, Q236052). */
export const guestFallbackLost: FailureClass = {
  id: 'guest-fallback-lost',
  section: 'C12',
  title: 'Access rests on Guest: an account that the server does not know',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  signs: { win32: [logonFailure] },
  find(run, facts) {
    return succeeded(run) ? asGuest(run, facts) : withoutGuest(run, facts);
  },
};

/** The success came through Guest and ends with it (Ex 19). */
function asGuest(run: Run, facts: Facts): Match | undefined {
  const event = newest(run, 'program-starting', 'program-started', 'command-line', 'connection-made');
  for (const path of openedPaths(run, facts, event)) {
    const place = facts.resource(path);
    const access = place && facts.access(path, 'read', 'client');
    const guest = access?.verdict === 'granted' ? decisive(access) : undefined;
    if (!place || !access || !guest || !event) continue;
    return {
      verdict: 'confirmed',
      level: 'note',
      seen: lines(event, newest(run, 'program-succeeded', 'execution-completed', 'program-exited')),
      because: [
        ...access.because,
        {
          rule: 'R43',
          text: `${asSubject(guest.credential)} got in as Guest only: the success says nothing about that account, and ends when Guest is disabled or not listed.`,
        },
      ],
      process: facts.process.account,
      network: guest.credential,
      resource: { kind: place.kind, path },
      fix: [
        `Give the client an account that ${place.server} knows instead of ${asText(guest.credential)}; do not rely on Guest, and do not add Guests on newer distribution points.`,
      ],
    };
  }
  return undefined;
}

function openedPaths(run: Run, facts: Facts, event: LoggedEvent | undefined): string[] {
  return [...(event ? pathsOf(event) : []), ...uncPathsIn(run.commandLine), ...uncPathsIn(facts.program?.commandLine)];
}

function decisive({ tries, by }: Access): Try | undefined {
  return tries.find(
    ({ credential, authentication }) => authentication === 'guest' && credential.kind === by?.kind && credential.name === by?.name,
  );
}

/** An account that the server does not know was refused; with Guest it would have come in. */
function withoutGuest(run: Run, facts: Facts): Match | undefined {
  const refused = refusals(run, facts).findLast(({ win32, kind }) => win32 === logonFailure && kind !== 'web');
  if (!refused || (refused.dp ?? refused.share)?.guestEnabled !== false) return undefined;
  const access = facts.access(refused.path, 'read', refused.maker);
  const unknown = access.tries.findLast(
    ({ refusal }) => refusal === 'unknown-account' || refusal === 'untrusted' || refusal === 'no-identity',
  );
  if (!unknown || access.verdict === 'granted') return undefined;
  const others = refused.kind === 'distribution-point' ? (pointsOf(facts) ?? []).filter(({ guestEnabled }) => guestEnabled === true) : [];
  const worked = others.map(({ server }) => server).join(' and ');
  return {
    verdict: others.length > 0 ? 'confirmed' : 'probable',
    level: 'error',
    seen: linesOf(run, refused.event),
    because: [
      { rule: 'R73', text: `The log prints ${refused.code?.text ?? 'a refused logon'} for ${refused.path}.` },
      ...access.because,
      { rule: 'R42', text: `Guest is off on ${refused.server}, so whom it does not know is refused.` },
      ...(worked ? [{ rule: 'R43', text: `${worked} still has Guest: there the same account gets in, and it seems to be in order.` }] : []),
    ],
    missing:
      others.length > 0
        ? []
        : [
            {
              fact: 'whether it worked before, on a server with Guest enabled',
              decides: 'guest-fallback-lost or an account that never worked',
            },
          ],
    process: facts.process.account,
    network: unknown.credential,
    resource: { kind: refused.kind, path: refused.path },
    ...(refused.code ? { code: refused.code } : {}),
    fix: [
      `Use an account that ${refused.server} knows instead of ${asText(unknown.credential)}, and cover it in the permissions.`,
      'Do not enable Guest again.',
    ],
  };
}
