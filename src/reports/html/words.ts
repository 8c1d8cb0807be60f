import type { ChainTry, LinkState } from '../../failures/failure.js';

/** How a link of the account path is drawn: a state for the colour, a sign and a word for those who see none. */
export interface Drawn {
  readonly state: LinkState;
  readonly words: string;
}

const signs: Readonly<Record<LinkState, string>> = { works: '✓', fails: '✕', unknown: '?' };

export const signOf = (state: LinkState): string => signs[state];

const refusals: Readonly<Record<string, string>> = {
  'no-identity': 'has no identity on the network',
  'wrong-password': 'wrong password',
  'account-disabled': 'disabled',
  'account-locked': 'locked out',
  'password-expired': 'password expired',
  'account-expired': 'expired',
  'logon-restriction': 'may not log on now or there',
  'network-logon-right-missing': 'no right to log on from the network',
  'unknown-account': 'account not known there',
  untrusted: 'domain not trusted there',
  'domain-unreachable': 'domain cannot be asked',
  'server-unreachable': 'does not answer',
  'credential-conflict': 'another account holds the connection',
  'not-covered': 'no entry covers it',
  'explicit-deny': 'No Access entry',
  'level-too-low': 'level too low',
  'share-too-low': 'level too low',
  'not-applied': 'change not applied yet',
  'stale-token': 'membership newer than its logon',
  'wrong-principal': 'entry went to another group',
};

const atServer = new Set(['server-unreachable', 'domain-unreachable']);
const atFolder = new Set(['not-covered', 'explicit-deny', 'level-too-low', 'not-applied', 'stale-token', 'wrong-principal']);

const said = (refusal: string | undefined, otherwise: string): string =>
  refusal === undefined ? otherwise : (refusals[refusal] ?? refusal.replaceAll('-', ' '));

/** The links of one try: credential, server, share permissions, folder permissions. What lies behind a link that fails is not reached. */
export function linksOf({ server, share, folder, refusal, asGuest }: ChainTry): readonly [Drawn, Drawn, Drawn, Drawn] {
  const isDown = server === 'fails' && refusal !== undefined && atServer.has(refusal);
  const unreached: Drawn = { state: 'unknown', words: 'not reached' };
  const credential: Drawn = {
    state: isDown ? 'unknown' : server,
    words:
      isDown || server === 'unknown'
        ? 'not known'
        : server === 'works'
          ? asGuest
            ? 'let in as Guest'
            : 'accepted'
          : said(refusal, 'refused'),
  };
  const answers: Drawn = isDown
    ? { state: 'fails', words: said(refusal, 'does not answer') }
    : server === 'works'
      ? { state: 'works', words: 'answers' }
      : server === 'fails'
        ? unreached
        : { state: 'unknown', words: 'not known' };
  if (server === 'fails') return [credential, answers, unreached, unreached];
  const reason = refusal !== undefined && atFolder.has(refusal) ? refusal : undefined;
  const through = rights(share, share === 'fails' ? (reason === undefined || folder === 'fails' ? undefined : reason) : undefined);
  return [credential, answers, share === undefined ? { state: 'unknown', words: 'no limit known' } : through, rights(folder, reason)];
}

function rights(state: LinkState | undefined, reason: string | undefined): Drawn {
  if (state === 'works') return { state, words: 'sufficient' };
  if (state === 'fails') return { state, words: said(reason, 'not sufficient') };
  return { state: 'unknown', words: reason === undefined ? 'not known' : said(reason, 'not known') };
}
