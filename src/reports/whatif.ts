import type { Turn, WhatIf } from '../audit/whatif.js';
import type { Finding } from '../failures/failure.js';
import { type Paint, painter } from './colour.js';
import { subject } from './names.js';
import { plainJson, plainly } from './plain.js';
import type { View } from './report.js';
import { count, figure, wrap } from './wrap.js';

const mostTurns = 30;

/** What a change changes, for people. */
export function* whatIfText(raw: WhatIf, asked: Pick<View, 'width' | 'colour'>): Iterable<string> {
  const width = Math.min(Math.max(asked.width, 60), 140);
  const paint = painter(asked.colour);
  const { changes, starts, stops, others, findings } = plainly({ ...raw, findings: raw.findings ?? [] });
  for (const change of changes) yield `${wrap(change, width, 'If: ')}\n`;
  yield* turns('Starts to work', starts, width, paint);
  yield* turns('Stops working', stops, width, paint);
  yield* turns('Ends otherwise, without working', others, width, paint);
  if (starts.length + stops.length + others.length === 0) yield '\nNo advertisement of the model ends otherwise.\n';
  for (const { client, gone, added } of findings) {
    const where = client === undefined ? '' : ` of ${client}`;
    yield* told(`Findings${where} that would be gone`, gone, width, paint);
    yield* told(`Findings${where} that would be new, or told otherwise`, added, width, paint);
    if (gone.length + added.length === 0) yield `\nNo finding of the logs${where} changes.\n`;
  }
}

function* turns(title: string, all: readonly Turn[], width: number, paint: Paint): Iterable<string> {
  if (all.length === 0) return;
  yield `\n${paint('bold', title)}\n`;
  for (const turn of all.slice(0, mostTurns)) {
    const rest = turn.count - turn.names.length;
    const who = `${count(turn.count, turn.of)} (${turn.names.join(', ')}${rest > 0 ? ` and ${figure(rest)} more` : ''})`;
    yield `${wrap(`${turn.advertisement} (${turn.package} ${turn.program}) on ${turn.clients}: ${turn.before} -> ${turn.after}, ${who}`, width, '  - ')}\n`;
  }
  if (all.length > mostTurns) yield `  and ${figure(all.length - mostTurns)} more, see --format json\n`;
}

function* told(title: string, findings: readonly Finding[], width: number, paint: Paint): Iterable<string> {
  if (findings.length === 0) return;
  yield `\n${paint('bold', title)}\n`;
  for (const finding of findings)
    yield `${wrap(`${finding.failure} (${finding.verdict}): ${finding.title}; ${subject(finding)}`, width, '  - ')}\n`;
}

/** The same for programs. */
export function whatIfJson(answer: WhatIf): string {
  return `${plainJson(JSON.stringify(answer, undefined, 2))}\n`;
}
