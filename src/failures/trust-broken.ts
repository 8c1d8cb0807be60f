import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { refusals } from './refusals.js';

const says: Readonly<Record<number, string>> = {
  1787: 'the domain has no computer account for this trust',
  1788: 'the trust between the two domains failed',
  1789: 'the relationship between this machine and its domain failed',
  1790: 'the network logon failed',
  1355: 'the domain is not known or cannot be found',
};

const codes = Object.keys(says).map(Number);

/** E8 (Q186553, Q186551). */
export const trustBroken: FailureClass = {
  id: 'trust-broken',
  section: 'E8',
  title: 'A trust, or the relationship of the machine to its domain, is broken',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { win32: codes },
  find(run, facts) {
    const seen = origin(run, codeAmong(run, codes));
    if (succeeded(run) || seen?.win32 === undefined) return undefined;
    const { client } = facts;
    const own = seen.win32 === 1787 || seen.win32 === 1789;
    // The identity of the machine itself is a class of its own where the client uses it (R37, R38).
    const asMachine = own && facts.family === 'ccm' && facts.process.account?.kind !== 'logged-on-user';
    const sure = client.secureChannel === false || (seen.win32 !== 1355 && !asMachine && seen.event.kind !== 'evidence');
    const place = refusals(run, facts).find(({ event }) => event === seen.event);
    return {
      verdict: own && client.secureChannel === true ? 'contradicted' : sure ? 'confirmed' : 'probable',
      seen: lines(seen.event, newest(run, 'error-handled', 'program-failed')),
      because: [
        { rule: 'R42', text: `The logon did not get as far as name and password: ${says[seen.win32]} (${seen.code.text}).` },
        ...(client.secureChannel === false
          ? [{ rule: 'R42', text: 'The model says that the secure channel of the machine is broken.' }]
          : []),
      ],
      missing: sure
        ? []
        : [
            {
              fact: 'the trusts of the two domains and the state of the computer account',
              decides: 'trust-broken or an account from a domain that is not trusted',
            },
          ],
      process: facts.process.account,
      resource: place && { kind: place.kind, path: place.path },
      code: seen.code,
      fix: remedy(own, facts),
    } satisfies Match;
  },
};

function remedy(own: boolean, { client }: Facts): string[] {
  const name = client.name ?? 'the client';
  return own
    ? [`Test the secure channel of ${name} (nltest /sc_query), reset it, or join ${name} to its domain again.`]
    : [
        'Check both ends of the trust (nltest /domain_trusts, netdom trust /verify) and establish it again; see that the domain is found by name.',
      ];
}
