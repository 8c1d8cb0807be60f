import type { Code } from '../../grammars/event.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, linesOf, matchOf } from './denials.js';
import { after, codeAmong, failed, lines, of, origin, pathsOf } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { triesOf } from './principals.js';

/** 0x80040101: a task sequence finds no account in policy (KB 2509330); 0x80040215: nor does a transfer (section 9). */
const missingCodes = [0x80040101, 0x80040215];
/** A policy did not compile; seen where no account is defined (KB 2217190), and for other reasons. */
const uncompiled = [0x80040217];
const logonRefused = [1326, 1330, 1331, 1907, 1909, 1787, 1788, 1789];

/** A4 (S-RAC, KB 2217190, KB 2509330, M-ACC). */
export const naaNotConfigured: FailureClass = {
  id: 'naa-not-configured',
  section: 'A4',
  title: 'The client has no network access account, and needs one',
  level: 'error',
  clients: ['ccm'],
  successes: 'by log',
  signs: { kinds: ['network-access-account-missing'], values: [...missingCodes, ...uncompiled], refusals: true },
  find(run, facts) {
    if (facts.family === 'legacy' || facts.family === '9x') return undefined;
    const coded = origin(run, codeAmong(run, [], missingCodes));
    const said = of(run, 'network-access-account-missing')[0] ?? coded?.event;
    if (said) return bySentence(run, facts, said, said.code ?? coded?.code);
    return byRules(run, facts) ?? byPolicy(run, facts);
  },
};

/** The client itself says that it holds no account. */
function bySentence(run: Run, facts: Facts, said: LoggedEvent, code: Code | undefined): Match {
  const names = facts.model.site?.networkAccessAccounts;
  const configured = names !== undefined && names.length > 0;
  const delivered = facts.client.networkAccessAccountDelivered;
  const verdict: Verdict = configured ? (delivered === true ? 'contradicted' : 'probable') : said.unconfirmed ? 'probable' : 'confirmed';
  const elsewhere = wentOn(run, said);
  return {
    verdict,
    ...(elsewhere ? { level: 'warning' as const } : {}),
    seen: elsewhere ? lines(said, elsewhere) : linesOf(run, said),
    because: [
      { rule: 'R40', text: `The client looked for a network access account and found none${code ? ` (${code.text})` : ''}.` },
      ...(configured
        ? [
            {
              rule: 'R40',
              text: `The site has ${names.join(' and ')}, so it did not reach this client, or its stored password cannot be read there.`,
            },
          ]
        : []),
      ...(elsewhere
        ? [{ rule: 'R36', text: `The client went on to another location: the transfer was slower, not necessarily lost.` }]
        : []),
    ],
    missing:
      names === undefined
        ? [
            {
              fact: 'whether the site has a network access account',
              decides: 'whether to define one or to find out why it does not arrive',
            },
          ]
        : [],
    process: facts.process.account,
    network: { kind: 'network-access' },
    resource: placeOf(run, facts, said),
    ...(code ? { code } : {}),
    fix: configured
      ? [
          `Set the password of ${names[0]} in the console again, so that the site encrypts it anew, and let the client fetch its policy.`,
          'Check on the client that root\\ccm\\policy\\machine\\actualconfig has an instance of CCM_NetworkAccessAccount.',
        ]
      : remedy(facts),
  };
}

/** The job took another location after it, and nothing says that this failed, too: degraded, not failed (section 9). */
function wentOn(run: Run, said: LoggedEvent): LoggedEvent | undefined {
  const later = after(run, said);
  const lost = later.some(({ kind }) => kind === 'content-unavailable' || kind === 'download-failed');
  const switched = later.find(({ kind }) => kind === 'transfer-switched' || kind === 'file-copied' || kind === 'download-completed');
  return lost || failed(run) ? undefined : switched;
}

function placeOf(run: Run, facts: Facts, said: LoggedEvent): Match['resource'] {
  const around = [
    said,
    ...run.events.filter(({ job }) => job !== undefined && job === said.job),
    ...of(run, 'transfer-switched', 'connection-attempted', 'content-located'),
  ];
  const found = around.flatMap(pathsOf).flatMap((path) => facts.resource(path) ?? [])[0];
  return found && { kind: found.kind, path: found.path };
}

/** Access was denied, and the rules name the account that is not there. */
function byRules(run: Run, facts: Facts): Match | Unfit | undefined {
  const denial = denials(run, facts).find((each) => !isUnreachable(each) && needsAccount(facts, each));
  if (!denial || codeAmong(run, logonRefused)) return undefined;
  const names = facts.model.site?.networkAccessAccounts;
  const undelivered = facts.client.networkAccessAccountDelivered === false;
  // Whether there is one is not said; who was refused in the end stays open.
  if (names === undefined && !undelivered) return undefined;
  if (names && names.length > 0 && !undelivered) return { whyNot: `the site has ${names.join(' and ')} as network access account` };
  if (denial.access.verdict !== 'denied') return undefined;
  const none = undelivered ? 'The network access account of the site did not reach this client' : 'The site has no network access account';
  const text = `${none}, and ${denial.path} would have to be opened with it.`;
  return matchOf(run, facts, denial, { because: [{ rule: denial.kind === 'share' ? 'R35' : 'R37', text }], fix: remedy(facts, denial) });
}

/** Only a network access account would get in: nothing knows the computer there, or it is a share outside packages on SMS 2003 (R35, R38). */
function needsAccount({ client, process }: Facts, { access, kind, maker }: Denial): boolean {
  if (process.account?.kind !== 'local-system') return false;
  const others = [...triesOf(access, 'client-certificate'), ...triesOf(access, 'existing-connection')];
  const sms2003 = client.kind === 'sms2003-advanced';
  if (others.length > 0 || (kind === 'share' && maker === 'program' && !sms2003)) return false;
  const unknownThere = triesOf(access, 'computer-account').every(({ authentication }) => authentication === 'refused');
  return unknownThere || (kind === 'share' && sms2003);
}

/** 0x80040217 alone does not say why the policy did not compile. */
function byPolicy(run: Run, facts: Facts): Match | undefined {
  const seen = codeAmong(run, [], uncompiled);
  const names = facts.model.site?.networkAccessAccounts;
  if (!seen || (names && names.length > 0)) return undefined;
  const known = names !== undefined;
  return {
    verdict: known ? 'probable' : 'undetermined',
    seen: lines(seen.event),
    because: [
      {
        rule: 'R40',
        text: `The policy did not compile (${seen.code.text}), which is seen where no network access account is defined${known ? ', and the site has none' : ''}.`,
      },
    ],
    missing: known
      ? []
      : [{ fact: 'whether the site has a network access account', decides: 'naa-not-configured or another damage of the policy' }],
    process: facts.process.account,
    code: seen.code,
    fix: remedy(facts),
  };
}

function remedy({ client }: Facts, denial?: Denial): string[] {
  const where = denial ? ` with Read on ${denial.path} and no other right` : ' with Read on the content and no other right';
  const spare =
    client.kind === 'cmcb' ? ['For downloads, consider HTTPS or enhanced HTTP instead: the client then needs no such account.'] : [];
  const instead = denial?.kind === 'share' ? [`Or copy what the program needs from ${denial.path} into the package.`] : [];
  return [
    `Define a network access account for the site, as DOMAIN\\name,${where}; let the client fetch its policy and run the program again.`,
    ...instead,
    ...spare,
  ];
}
