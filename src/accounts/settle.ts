import type { Access, Principal, Sequence, Try } from './answer.js';
import type { Asking } from './asking.js';
import { isLegacyNt } from './kinds.js';

interface Tries {
  readonly tries: readonly Try[];
  /** Tries of which the sources do not settle whether they happen (R37b). */
  readonly tail: readonly Try[] | undefined;
}

type Verdict = Access['verdict'];

/** One answer from the tries: content connections go on after a refusal, a program stops at the first account that gets in. */
export function settle(sequence: Sequence, { tries, tail }: Tries, asking: Asking): Access {
  const main = goesOn(asking) ? first(tries) : firstIn(tries);
  const verdict = unsure(tries, asking) && main === 'granted' ? 'unknown' : main;
  const last = verdict === 'denied' && tail ? afterwards(tail) : verdict;
  const by = decisive(tries, last, asking);
  const told = last === 'granted' && by ? tries.slice(0, tries.indexOf(by) + 1) : tries;
  const because = [...sequence.because, ...told.flatMap((one) => one.because)];
  // Where the first account that gets in decides, it matters whether one without rights gets in.
  const open = tries.filter((one) => one.verdict === 'unknown' || !goesOn(asking));
  const missing = last === 'unknown' ? [...sequence.missing, ...open.flatMap((one) => one.missing), ...doubts(tries, tail, asking)] : [];
  const refusal = last === 'granted' ? undefined : tries.length === 0 ? 'no-credential' : by?.refusal;
  return { verdict: last, by: by?.credential, refusal, tries, because, missing: unique(missing) };
}

/** SMS 2003 is said to open other shares as the network access account, although its computer account gets in there (R35). */
function goesOn({ question, kind }: Asking): boolean {
  return question.maker === 'client' || kind === 'sms2003-advanced';
}

function first(tries: readonly Try[]): Verdict {
  if (tries.some((one) => one.verdict === 'granted')) return 'granted';
  return tries.some((one) => one.verdict === 'unknown') ? 'unknown' : 'denied';
}

function firstIn(tries: readonly Try[]): Verdict {
  const [one, ...rest] = tries;
  if (!one) return 'denied';
  const after = firstIn(rest);
  if (one.authentication === 'refused') return after;
  if (one.authentication !== 'unknown') return one.verdict;
  const inside: Verdict = one.rights === 'sufficient' ? 'granted' : one.rights === 'insufficient' ? 'denied' : 'unknown';
  return inside === after ? after : 'unknown';
}

/** Whether the client tries the tail is open: sure only where every account of it fails as well. */
function afterwards(tail: readonly Try[]): Verdict {
  return first(tail) === 'denied' ? 'denied' : 'unknown';
}

/** Cases in which a success rests on a step that the sources do not settle. */
function unsure(tries: readonly Try[], asking: Asking): boolean {
  const granted = tries.find((one) => one.verdict === 'granted');
  if (!granted) return false;
  return fallsBackFromDeny(tries, granted, asking) || restsOnComputerOnly(tries, asking);
}

/** Legacy clients may get past a No Access entry with a client connection account (R23b, K18). */
function fallsBackFromDeny(tries: readonly Try[], granted: Try, { kind }: Asking): boolean {
  const before = tries.slice(0, tries.indexOf(granted));
  return isLegacyNt(kind) && granted.credential.kind === 'client-connection' && before.some((one) => one.deniable);
}

/** That SMS 2003 opens other shares as the computer is inferred; documented is the network access account. */
function restsOnComputerOnly(tries: readonly Try[], { question, kind }: Asking): boolean {
  if (kind !== 'sms2003-advanced' || question.target.kind !== 'share') return false;
  return tries.every((one) => one.verdict !== 'granted' || one.credential.kind === 'computer-account');
}

function doubts(tries: readonly Try[], tail: readonly Try[] | undefined, asking: Asking): Access['missing'] {
  const granted = tries.find((one) => one.verdict === 'granted');
  if (granted && fallsBackFromDeny(tries, granted, asking))
    return [
      {
        fact: `whether the client goes on to ${name(granted.credential)} after the No Access entry (R23b)`,
        decides: 'whether the path is opened',
      },
    ];
  if (granted && restsOnComputerOnly(tries, asking))
    return [{ fact: 'whether this client opens other shares as its computer account (R35, R37c)', decides: 'whether the path is opened' }];
  if (!tail || tries.some((one) => one.verdict === 'unknown')) return [];
  return [
    {
      fact: 'whether the client goes on to the computer account or the network access account (R37b)',
      decides: 'whether the path is opened',
    },
    ...tail.flatMap((one) => one.missing),
  ];
}

function name(credential: Principal): string {
  return credential.name ?? 'a client connection account';
}

/** The try that decides: the first granted, else the last that got in, else the last. */
function decisive(tries: readonly Try[], verdict: Verdict, asking: Asking): Try | undefined {
  if (verdict === 'granted' || unsure(tries, asking)) return tries.find((one) => one.verdict === 'granted');
  if (verdict === 'unknown') return tries.find((one) => one.verdict === 'unknown') ?? tries.at(-1);
  return tries.findLast((one) => one.authentication === 'accepted' || one.authentication === 'guest') ?? tries.at(-1);
}

function unique(missing: Access['missing']): Access['missing'] {
  return [...new Map(missing.map((one) => [one.fact, one])).values()];
}
