/** A change that may be made. */
export interface Candidate {
  readonly change: string;
  readonly basis: 'rules' | 'advice';
  /** Numbers of the findings that it would clear. */
  readonly findings: readonly number[];
}

/**
 * The smallest set of changes that clears the most: always the change next that clears the most of what is left (greedy cover, within
 * a factor of ln n of the best). Ties go to rules before advice, then by name, so that the same findings give the same list.
 */
export function cover(candidates: readonly Candidate[]): Candidate[] {
  const cleared = new Set<number>();
  const left = new Map<Candidate, number>(candidates.map((each) => [each, each.findings.length]));
  const waiting = [...candidates].sort((a, b) => better(a, b, left));
  const chosen: Candidate[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const findings = next.findings.filter((each) => !cleared.has(each));
    if (findings.length === 0) continue;
    left.set(next, findings.length);
    // What was counted before others were chosen may be too high: back in line, unless it is still the best.
    const rival = waiting[0];
    if (rival && better(next, rival, left) > 0) {
      insert(waiting, next, left);
      continue;
    }
    for (const each of findings) cleared.add(each);
    chosen.push({ ...next, findings });
  }
  return chosen;
}

/** A right that everybody gets is more than a failure asks for. */
const isBroad = ({ change }: Candidate): boolean => /\\Domain (?:Users|Computers)\b|\b(?:Everyone|Authenticated Users)\b/i.test(change);

function better(a: Candidate, b: Candidate, left: ReadonlyMap<Candidate, number>): number {
  const more = (left.get(b) ?? 0) - (left.get(a) ?? 0);
  if (more !== 0) return more;
  if (a.basis !== b.basis) return a.basis === 'rules' ? -1 : 1;
  if (isBroad(a) !== isBroad(b)) return isBroad(a) ? 1 : -1;
  return a.change < b.change ? -1 : Number(a.change > b.change);
}

function insert(waiting: Candidate[], candidate: Candidate, left: ReadonlyMap<Candidate, number>): void {
  let [from, to] = [0, waiting.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (better(waiting[middle] as Candidate, candidate, left) < 0) from = middle + 1;
    else to = middle;
  }
  waiting.splice(from, 0, candidate);
}
