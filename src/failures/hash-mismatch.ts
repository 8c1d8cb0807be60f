import { codeAmong, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** 0x87D01017, 0x87D0027A, 0x87D0027D; 0x80091007 is what SMS 2003 writes (KB 907979, section 9). */
const codes = [0x87d01017, 0x87d0027a, 0x87d0027d, 0x80091007];
/** How SMS 2003 ends the program then. */
const fatal = 0x80008602;

/** F6 (KB 907979). */
export const hashMismatch: FailureClass = {
  id: 'hash-mismatch',
  section: 'F6',
  title: 'The content that arrived is not the content that the policy describes',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['hash-mismatch'], values: [...codes, fatal] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const code = codeAmong(run, [], codes) ?? codeAmong(run, [], [fatal]);
    const compared = newest(run, 'hash-mismatch');
    const shown = compared ?? code?.event;
    if (!shown) return undefined;
    const verified = newest(run, 'hash-verified');
    if (verified && run.events.indexOf(verified) > run.events.indexOf(shown)) return { whyNot: 'a later download has the right hash' };
    const content = run.packageId ?? shown.contentId ?? 'the package';
    const text = `The client compared the hash of ${content} with the one in its policy, and they differ${code ? ` (${code.code.text})` : ''}.`;
    return {
      verdict: 'confirmed',
      seen: lines(of(run, 'hash-mismatch')[0], code?.event, compared, newest(run, 'program-failed')),
      because: [{ rule: 'R55', text }, ...causes(facts)],
      process: facts.process.account,
      code: code?.code,
      fix: remedy(facts, content),
    };
  },
};

/** Without the Administrators entry the site cannot write the new version to its distribution points (R55). */
function administratorsRemoved({ package: pack }: Facts): boolean {
  const entries = pack?.accessAccounts;
  return entries?.every(({ principal, level }) => !/(^|\\)Administrators$/i.test(principal) || level !== 'full-control') ?? false;
}

function causes(facts: Facts): Match['because'] {
  const all: [boolean, string, string][] = [
    [facts.package?.changedWithoutRedistribution ?? false, 'R53', 'The package was changed and not sent to its distribution points again.'],
    [
      administratorsRemoved(facts),
      'R55',
      'Its access accounts do not give Administrators Full Control, so the site cannot refresh it on the distribution points.',
    ],
  ];
  const found = all.flatMap(([holds, rule, text]) => (holds ? [{ rule, text }] : []));
  const open = 'The account was accepted and the files were read: no permission of the client is at fault.';
  return [...found, { rule: 'R55', text: open }];
}

function remedy(facts: Facts, content: string): string[] {
  return [
    ...(administratorsRemoved(facts) ? [`Give Administrators Full Control in the access accounts of ${content} again.`] : []),
    `Redistribute ${content} to all its distribution points (an update of single files is not enough), then let the client ask for its policy.`,
    'Do not change files on a distribution point by hand; change the source and update the package.',
  ];
}
