import type { LoggedEvent, Run } from '../runs/run.js';
import { capRefusal } from './connection-accounts.js';
import { networkErrors } from './content.js';
import { after, codesOf, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** F3 (Q246974, Q236052, Q208618, Q292030). */
export const capUnreachable: FailureClass = {
  id: 'cap-unreachable',
  section: 'F3',
  title: 'The client access point cannot be reached',
  level: 'error',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['link-slow', 'cap-inaccessible'] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const assumed = of(run, 'link-slow').findLast(({ link }) => link === 'client-access-point');
    const lost = newest(run, 'cap-inaccessible');
    const first = assumed ?? lost;
    if (!first) return undefined;
    if (newest(run, 'cap-inbox-locked')) return { whyNot: 'the client access point answers; its inbox is locked' };
    if (!assumed && answeredOtherwise(run)) return { whyNot: 'the error at the client access point is none of the network' };
    if (capRefusal(run)) return { whyNot: 'the client access point answered and refused the account' };
    if (after(run, first).some(({ kind }) => kind === 'cap-reached')) return { whyNot: 'the client access point was reached afterwards' };
    return match(run, facts, first, assumed !== undefined);
  },
};

/** A number was printed, and it says nothing of a server that does not answer: `0x80004003` is an invalid pointer (Q262856). */
function answeredOtherwise(run: Run): boolean {
  const codes = codesOf(run).filter(({ event }) => event.kind === 'cap-inaccessible');
  return codes.length > 0 && !capRefusal(run) && !codes.some(({ win32 }) => win32 !== undefined && networkErrors.includes(win32));
}

function match(run: Run, facts: Facts, lost: LoggedEvent, assumed: boolean): Match {
  const error = codesOf(run).findLast(
    ({ event, win32 }) => event.kind === 'cap-inaccessible' && win32 !== undefined && networkErrors.includes(win32),
  );
  const path = run.events.findLast(({ path }) => path !== undefined && facts.resource(path)?.kind === 'client-access-point')?.path;
  const sites = facts.client.assignedSites;
  const site = lost.site ?? run.site ?? sites?.[0];
  const sure = assumed || error !== undefined;
  return {
    verdict: sure ? 'confirmed' : 'probable',
    seen: lines(error?.event, lost, newest(run, 'link-skipped'), newest(run, 'cap-retry')),
    because: [...steps(site, assumed, error?.code.text), ...order(sites)],
    missing: sure
      ? []
      : [{ fact: 'the error number of the connection', decides: 'cap-unreachable, dp-connection-limit or a refused account' }],
    resource: path === undefined ? undefined : { kind: 'client-access-point', path },
    code: error?.code,
    fix: [
      `Check that the client access point of ${site === undefined ? 'the client' : `site ${site}`} is up, that the client resolves its name and reaches its CAP_ share.`,
      ...(sites && sites.length > 1
        ? [
            `Take the client out of sites that it cannot reach, or assign ${sites[1]} first: only the first assigned site is asked for the speed of the network.`,
          ]
        : []),
    ],
  };
}

function steps(site: string | undefined, assumed: boolean, code: string | undefined): Match['because'] {
  const of = site === undefined ? '' : ` of site ${site}`;
  const text = `The client could not open the client access point${of}${code === undefined ? '' : ` (${code})`}.`;
  if (!assumed) return [{ rule: 'R44', text }];
  return [
    { rule: 'R75', text },
    {
      rule: 'R75',
      text: 'It then only assumed a slow network: no speed was measured, and the slow-link text that follows is a side effect.',
    },
  ];
}

function order(sites: readonly string[] | undefined): Match['because'] {
  if (!sites || sites.length < 2) return [];
  return [
    {
      rule: 'R75',
      text: `The client is assigned to ${sites.join(', ')} and measures the network only to ${sites[0]}, the first of them (Q246974).`,
    },
  ];
}
