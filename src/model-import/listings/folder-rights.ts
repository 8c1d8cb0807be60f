import type { AccessEntryText } from '../../../grammars/exports/access-entry.js';
import type { AccessLevel } from '../../accounts/model.js';

const full = new Set(['F', 'GA']);
const reading = new Set(['F', 'M', 'C', 'RX', 'R', 'GA', 'GR', 'RD']);
const writing = new Set(['F', 'M', 'C', 'W', 'GA', 'GW', 'WD', 'AD']);
/** Denied, each of them alone keeps a program in the folder from being read or run. */
const needed = new Set(['N', 'F', 'M', 'C', 'RX', 'R', 'GA', 'GR', 'GE', 'RD', 'X', 'S']);

/**
 * The access level that rights of `icacls` and `cacls` amount to: what decides is whether a program can be read, and whether it can write
 * into its folder. Undefined where rights amount to none of the levels: those to write only, and denials of writing only.
 */
export function levelOf({ rights, deny }: Pick<AccessEntryText, 'rights' | 'deny'>): AccessLevel | undefined {
  const has = (set: ReadonlySet<string>): boolean => rights.some((right) => set.has(right));
  if (deny) return has(needed) ? 'no-access' : undefined;
  if (rights.includes('N')) return rights.length === 1 ? 'no-access' : undefined;
  if (!has(reading)) return undefined;
  if (has(full) || (has(writing) && rights.includes('WDAC') && rights.includes('WO'))) return 'full-control';
  return has(writing) ? 'change' : 'read';
}
