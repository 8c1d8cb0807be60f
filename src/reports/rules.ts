import type { AccountRule } from '../accounts/rules/rule.js';
import { painter } from './colour.js';
import { plainJson } from './plain.js';
import type { View } from './report.js';
import { wrap } from './wrap.js';

const tags: Readonly<Record<AccountRule['tag'], string>> = {
  D: 'documented',
  I: 'inferred from what is documented',
  U: 'unverified: no verdict rests on it alone',
  X: 'the sources contradict each other',
};

/** `documented; sources contradict each other` */
function standing({ tag, contradiction }: AccountRule): string {
  return tag !== 'X' && contradiction !== undefined ? `${tags[tag]}, and the sources contradict each other` : tags[tag];
}

/** Account rules in full, one after another. */
export function rulesText(rules: readonly AccountRule[], { width, colour }: Pick<View, 'width' | 'colour'>): string {
  const paint = painter(colour);
  const columns = Math.min(Math.max(width, 60), 120);
  const one = (rule: AccountRule): string =>
    [
      wrap(`${paint('bold', rule.id)}  ${paint('bold', rule.title)}`, columns),
      wrap(standing(rule), columns, '  '),
      '',
      wrap(rule.text, columns, '  '),
      ...(rule.contradiction === undefined ? [] : ['', wrap(`Contradiction: ${rule.contradiction}`, columns, '  ')]),
      '',
      '  Sources',
      ...rule.sources.map((source) => wrap(source, columns, '  - ')),
    ].join('\n');
  return `${rules.map(one).join('\n\n')}\n`;
}

/** All account rules, a line each. */
export function ruleList(rules: readonly AccountRule[], { width, colour }: Pick<View, 'width' | 'colour'>): string {
  const paint = painter(colour);
  const columns = Math.max(width, 60);
  const rows = rules.map(({ id, title, tag, contradiction }) =>
    wrap(`${title}${contradiction === undefined ? '' : ' (sources differ)'}`, columns, `${paint('bold', id.padEnd(5))} ${tag}  `),
  );
  return `${rows.join('\n')}\n\nD documented, I inferred, U unverified, X contradictory. In full: smsdx rule R58\n`;
}

/** The same for programs. */
export function rulesJson(rules: readonly AccountRule[]): string {
  const all = rules.map(({ id, tag, title, text, sources, contradiction }) => ({
    id,
    tag,
    standing: tags[tag],
    title,
    text,
    sources,
    contradiction,
  }));
  return `${plainJson(JSON.stringify(all, undefined, 2))}\n`;
}
