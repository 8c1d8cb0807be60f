import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '../../src/accounts/model.js';
import { diagnose } from '../../src/diagnose.js';
import type { Attempt, Run } from '../../src/runs/run.js';
import { clientOf, modelOf } from '../reading.js';

/** The runs of these logs, and each attempt that failed before a success by itself, as it is judged. */
export async function runsOf(logs: Readonly<Record<string, string | Uint8Array>>): Promise<Run[]> {
  const runs: Run[] = [];
  await diagnose(clientOf(logs), undefined, { witness: { event() {}, run: (run) => runs.push(run) } });
  return runs.flatMap((run) => [run, ...run.attempts.map((attempt) => ofAttempt(run, attempt))]);
}

function ofAttempt(run: Run, attempt: Attempt): Run {
  const { events, outcome, began, ended, exitCode } = attempt;
  return { ...run, events, outcome, began, ended, exitCode, attempts: [attempt], omitted: 0 };
}

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
/** Names of all samples. */
export const samples = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export function siteOf(name: string): Model | undefined {
  const file = join(folder, name, 'site.yaml');
  return existsSync(file) ? modelOf(readFileSync(file, 'utf8')) : undefined;
}

export function logsOf(name: string): Record<string, Uint8Array> {
  const files = readdirSync(join(folder, name)).filter((file) => /\.lo[g_]$/i.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, name, file))]));
}
