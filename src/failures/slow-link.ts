import type { Run } from '../runs/run.js';
import { networkErrors, noneAnswered, noUsableLocation } from './content.js';
import { codeAmong, codesOf, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** F2 (Q235777, Q302535). Only a measured link is a slow link (R75). */
export const slowLink: FailureClass = {
  id: 'slow-link',
  section: 'F2',
  title: 'The client measured a slow link and did not run the program over it',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['link-slow', 'link-skipped'] },
  find(run, facts) {
    const slow = newest(run, 'link-slow');
    const skipped = newest(run, 'link-skipped');
    const measured = newest(run, 'link-measured');
    if (succeeded(run) || (!slow && !skipped)) return undefined;
    if (slow?.link === 'client-access-point')
      return { whyNot: 'the client access point was not reached, so the client only assumed a slow link' };
    if (noneAnswered(run)) return { whyNot: 'no distribution point answered; the client calls that a slow link too' };
    if (networkFailed(run)) return { whyNot: 'a network error came before: the slow link is its side effect' };
    return match(run, facts, measured !== undefined && !slow?.assumed);
  },
};

function networkFailed(run: Run): boolean {
  return codesOf(run).some(({ win32 }) => win32 !== undefined && networkErrors.includes(win32));
}

function match(run: Run, facts: Facts, measured: boolean): Match {
  const speed = newest(run, 'link-measured');
  const path = run.events.find((event) => event.path !== undefined && facts.resource(event.path)?.kind === 'client-access-point')?.path;
  const found = path === undefined ? undefined : facts.resource(path);
  const handled = codeAmong(run, [], [noUsableLocation]);
  const answered = of(run, 'content-locations-counted').some(({ reachable }) => reachable > 0);
  const text = speed
    ? `The client measured ${speed.bitsPerSecond} bits per second and takes that for a slow link.`
    : 'The client says that the link is slow, but the log shows no measured speed.';
  return {
    verdict: measured ? 'confirmed' : answered ? 'probable' : 'undetermined',
    seen: lines(speed, newest(run, 'link-slow'), newest(run, 'link-skipped'), handled?.event),
    because: [{ rule: 'R75', text }, ...option(facts)],
    missing: measured
      ? []
      : [
          answered
            ? { fact: 'the speed that the client measured', decides: 'whether the link is slow' }
            : { fact: 'whether any distribution point answered and at what speed', decides: 'slow-link or dp-unreachable' },
        ],
    resource: found && { kind: found.kind, path: found.path },
    code: handled?.code,
    fix: remedy(facts),
  };
}

function option({ advertisement }: Facts): Match['because'] {
  const given = advertisement?.notMandatoryOverSlowLinks;
  if (given === undefined) return [];
  const text = given
    ? 'The advertisement is not mandatory over slow links, so the client leaves it.'
    : 'The advertisement is mandatory over slow links, so the client should have run it: SMS 2.0 before SP1 loses that setting (Q235777).';
  return [{ rule: 'R75', text }];
}

function remedy({ advertisement }: Facts): string[] {
  if (advertisement?.notMandatoryOverSlowLinks === false)
    return ['Bring the client to SMS 2.0 SP1 or later, which keeps the setting of the advertisement.'];
  return [
    'Let the client run the program when its link is fast, or repair the link.',
    'If the program shall run over slow links too, clear "Assignments are not mandatory over slow links" in the advertisement.',
  ];
}
