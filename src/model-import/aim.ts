import { uncPath } from '../accounts/paths.js';
import { Mistake } from '../mistake.js';
import { type Aim, packageIdShape } from './gap.js';

/** What `--for` and `--client` say: `\\SERVER`, `\\SERVER\SHARE`, `\\DP\SMSPKGD$\S0100012`, `S0100012`. */
export function aimOf(words: readonly string[], client: string | undefined): Aim {
  let aim: Aim = client === undefined ? {} : { client };
  for (const word of words) aim = { ...aim, ...aimOfWord(word.trim()) };
  return aim;
}

function aimOfWord(word: string): Aim {
  if (packageIdShape.test(word)) return { packageId: word.toUpperCase() };
  const server = /^\\\\([^\\]{1,255})\\?$/.exec(word)?.[1];
  if (server !== undefined) return { server };
  const path = word.startsWith('\\\\') ? uncPath(word) : undefined;
  if (!path) throw new Mistake(`--for cannot be ${word}.`, ["Say '\\\\SERVER', '\\\\SERVER\\SHARE' or a package id such as S0100012."]);
  const packageId = path.rest.split('\\').find((part) => packageIdShape.test(part));
  if (/^SMSPKG[A-Z]?\$$/i.test(path.share))
    return { server: path.server, ...(packageId === undefined ? {} : { packageId: packageId.toUpperCase() }) };
  return { server: path.server, share: path.share };
}
