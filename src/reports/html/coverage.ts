import type { Diagnosis } from '../../failures/failure.js';
import { count, figure } from '../wrap.js';
import { type Markup, markup } from './markup.js';

const mostLogs = 60;
const mostUnread = 100;

/** What was read and how much of it was understood: the ground that the findings stand on. */
export function coverageSection(diagnoses: readonly Diagnosis[]): Markup {
  const several = diagnoses.length > 1;
  const total = (of: (coverage: Diagnosis['coverage']) => number) => diagnoses.reduce((sum, { coverage }) => sum + of(coverage), 0);
  const records = total((coverage) => coverage.records);
  const understood = total((coverage) => coverage.understood);
  const evidence = total((coverage) => coverage.evidence);
  const logs = diagnoses.flatMap(({ client, logs }) => logs.map((log) => ({ ...log, client })));
  const unread = diagnoses.flatMap(({ client, coverage }) => coverage.unread.map((place) => ({ ...place, client })));
  const share = (part: number) => (records === 0 ? '0' : ((100 * part) / records).toFixed(1));
  return markup`<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2><p>${count(records, 'record')} of ${count(logs.length, 'log')} read (${figure(total((coverage) => coverage.bytes))} bytes): ${figure(understood)} understood, ${figure(evidence)} read for codes and paths only, ${figure(Math.max(records - understood - evidence, 0))} not understood.</p><svg class="cover" width="100%" height="12" role="img" aria-label="${share(understood)} per cent understood, ${share(evidence)} per cent read for codes and paths"><rect class="rest" width="100%" height="12"/><rect class="understood" width="${share(understood)}%" height="12"/><rect class="evidence" x="${share(understood)}%" width="${share(evidence)}%" height="12"/></svg><details><summary>Logs</summary><div class="scroll" role="group" tabindex="0" aria-label="Logs"><table><thead><tr>${several && markup`<th scope="col">Client</th>`}<th scope="col">Log</th><th scope="col">Records</th></tr></thead><tbody>${logs.slice(0, mostLogs).map(({ client, file, records: held }) => markup`<tr>${several && markup`<td>${client}</td>`}<td>${file}</td><td>${figure(held)}</td></tr>`)}</tbody></table></div>${logs.length > mostLogs && markup`<p>and ${figure(logs.length - mostLogs)} more.</p>`}</details>${unread.length === 0 ? markup`<p>Everything was read.</p>` : markup`<h3>Not read</h3><ul>${unread.slice(0, mostUnread).map(({ client, file, offset, reason }) => markup`<li>${several && client !== undefined && `${client}: `}${file !== '' && markup`${file} at byte ${figure(offset)}: `}${reason}</li>`)}</ul>${unread.length > mostUnread && markup`<p>and ${figure(unread.length - mostUnread)} more.</p>`}`}</section>`;
}
