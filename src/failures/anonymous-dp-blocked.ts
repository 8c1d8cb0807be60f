import type { MissingFact, Step } from '../accounts/answer.js';
import type { DistributionPoint } from '../accounts/model.js';
import { accountName } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { pointsOf } from './content.js';
import { type CodeSeen, codesOf, lines, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { sendAgain } from './principals.js';
import { refusals } from './refusals.js';

/** 401: the credentials offered, or none, were refused; 403: forbidden. 405 is another matter (section 9). */
const unauthorized = [401, 403];
/** 0x80190191, 0x80190193: the same as BITS writes it. */
const asHresult = [0x80190191, 0x80190193];
/** Bad HTTP status, whichever. */
const badStatus = 0x87d0027e;

/** C11 (W-07PAA, KB 2682514). */
export const anonymousDpBlocked: FailureClass = {
  id: 'anonymous-dp-blocked',
  section: 'C11',
  title: 'The web distribution point must be read anonymously, and does not allow it',
  level: 'error',
  clients: ['ccm'],
  signs: { values: [...unauthorized, ...asHresult, badStatus] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'legacy' || facts.family === '9x') return undefined;
    const seen = origin(run, refusedByWeb(run));
    if (!seen) return undefined;
    const credential = newest(run, 'transfer-credential')?.credential;
    if (credential === 'network-access-account') return { whyNot: 'the client offered its network access account, which was refused' };
    return judge(run, facts, seen);
  },
};

function refusedByWeb(run: Run): CodeSeen | undefined {
  const all = codesOf(run);
  const http = all.filter(({ code }) => code.family === 'http');
  const clear = all.findLast(({ code }) => (code.family === 'http' && unauthorized.includes(code.value)) || asHresult.includes(code.value));
  if (clear) return clear;
  // The general code counts only where no other status is printed.
  return http.length > 0 ? undefined : all.findLast(({ code }) => code.value === badStatus);
}

function judge(run: Run, facts: Facts, { event, code }: CodeSeen): Match | Unfit | undefined {
  const place = refusals(run, facts).findLast((each) => each.event === event);
  const point = webPoint(facts, place?.server);
  if (point?.protocol === 'ehttp')
    return { whyNot: `${point.server} takes the token of the client (enhanced HTTP), nobody reads it anonymously` };
  if (point?.protocol === 'smb') return { whyNot: `${point.server} is read over SMB, not over the web` };
  const exact = code.value !== badStatus;
  const why = point ? reasons(facts, point) : [];
  const anonymous = newest(run, 'transfer-credential')?.credential === 'anonymous';
  if (!exact && why.length === 0) return undefined;
  const verdict: Verdict = why.length > 0 ? (exact ? 'confirmed' : 'probable') : anonymous ? 'probable' : 'undetermined';
  const server = point?.server ?? place?.server ?? 'the distribution point';
  return {
    verdict,
    seen: lines(event, ...of(run, 'transfer-credential').slice(-1), newest(run, 'download-failed', 'content-unavailable')),
    because: [
      { rule: 'R73', text: `${server} answered ${code.text}: it does not take what the client offers.` },
      ...why,
      ...(anonymous ? [{ rule: 'R59', text: 'The client came without an account.' }] : []),
    ],
    missing: verdict === 'confirmed' ? [] : missing(server, why.length > 0),
    process: facts.process.account,
    network: anonymous ? { kind: 'anonymous' } : undefined,
    resource: place ? { kind: 'web', path: place.path } : undefined,
    code,
    fix: remedy(facts, server, point),
  };
}

function webPoint(facts: Facts, server: string | undefined): DistributionPoint | undefined {
  const points = pointsOf(facts) ?? facts.model.distributionPoints;
  const short = (name: string) => name.replace(/^\\+/, '').split('.')[0]?.toLowerCase();
  return server === undefined
    ? points.length === 1
      ? points[0]
      : undefined
    : points.find((point) => short(point.server) === short(server));
}

const anonymousNames = /^(iusr(_.*)?|internet guest account|anonymous logon|everyone|guests?|users)$/;

/** Anonymous reading is needed and not possible (R59). */
function reasons(facts: Facts, { anonymous, server }: DistributionPoint): Step[] {
  const { role } = facts.client;
  const outside = role === 'workgroup' || role === 'winpe' || role === 'untrusted-domain';
  const noAccount = facts.model.site?.networkAccessAccounts?.length === 0;
  const entries = facts.package?.accessAccounts;
  const closed =
    entries !== undefined &&
    !entries.some(({ principal, level }) => level !== 'no-access' && anonymousNames.test(accountName(principal).name));
  if (anonymous === true && closed)
    return [
      {
        rule: 'R59',
        text: `${server} is to be read anonymously, and the access accounts of ${facts.package?.packageId} list neither Users nor the Internet Guest account.`,
      },
    ];
  if (anonymous === false && outside && noAccount)
    return [
      { rule: 'R59', text: `The client has no account that ${server} knows, and ${server} does not allow clients to connect anonymously.` },
    ];
  return [];
}

function missing(server: string, known: boolean): MissingFact[] {
  const decides = 'anonymous-dp-blocked, computer-account-rejected or naa-logon-failure';
  return known
    ? []
    : [
        { fact: `whether ${server} allows clients to connect anonymously, and whether this client has to`, decides },
        { fact: 'whether Users or the Internet Guest account is among the access accounts of the package', decides },
      ];
}

function remedy(facts: Facts, server: string, point: DistributionPoint | undefined): string[] {
  const pack = facts.package?.packageId ?? 'the package';
  const machine = server.replace(/^\\+/, '').split('.')[0];
  if (point?.anonymous === false)
    return [
      `Allow clients to connect anonymously in the properties of the distribution point ${server}, or give the site a network access account.`,
    ];
  return [
    `Give IUSR_${machine} (Internet Guest account) Read in the access accounts of ${pack}, or put Users back. ${sendAgain(facts)}`,
    `Check in the properties of ${server} that clients may connect anonymously; the setting can switch itself off (KB 2682514).`,
  ];
}
