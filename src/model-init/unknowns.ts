import type { Finding } from '../failures/failure.js';
import type { Notebook } from './notebook.js';

const mostUnknowns = 500;

/** Facts that the findings lack, each as a remark at the object that it is about: the one whose name it says, else the site or the client. */
export function noteUnknowns(findings: readonly Finding[], client: Readonly<Record<string, string>>, notebook: Notebook): void {
  const objects = [...notebook.objects].map(({ kind, names }) => ({ kind, names, key: keyOf(kind, names) }));
  const facts = new Map<string, { decides: string; origin: string }>();
  for (const { missing, seen } of findings) {
    const shown = seen[0];
    const origin = shown === undefined ? '' : `${shown.file}:${shown.line}`;
    for (const { fact, decides } of missing) if (!facts.has(fact) && facts.size < mostUnknowns) facts.set(fact, { decides, origin });
  }
  for (const [fact, { decides, origin }] of facts) {
    const text = fact.toLowerCase();
    const about = objects.filter(({ key }) => key !== '' && holds(text, key)).sort((a, b) => b.key.length - a.key.length)[0];
    const remark = `unknown: ${fact}; it decides ${decides}`;
    if (about) notebook.remark(about.kind, about.names, remark, origin);
    else if (/\bsite (?:\w{3} )?has\b/.test(text)) notebook.remark('site', {}, remark, origin);
    else notebook.remark('client', client, remark, origin);
  }
}

function keyOf(kind: string, names: Readonly<Record<string, string>>): string {
  const name = kind === 'share' ? `\\\\${names.server}\\${names.share}` : (names.server ?? names.packageId ?? names.name ?? '');
  return kind === 'program' || kind === 'advertisement' ? '' : name.toLowerCase();
}

/** The name as a word of its own. */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}
