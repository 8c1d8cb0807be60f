import type { Access, MissingFact, Step } from '../accounts/answer.js';
import { onceRefused } from '../accounts/refused.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { accessDenied, newest } from './evidence.js';
import type { Facts, Match, Resource, Verdict } from './failure.js';
import { asText } from './principals.js';
import { type Refused, refusals } from './refusals.js';

/** A refused path, and what the account rules say about opening it. */
export interface Denial extends Refused {
  readonly access: Access;
  /** The model alone would have left it open: the log decides. */
  readonly inferred: boolean;
}

/** No program location accessible (0x87D01107, 0x87D01108) and errors while preparing that include the connection (R76). */
export const locationRefused: readonly number[] = [0x87d01107, 0x87d01108, 0x87d0110a, 0x87d01103];
/** With a path that is hidden from the account these say not found instead of access denied (R78); E_FAIL is APM's (Q263279). */
const hidden: readonly number[] = [2, 3, 53, 67];
const unspecified = 0x80004005;
/** Exit codes of installers that could not open what they need (Windows Installer). */
const unopened: readonly number[] = [1603, 1612, 1619, 1620, 1622];

/** Only of the run that is looked at now. */
let latest: { readonly facts: Facts; readonly found: readonly Denial[] } | undefined;
const verdicts: Readonly<Record<Access['verdict'], number>> = { denied: 0, unknown: 1, granted: 2 };
const proofs: Readonly<Record<Refused['proof'], number>> = { printed: 0, joined: 1, modelled: 2, 'exit-code': 3 };

/**
 * The paths of shares and packages that the run could not open for want of rights: those where the account rules agree first, then by how
 * directly the log shows it, the first first.
 */
export function denials(run: Run, facts: Facts): readonly Denial[] {
  if (latest?.facts === facts) return latest.found;
  const found = refusals(run, facts)
    .filter((refused) => refused.kind === 'distribution-point' || refused.kind === 'share')
    .filter((refused) => saysDenied(refused))
    .map((refused) => denialOf(refused, facts))
    .filter(isTelling)
    .sort(
      (a, b) => verdicts[a.access.verdict] - verdicts[b.access.verdict] || proofs[a.proof] - proofs[b.proof] || closing(a) - closing(b),
    );
  latest = { facts, found };
  return found;
}

/** Access denied rules out every world of the model in which the path would have been opened. */
function denialOf(refused: Refused, facts: Facts): Denial {
  const predicted = facts.access(refused.path, 'read', refused.maker);
  const access = isPlain(refused) ? (asAnybody(refused, facts) ?? onceRefused(predicted)) : predicted;
  return { ...refused, access, inferred: access !== predicted };
}

/** It is open as whom the program ran, but whoever it was, the answer is the same; on a distribution point the client's own accounts follow. */
function asAnybody({ path, kind, maker }: Refused, facts: Facts): Access | undefined {
  const { process } = facts;
  if (process.account || !process.possible || kind !== 'distribution-point') return undefined;
  const answers = process.possible.map((as) => onceRefused(facts.access(path, 'read', maker, as)));
  const last = answers.at(-1);
  if (!last || answers.some(({ verdict, refusal }) => verdict !== 'denied' || refusal !== last.refusal)) return undefined;
  const text = `The program runs as ${process.possible.map(asText).join(' or ')}: for each of them the answer is the same.`;
  return { ...last, because: [{ rule: 'R5', text }, ...last.because] };
}

/** The sentence that closes a job repeats the number of its cause. */
function closing({ event }: Refused): number {
  return event.kind === 'error-handled' || event.kind === 'program-failed' ? 1 : 0;
}

/** Does the code say, or leave room for, access denied? */
function saysDenied({ code, win32, kind, proof }: Refused): boolean {
  if (code === undefined || proof === 'exit-code') return true;
  if (win32 !== undefined && accessDenied.includes(win32)) return true;
  if (locationRefused.includes(code.value)) return true;
  return kind === 'share' && ((win32 !== undefined && hidden.includes(win32)) || code.value === unspecified);
}

/**
 * Where the rules deny the path, every such number fits. Where they do not know, an exit code counts only if it is 5 or if the run complains
 * about the path; where they grant it, only a printed access denied stands against them.
 */
function isTelling(denial: Denial): boolean {
  const exited = denial.proof === 'exit-code';
  if (denial.access.verdict === 'unknown') return !exited || isPlain(denial) || denial.event.kind === 'evidence';
  return denial.access.verdict === 'denied' || (!exited && isPlain(denial));
}

/** The number is that of access denied itself. */
export function isPlain({ code, win32, proof }: Refused): boolean {
  if (proof === 'exit-code') return code !== undefined && accessDenied.includes(code.value);
  return win32 !== undefined && accessDenied.includes(win32);
}

/** Log and rules together: agreed, one-sided, or against each other. */
export function verdictOf(denial: Denial): Verdict {
  if (denial.access.verdict === 'granted') return 'contradicted';
  if (denial.access.verdict === 'unknown') return 'undetermined';
  return isWeak(denial) ? 'probable' : 'confirmed';
}

function isWeak(denial: Denial): boolean {
  const { code, win32, proof, event, dp, inferred } = denial;
  if (inferred && denial.access.missing.length > 0) return true;
  // An exit code of 5 is no refusal that the log shows for that path, unless an entry names it.
  if (isPlain(denial)) return inferred && proof === 'exit-code' && event.kind !== 'evidence';
  if (code === undefined) return true;
  if (proof === 'exit-code') return !unopened.includes(code.value) && !hidden.includes(code.value);
  if (locationRefused.includes(code.value)) return dp?.reachable !== true || event.unconfirmed === true;
  return win32 === undefined && code.value !== unspecified;
}

/** The server does not answer, so nobody can have refused anything. */
export function isUnreachable({ dp, share }: Refused): boolean {
  return dp?.reachable === false || share?.reachable === false;
}

export interface Explanation {
  readonly because: readonly Step[];
  readonly fix: readonly string[];
  readonly verdict?: Verdict;
  readonly missing?: readonly MissingFact[];
}

/** The match of a denial: what the log says, what the rules say, and then what the class makes of it. */
export function matchOf(run: Run, facts: Facts, denial: Denial, { because, fix, verdict, missing }: Explanation): Match {
  const { access, code } = denial;
  return {
    verdict: verdict ?? verdictOf(denial),
    seen: linesOf(run, denial.event, denial.proof === 'exit-code' ? newest(run, 'command-line', 'program-starting') : undefined),
    because: [logStep(denial), ...access.because, ...because],
    missing: missing ?? access.missing,
    process: facts.process.account,
    network: access.by,
    resource: resourceOf(denial),
    maker: denial.maker,
    access,
    ...(code ? { code } : {}),
    fix,
  };
}

export function resourceOf({ kind, path, server, proof }: Refused): Resource {
  return { kind, path: proof === 'modelled' ? `\\\\${server}` : path };
}

/** The line that shows it, then those that tell how the run ended. */
export function linesOf(run: Run, ...events: readonly (LoggedEvent | undefined)[]): readonly LoggedEvent[] {
  const end = newest(run, 'error-handled', 'program-failed', 'execution-completed', 'content-unavailable', 'program-start-failed');
  return [...events, end].filter((event) => event !== undefined);
}

function logStep({ code, path, proof, server, started, event }: Denial): Step {
  const number = code?.text ?? 'a refusal without a number';
  if (proof === 'exit-code')
    return {
      rule: 'R77',
      text:
        event.kind === 'evidence'
          ? `An entry of the run is about ${path}, and the program ended with exit code ${number}: that fits a refusal there.`
          : `The program ended with exit code ${number} and opens ${path}; the number is its own, and it fits a refusal there.`,
    };
  if (proof === 'modelled')
    return { rule: 'R73', text: `The log prints ${number} for the distribution point, and the package lies on ${server}.` };
  return { rule: 'R73', text: `The log prints ${number} for ${path}${started ? ' while the program ran' : ''}.` };
}

/** `CORP\sms-naa (network access account)` of the credential that decides. */
export function decider({ access }: Denial): string {
  return access.by ? asText(access.by) : 'the connecting account';
}
