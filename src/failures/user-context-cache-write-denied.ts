import { win32Of } from '../../grammars/numbers.js';
import { type Logged, lines, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** The copy says not found, or access denied, about a file that it was to create. */
const codes = [2, 3, 5];
/** The cache of the client: `C:\WINDOWS\system32\CCM\Cache\...`, `C:\Windows\ccmcache\1a`. */
const cache = /\\(?:CCM\\Cache|ccmcache)(?:\\|$)/i;

/** A folder of the cache that holds content of one user is named after the user: `ABC00001.2.S-1-5-21-…`. */
const ofUser = /\.S-1-5-21-/i;

/** Account model, section 9 (technet blog configurationmgr, 2009-07-20). */
export const userContextCacheWriteDenied: FailureClass = {
  id: 'user-context-cache-write-denied',
  section: '9',
  title: 'The user for whom the content is copied may not write it into the cache of the client',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['download-failed'] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'legacy' || facts.family === '9x') return undefined;
    const failure = of(run, 'download-failed').findLast(({ code, seen }) => {
      const error = code && win32Of(code);
      return /^FileBITS/i.test(seen.component || seen.file) && error !== undefined && codes.includes(error);
    });
    const copied = of(run, 'file-copied').findLast(({ to }) => to !== undefined && cache.test(to));
    if (!failure || !copied) return undefined;
    const context = ofUser.test(copied.to ?? '') ? 'user' : contextOf(run.runAs, facts);
    if (context === 'system') return { whyNot: 'LocalSystem copied it, and LocalSystem may write into the cache' };
    return match(facts, copied, failure, context === 'user');
  },
};

function contextOf(runAs: string | undefined, { process, program }: Facts): 'user' | 'system' | undefined {
  if (process.account?.kind === 'logged-on-user' || program?.runMode === 'user-rights') return 'user';
  return process.account?.kind === 'local-system' || runAs !== undefined ? 'system' : undefined;
}

function match(facts: Facts, copied: Logged<'file-copied'>, failure: Logged<'download-failed'>, asUser: boolean): Match {
  const user = facts.client.interactiveUser ?? 'the logged-on user';
  const to = copied.to?.replace(/'$/, '');
  return {
    verdict: asUser ? 'probable' : 'undetermined',
    seen: lines(copied, failure),
    because: [
      {
        rule: 'R17',
        text: asUser
          ? `The content is that of a program with user rights, so it is copied as ${user}.`
          : 'Content of a program with user rights is copied as the logged-on user.',
      },
      {
        rule: 'R71',
        text: `A file was copied into ${to} and the copy then failed (${failure.code?.text}): the source was there, what could not be made is in the cache.`,
      },
      {
        rule: 'R71',
        text: 'A user without administrative rights may not create alternate data streams of a file there; files that came from the Internet carry one.',
      },
    ],
    missing: [
      ...(asUser
        ? []
        : [{ fact: 'whether the program runs with user rights', decides: 'user-context-cache-write-denied or content-not-found' }]),
      {
        fact: 'whether files of the package carry alternate data streams',
        decides: 'user-context-cache-write-denied or content-not-found',
      },
    ],
    process: facts.process.account,
    ...(to === undefined ? {} : { resource: { kind: 'local', path: to } }),
    code: failure.code,
    fix: [
      'Remove alternate data streams from the files of the package source ("Unblock" in their properties), then update its distribution points.',
      'Or let the program run with administrative rights, so that LocalSystem copies it.',
    ],
  };
}
