import type { Code, EventOf } from './event.js';
import { code } from './numbers.js';

const errorNumber = /0[xX][89a-fA-F][\da-fA-F]{7}(?![\da-fA-F])/g;
const uncPath = /\\\\[\w.$-]+\\[^\s'"<>|*?;,()]+/g;

/** What a sentence holds that no production knows: error codes, paths and accounts. `undefined` when it holds none. */
export function evidence(message: string): EventOf<'evidence'> | undefined {
  const text = message.slice(0, 8192);
  const codes: Code[] = [...text.matchAll(errorNumber)].map(([image]) => code(image));
  const paths = [...text.matchAll(uncPath)].map(([image]) => image);
  if (codes.length + paths.length === 0) return undefined;
  return { kind: 'evidence', codes, paths, accounts: [], code: codes[0], path: paths[0] };
}
