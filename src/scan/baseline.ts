import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Mistake } from '../mistake.js';
import type { FindingKey } from '../store/summary.js';

const pattern = z.string().min(1).optional();

/** One thing that somebody has answered for: findings that fit all that it names. `*` stands for any characters. */
const acceptance = z.strictObject({
  failure: pattern,
  client: pattern,
  package: pattern,
  program: pattern,
  resource: pattern,
  account: pattern,
  site: pattern,
  reason: z.string().trim().min(1, 'say why it is accepted'),
  /** The last day on which it holds. */
  expires: z.iso.date('write the day as 2025-06-30'),
});
const file = z.strictObject({ accepted: z.array(acceptance) });

type Acceptance = z.infer<typeof acceptance>;
type Field = Exclude<keyof Acceptance, 'reason' | 'expires'>;

const valuesOf: Readonly<Record<Field, (finding: FindingKey) => string | null>> = {
  failure: ({ failure }) => failure,
  client: ({ machine }) => machine,
  package: (finding) => finding.package,
  program: ({ program }) => program,
  resource: ({ resource }) => resource,
  account: ({ network_account, process_account }) => network_account ?? process_account,
  site: ({ site }) => site,
};

/** Findings that are known and accepted, each with a reason and a last day. */
export class Baseline {
  readonly #valid: readonly (readonly [fits: (finding: FindingKey) => boolean, acceptance: Acceptance])[];
  /** Acceptances whose day is over: what they named counts again. */
  readonly expired: readonly { readonly reason: string; readonly expires: string }[];

  /** `today`: 2025-06-30. */
  constructor(accepted: readonly Acceptance[], today: string) {
    this.#valid = accepted.filter(({ expires }) => expires >= today).map((each) => [fitter(each), each]);
    this.expired = accepted.filter(({ expires }) => expires < today).map(({ reason, expires }) => ({ reason, expires }));
  }

  /** Why a finding is accepted; `undefined`: it is not. */
  reasonFor(finding: FindingKey): string | undefined {
    return this.#valid.find(([fits]) => fits(finding))?.[1].reason;
  }
}

function fitter(accepted: Acceptance): (finding: FindingKey) => boolean {
  const tests = Object.entries(valuesOf).flatMap(([field, read]) => {
    const wanted = accepted[field as Field];
    return wanted === undefined ? [] : [{ read, fits: wildcard(wanted) }];
  });
  return (finding) => tests.every(({ read, fits }) => fits(read(finding) ?? ''));
}

/** Compares without case. Each star takes as little as it can, so that no pattern takes long on any text. */
function wildcard(wanted: string): (text: string) => boolean {
  const parts = wanted.toLowerCase().split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return (text) => text.toLowerCase() === first;
  return (given) => {
    const text = given.toLowerCase();
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - last.length;
  };
}

/** Reads a baseline file. `today`: 2025-06-30. */
export function baselineOf(text: string, path: string, today: string): Baseline {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new Mistake(`${path} is no baseline that can be used.`, [
      `${path}:${lines.linePos(broken.pos[0]).line} ${broken.message.split('\n', 1)[0]}`,
    ]);
  const read = file.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (read.success) return new Baseline(read.data.accepted, today);
  throw new Mistake(`${path} is no baseline that can be used.`, read.error.issues.slice(0, 10).map(issueAt));

  function issueAt({ path: way, message }: z.core.$ZodIssue): string {
    const node = document.getIn(way as (string | number)[], true) ?? document.getIn(way.slice(0, -1) as (string | number)[], true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    const line = range?.[0] === undefined ? 1 : lines.linePos(range[0]).line;
    return `${path}:${line} ${way.join('.') || 'the file'}: ${message}`;
  }
}
