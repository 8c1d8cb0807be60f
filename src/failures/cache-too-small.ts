import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

/** The cache is smaller than the content. */
const smaller = 0x87d01202;
/** Cache or disk full; cache in use. */
const fullOrBusy = [0x87d01201, 0x87d01203];

/** F7 (M-ERR, G-ERR). */
export const cacheTooSmall: FailureClass = {
  id: 'cache-too-small',
  section: 'F7',
  title: 'The cache of the client cannot hold the content',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['cache-full'], values: [smaller, ...fullOrBusy] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const code = origin(run, codeAmong(run, [], [smaller]) ?? codeAmong(run, [], fullOrBusy));
    const full = newest(run, 'cache-full');
    const shown = full ?? code?.event;
    if (!shown) return undefined;
    const sure = code?.code.value === smaller || (full !== undefined && !full.unconfirmed);
    return {
      verdict: sure ? 'confirmed' : 'probable',
      seen: lines(full, code?.event, newest(run, 'program-failed', 'content-unavailable')),
      because: [{ rule: 'R71', text: `${what(code?.code.value)}${size(facts)} No account and no permission is involved.` }],
      missing: sure
        ? []
        : [{ fact: 'the size of the cache, what is in it, and the free space of the disk', decides: 'cache-too-small or disk-space' }],
      process: facts.process.account,
      code: code?.code,
      fix: [
        `Make the cache larger than the package${size(facts) ? '' : ' (ConfigMgr control panel, Cache tab)'}, or delete content that is no longer needed from it.`,
        ...(code?.code.value === 0x87d01203
          ? ['Content that is in use cannot be replaced: let the other download or installation end first.']
          : []),
        'Or let the program run from the distribution point instead of downloading it.',
      ],
    };
  },
};

function what(value: number | undefined): string {
  if (value === smaller) return 'The whole cache is smaller than the content.';
  return value === 0x87d01203 ? 'The cache is full of content that is in use.' : 'There is no room left in the cache.';
}

function size({ package: pack }: Facts): string {
  return pack?.sizeMB === undefined ? '' : ` The package ${pack.packageId} has ${pack.sizeMB} MB.`;
}
