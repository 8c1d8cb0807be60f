import { accessDenied, codesOf, lines, of, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

const netware = /^(NDS|NWNDS|NWBIND|bindery)$/i;

/** D9 (Q267558, Q213106). */
export const netwareProviderAccessDenied: FailureClass = {
  id: 'netware-provider-access-denied',
  section: 'D9',
  title: 'A NetWare server refuses the account of the client',
  level: 'error',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['connection-refused'] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const refused = of(run, 'connection-refused').filter(({ provider }) => provider !== undefined && netware.test(provider));
    const last = refused.at(-1);
    if (!last) return undefined;
    const attempts = of(run, 'connection-attempted').filter(({ provider }) => provider === undefined || netware.test(provider));
    if (of(run, 'connection-made').some((made) => run.events.indexOf(made) > run.events.indexOf(last)))
      return { whyNot: 'another account of the list got in afterwards' };
    const kinds = pointKinds(facts);
    if (kinds.length > 0 && !kinds.includes('netware-volume'))
      return { whyNot: 'the model knows no NetWare volume among the distribution points' };
    const denied = codesOf(run).findLast(
      ({ win32, event }) => event.kind === 'connection-refused' && win32 !== undefined && accessDenied.includes(win32),
    );
    const path = [...attempts, ...refused].findLast((event) => event.path !== undefined)?.path;
    const all = of(run, 'connection-refused').findLast(({ everyAccount }) => everyAccount);
    return {
      verdict: kinds.includes('netware-volume') ? 'confirmed' : 'probable',
      seen: lines(attempts.at(-1), ...refused.slice(0, 2), last, all),
      because: [
        { rule: 'R42', text: `The NetWare provider (${last.provider}) refused the connection${path === undefined ? '' : ` to ${path}`}.` },
        ...(all ? [{ rule: 'R23', text: 'Every account of the list was tried and refused.' }] : []),
        { rule: 'R42', text: 'NetWare lets no one in without a name: the default account with an empty name does not help there.' },
      ],
      missing:
        kinds.length > 0
          ? []
          : [
              {
                fact: 'whether a NetWare account with rights is among the client connection accounts',
                decides: 'netware-provider-access-denied',
              },
            ],
      network: { kind: 'client-connection' },
      resource: path === undefined ? undefined : { kind: 'server', path },
      code: denied?.code,
      fix: [
        `Create a NetWare account with read rights on ${path ?? 'the volume'} and enter it as a connection account for NetWare.`,
        'On NDS give the account in the context of the tree that holds the volume.',
      ],
    };
  },
};

function pointKinds({ model, package: pack }: Facts): readonly string[] {
  const wanted = pack?.distributionPoints?.map((server) => server.toLowerCase());
  return model.distributionPoints.flatMap(({ server, kind }) =>
    kind !== undefined && (wanted?.includes(server.toLowerCase()) ?? true) ? [kind] : [],
  );
}
