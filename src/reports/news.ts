import type { Diagnosis, Finding } from '../failures/failure.js';
import { painter } from './colour.js';
import { explanation } from './explanation.js';
import { orderedFinding } from './json.js';
import { moment } from './names.js';
import { plainJson, plainly } from './plain.js';
import type { View } from './report.js';

/** What is new of a finding. */
export type News = 'new' | 'again' | 'resolved';

/** Remembers what was told, and hands out what was not. */
export class Told {
  readonly #told = new Map<string, Finding>();

  *news({ findings }: Diagnosis): Iterable<readonly [News, Finding]> {
    for (const finding of findings) {
      const { failure, client, program, resource, code } = finding;
      const key = JSON.stringify([failure, client, finding.package, program, resource?.path, code?.value]);
      const before = this.#told.get(key);
      const isSame = before && before.when === finding.when && before.closed === finding.closed;
      this.#told.set(key, finding);
      if (isSame) continue;
      yield [before === undefined ? 'new' : finding.closed !== undefined && before.closed === undefined ? 'resolved' : 'again', finding];
    }
  }
}

/** News for people: what happened, and for what is new the whole explanation. */
export function newsText([news, raw]: readonly [News, Finding], number: number, view: View): string {
  const finding = plainly(raw);
  const paint = painter(view.colour);
  if (news === 'resolved')
    return `${paint('bold', 'Resolved')}: ${finding.title} (${finding.program ?? finding.failure}), by a success at ${moment(finding.closed)}\n\n`;
  if (news === 'again')
    return `${paint('bold', 'Again')}: ${finding.title} (${finding.program ?? finding.failure}), ${moment(finding.when)}\n\n`;
  return `${explanation(finding, number, view, paint)}\n\n`;
}

/** The same for programs, one object a line. */
export function newsLine([news, finding]: readonly [News, Finding]): string {
  return `${plainJson(JSON.stringify({ type: 'finding', news, ...orderedFinding(finding) }))}\n`;
}
