import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labelModels } from '../corpus-models.js';

/** The logs of one client, and what a model says about it. */
export interface Case {
  readonly name: string;
  readonly logs: Readonly<Record<string, string>>;
  readonly yaml?: string | undefined;
}

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

export function sampleCases(): Case[] {
  const folders = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const files = readdirSync(join(samples, name));
    const text = (file: string) => readFileSync(join(samples, name, file), 'utf8');
    const logs = Object.fromEntries(files.filter((file) => /\.lo[g_]$/i.test(file)).map((file) => [file, text(file)]));
    return { name, logs, yaml: files.includes('site.yaml') ? text('site.yaml') : undefined };
  });
}

/** Nothing where the corpus of real log lines is not on this machine. */
export function corpusCases(): Case[] {
  if (!existsSync(corpus)) return [];
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) => readdirSync(join(corpus, name)).map((file) => `${name}/${file}`));
  return files
    .filter((file) => file.endsWith('.log'))
    .map((file) => ({
      name: file,
      logs: { [basename(file)]: readFileSync(join(corpus, file), 'utf8') },
      yaml: labelModels[basename(file)],
    }));
}

/** The records of a log with what stands between them; one piece where nothing tells records apart. */
export function records(text: string): string[] {
  const found =
    text.match(text.includes('<![LOG[') ? /[\s\S]*?\]LOG\]!><[^>\n]*>(?:\r?\n)*/g : /[\s\S]*?<thread=[^>\n]*>(?:[ \t]*\r?\n)+/g) ?? [];
  const rest = text.slice(found.reduce((sum, { length }) => sum + length, 0));
  return rest === '' ? found : [...found, rest];
}
