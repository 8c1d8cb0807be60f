import type { Access, Try } from './answer.js';

/**
 * The answer once a log shows that the path was refused: worlds of the model in which an account would have got in are ruled out. Unchanged
 * where more than one reason for the refusal stays possible.
 */
export function onceRefused(access: Access): Access {
  if (access.verdict !== 'unknown' || access.tries.length === 0) return access;
  const tries = access.tries.map((one, at) => refusedTry(one, at === access.tries.length - 1));
  if (!tries.every((one) => one !== undefined)) return access;
  const made = tries.filter((one) => one.verdict !== 'granted');
  const by = made.findLast(({ authentication }) => authentication !== 'refused') ?? made.at(-1);
  if (!by) return access;
  const shown = tries.flatMap((one, at) => (one === access.tries[at] ? [] : (one.ifRefused?.because ?? [])));
  const because = [...access.because, ...(shown.length > 0 ? shown : [unmade])];
  return { verdict: 'denied', by: by.credential, refusal: by.refusal, tries: made, because, missing: [] };
}

/** The try as it must have ended; a granted one was not made, or the path would have been opened (R35). */
function refusedTry(one: Try, isLast: boolean): Try | undefined {
  // Whether a legacy client goes on to its connection accounts after No Access stays open (R23b).
  if (one.verdict === 'granted' && one.credential.kind === 'client-connection') return undefined;
  if (one.verdict !== 'unknown') return one;
  // Why an account without a name was refused is open; where others follow, they tell.
  if (one.credential.name === undefined && !isLast) return { ...one, verdict: 'denied', missing: [] };
  if (!one.ifRefused) return undefined;
  const authentication = one.authentication === 'unknown' ? 'accepted' : one.authentication;
  return { ...one, authentication, rights: 'insufficient', verdict: 'denied', refusal: one.ifRefused.refusal, missing: [] };
}

const unmade = { rule: 'R48', text: 'The log shows that it was refused: no account that would get in was tried after it.' };
