import type { Code, CodeFamily } from '../event.js';
import { code } from '../numbers.js';

const most = 16;

/** What may stand between the words and the number: `error = 53`, `Code(0x5)`, `error (#2147942405)`. */
const then = '[\\s:=#(\'"]{1,4}';
const number = '(#?(?:0x[\\da-f]{1,8}|[89a-f][\\da-f]{7}|-?\\d{1,10}))(?![\\w.]\\w|\\w)';

interface Form {
  readonly pattern: RegExp;
  readonly family?: CodeFamily;
}

/** From the most telling to the least; the first form that takes a number keeps it. */
const forms: readonly Form[] = [
  { pattern: new RegExp(`\\bhttp(?: status| error)?(?: code)?${then}(\\d{3})(?!\\d)`, 'gi'), family: 'http' },
  { pattern: new RegExp(`\\bexit ?code(?: is| of| was)?${then}(-?\\d{1,10})(?!\\d)`, 'gi'), family: 'exit' },
  { pattern: new RegExp(`\\b(?:error|err|code|errorcode|hresult|hr|rc|errno)(?: is| was)?${then}${number}`, 'gi') },
  // An HRESULT says by itself that it is an error.
  { pattern: /(?<!\w)(0x[89a-f][\da-f]{7})(?!\w)/gi },
  { pattern: /(?<![\w.\\/-])(80(?:0[0-9a-f]|19|24|d[0-9a-f])[\da-f]{4}|87d0[\da-f]{4})(?![\w-]|\.\d| ?(?:bytes|kb|mb|ms)\b)/gi },
  { pattern: /(?<![\w.-])(-(?:21474|21470|21468|20164|20163|18)\d{4,8})(?![\w.-]\d)/g },
  // 0x80004xxx, 0x8004xxxx, 0x8007xxxx, 0x8009xxxx, 0x87d0xxxx as unsigned decimals; a size is followed by its unit.
  {
    pattern:
      /(?<![\w.-])(214750[0-4]\d{3}|21477[4-9]\d{4}|21478[01]\d{4}|21479[4-9]\d{4}|21480[0-3]\d{4}|21480[7-9]\d{4}|22785\d{5}|22786[0-2]\d{4})(?![\w-]|\.\d| ?(?:bytes|kb|mb|ms)\b)/gi,
  },
];

/** A number alone in parentheses is a code where something failed before it: `Failed to connect (5)`. */
const parenthesised = /\((#?(?:0x[\da-f]{1,8}|-?\d{1,10}))\)/gi;
const failing = /error|fail|cannot|could not|unable|denied|refused|returned|unsuccessful/i;
/** `4840 (0x12E8)` is a thread. */
const thread = /\d\s*$/;

/** All forms in one: most text holds none of them. */
const any = new RegExp([...forms.map(({ pattern }) => pattern.source), parenthesised.source].join('|'), 'i');

/** Error codes that a text holds, in its order, each once; zero is no error. */
export function codesIn(text: string): readonly Code[] {
  if (!any.test(text)) return [];
  const found = new Map<number, Code>();
  const take = (at: number, image: string, family?: CodeFamily): void => {
    if (found.has(at) || found.size >= most) return;
    const read = code(image, family);
    if (read.value !== 0) found.set(at, read);
  };
  for (const { pattern, family } of forms) {
    for (const match of text.matchAll(pattern)) take(match.index + match[0].lastIndexOf(match[1] ?? ''), match[1] ?? '', family);
  }
  for (const match of text.matchAll(parenthesised)) {
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    if (found.size < most && failing.test(before) && !thread.test(before)) take(match.index + 1, match[1] ?? '');
  }
  const inOrder = [...found].sort(([a], [b]) => a - b).map(([, read]) => read);
  return inOrder.filter(({ value, family }, at) => inOrder.findIndex((other) => other.value === value && other.family === family) === at);
}
