import type { Principal } from '../accounts/answer.js';
import { iso } from '../clock.js';
import { explain } from '../codes/index.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { chainOf } from './chain.js';
import { isSmallTalk, isSpotless, succeeded } from './evidence.js';
import type { Facts, FailureClass, Finding, Match, SeenLine, Unfit, Verdict } from './failure.js';
import { roleOf } from './principals.js';
import { showing } from './signs.js';

const ranks: Readonly<Record<Verdict, number>> = { confirmed: 0, probable: 1, contradicted: 2, undetermined: 3 };
const mostLines = 8;

interface Candidate {
  readonly failure: FailureClass;
  readonly match: Match;
}

/**
 * Why a run failed: at most one finding, for the class that explains it best, and a note for each class that speaks of a side of it
 * that is no failure. Specific classes come before generic ones, proof before suspicion, and else the order of the list decides: cause before consequence.
 */
export function findings(run: Run, facts: Facts, classes: readonly FailureClass[]): Finding[] {
  const candidates: Candidate[] = [];
  const considered: { failure: string; whyNot: string }[] = [];
  for (const failure of asked(run, facts, classes)) {
    if (failure.lastResort && candidates.some(isFailure)) continue;
    const answer = failure.find(run, facts);
    if (answer === undefined) continue;
    if (isUnfit(answer)) considered.push({ failure: failure.id, whyNot: answer.whyNot });
    else candidates.push({ failure, match: answer });
  }
  if (candidates.length === 0) return [];
  const [primary, ...others] = candidates.filter(isFailure).sort(byWeight);
  for (const { failure, match } of others) {
    considered.push({ failure: failure.id, whyNot: whyAfter(match, primary as Candidate) });
  }
  const finding = (each: Candidate, also: typeof considered) => findingOf(run, each, facts, also);
  return [
    ...(primary ? [finding(primary, considered)] : []),
    ...candidates.filter((each) => !isFailure(each)).map((each) => finding(each, [])),
  ];
}

/** The classes that look at runs that went well, by what such a run shows and what is known. */
interface SuccessLists {
  readonly spotless: readonly FailureClass[];
  readonly spotlessModelled: readonly FailureClass[];
  readonly odd: readonly FailureClass[];
  readonly oddModelled: readonly FailureClass[];
}

const listsOf = new WeakMap<readonly FailureClass[], SuccessLists>();

function successLists(classes: readonly FailureClass[]): SuccessLists {
  const known = listsOf.get(classes);
  if (known) return known;
  const lookingAt = (...kinds: readonly FailureClass['successes'][]) =>
    classes.filter(({ successes }) => successes !== undefined && kinds.includes(successes));
  const lists = {
    spotless: lookingAt('by command line'),
    spotlessModelled: lookingAt('by command line', 'by model'),
    odd: lookingAt('by command line', 'by log'),
    oddModelled: lookingAt('by command line', 'by log', 'by model'),
  };
  listsOf.set(classes, lists);
  return lists;
}

/** Which classes have something to look at: most runs went well, and then few. */
function asked(run: Run, facts: Facts, classes: readonly FailureClass[]): readonly FailureClass[] {
  if (isSmallTalk(run)) return [];
  if (!succeeded(run)) return showing(run, facts, classes);
  const lists = successLists(classes);
  const { modelled } = facts;
  if (isSpotless(run)) return modelled ? lists.spotlessModelled : lists.spotless;
  return modelled ? lists.oddModelled : lists.odd;
}

/** Notes speak of a side of the run that is no failure. */
function isFailure({ failure, match }: Candidate): boolean {
  return (match.level ?? failure.level) !== 'note';
}

function isUnfit(answer: Match | Unfit): answer is Unfit {
  return 'whyNot' in answer;
}

function byWeight(a: Candidate, b: Candidate): number {
  return Number(a.failure.generic ?? false) - Number(b.failure.generic ?? false) || ranks[a.match.verdict] - ranks[b.match.verdict];
}

function whyAfter(match: Match, primary: Candidate): string {
  if (primary.match.verdict === 'confirmed' && match.verdict !== 'confirmed') return `${primary.failure.id} is confirmed by the same lines`;
  if (match.missing?.[0]) return `not known: ${match.missing[0].fact}`;
  return `${primary.failure.id} is the cause, this would be its consequence`;
}

function findingOf(run: Run, { failure, match }: Candidate, facts: Facts, considered: Finding['considered']): Finding {
  const shown = match.seen[0]?.seen.time ?? run.ended;
  const machine = facts.client.name ?? run.machine;
  const chain = chainOf(failure.id, match, facts);
  const code = match.code && explain(match.code);
  return {
    failure: failure.id,
    title: failure.title,
    level: match.level ?? failure.level,
    verdict: match.verdict,
    ...(machine === undefined ? {} : { client: machine }),
    ...namesOf(run),
    ...(shown === undefined ? {} : { when: iso(shown) }),
    account: accountsOf(run, match),
    ...(match.resource ? { resource: match.resource } : {}),
    ...(code ? { code: { value: code.value, ...(code.symbol === undefined ? {} : { symbol: code.symbol }), meaning: code.meaning } } : {}),
    because: distinct(match.because, ({ rule, text }) => `${rule} ${text}`),
    seen: distinct(match.seen.slice(0, mostLines).map(seenLine), ({ file, line }) => `${file}:${line}`),
    missing: distinct(match.missing ?? [], ({ fact }) => fact),
    fix: match.fix,
    considered,
    ...(chain ? { chain } : {}),
  };
}

/** The names of a run as findings and summaries print them; what is not known is left out. */
export function namesOf({
  advertisement,
  packageId,
  packageName,
  program,
}: Pick<Run, 'advertisement' | 'packageId' | 'packageName' | 'program'>): {
  advertisement?: string;
  package?: string;
  program?: string;
} {
  const shown = packageId ?? packageName;
  return {
    ...(advertisement === undefined ? {} : { advertisement }),
    ...(shown === undefined ? {} : { package: shown }),
    ...(program === undefined ? {} : { program }),
  };
}

function accountsOf(run: Run, match: Match): Finding['account'] {
  const process = (match.process && nameOf(match.process)) ?? run.runAs;
  const network = match.network && nameOf(match.network);
  return { ...(process === undefined ? {} : { process }), ...(network === undefined ? {} : { network }) };
}

/** The name of an account; its role in the terms of the field where no name is known. */
function nameOf(principal: Principal): string {
  return principal.name ?? roleOf(principal);
}

/** An event as findings and timelines print it. */
export function seenLine({ seen }: LoggedEvent): SeenLine {
  const { file, line, time, message } = seen;
  return { file, line, ...(time === undefined ? {} : { when: iso(time) }), message };
}

function distinct<T>(all: readonly T[], key: (each: T) => string): T[] {
  return [...new Map(all.map((each) => [key(each), each])).values()];
}
