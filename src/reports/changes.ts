import type { Diagnosis, Finding, Level, Verdict } from '../failures/failure.js';

/** One change, and the findings that it would clear. */
export interface Change {
  /** What to do, in order; the first sentence alone clears the findings, the rest goes with it. */
  readonly fix: readonly string[];
  readonly findings: readonly Finding[];
  /** Failures in the logs, repetitions counted. */
  readonly failures: number;
}

const levelWeights: Readonly<Record<Level, number>> = { error: 4, warning: 2, note: 1 };
const verdictWeights: Readonly<Record<Verdict, number>> = { confirmed: 4, probable: 2, undetermined: 1, contradicted: 1 };

/** What is not closed by a later success and weighs more than a hint. */
export function isOpen({ closed, level }: Finding): boolean {
  return closed === undefined && level !== 'note';
}

/** What to do, in order of effect: first what clears the most failures that are proved. */
export function changes(diagnoses: readonly Diagnosis[]): Change[] {
  const byFix = new Map<string, Finding[]>();
  for (const finding of diagnoses.flatMap(({ findings }) => findings)) {
    if (!isOpen(finding) || finding.fix.length === 0) continue;
    const key = finding.fix.join('\n');
    const same = byFix.get(key);
    if (same) same.push(finding);
    else byFix.set(key, [finding]);
  }
  return [...byFix.values()]
    .map((findings) => ({ fix: findings[0]?.fix ?? [], findings, failures: sum(findings, ({ times }) => times ?? 1) }))
    .sort((a, b) => weightOf(b.findings) - weightOf(a.findings) || b.failures - a.failures);
}

function weightOf(findings: readonly Finding[]): number {
  return sum(findings, ({ level, verdict }) => levelWeights[level] * verdictWeights[verdict]);
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
