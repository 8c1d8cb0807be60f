import type { Access, Try } from './answer.js';

/**
 * The answer once a log shows that the path was refused: worlds of the model in which an account would have got in are ruled out. Unchanged
 * where more than one reason for the refusal stays possible.
 */
export function onceRefused(access: Access): Access {
  if (access.verdict !== 'unknown' || access.tries.length === 0) return access;
  const last = access.tries.findLast(isJudged);
  const tries = access.tries.map((one) => refusedTry(one, one === last));
  if (!tries.every((one) => one !== undefined)) return access;
  const made = tries.filter((one) => one.verdict !== 'granted');
  const judged = made.filter(({ refusal }) => refusal !== undefined);
  const by = judged.findLast(({ authentication }) => authentication !== 'refused') ?? judged.at(-1);
  if (!by) return access;
  const shown = tries.flatMap((one, at) => (one === access.tries[at] ? [] : (one.ifRefused?.because ?? [])));
  const because = [...access.because, ...(shown.length > 0 ? shown : [unmade])];
  // Where an entry lets the account in, a membership in a group with No Access is one explanation among others (R26, R53, R56).
  const missing = by.refusal === 'explicit-deny' ? access.missing : [];
  return { verdict: 'denied', by: by.credential, refusal: by.refusal, tries: made, because, missing };
}

/** An account without a name has no rights that could be looked up. */
function isJudged({ credential, verdict }: Try): boolean {
  return credential.name !== undefined || verdict === 'denied';
}

/** The try as it must have ended; a granted one was not made, or the path would have been opened (R35). */
function refusedTry(one: Try, isLast: boolean): Try | undefined {
  // Whether a legacy client goes on to its connection accounts after No Access stays open (R23b).
  if (one.verdict === 'granted' && one.credential.kind === 'client-connection') return undefined;
  if (one.verdict !== 'unknown') return one;
  // Why an account without a name was refused is open; the others tell.
  if (one.credential.name === undefined && !isLast) return { ...one, verdict: 'denied', missing: [] };
  if (!one.ifRefused) return undefined;
  const authentication = one.authentication === 'unknown' ? 'accepted' : one.authentication;
  return { ...one, authentication, rights: 'insufficient', verdict: 'denied', refusal: one.ifRefused.refusal, missing: [] };
}

const unmade = { rule: 'R48', text: 'The log shows that it was refused: no account that would get in was tried after it.' };
