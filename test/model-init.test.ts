import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../src/accounts/load.js';
import { clientKinds } from '../src/accounts/model.js';
import { diagnose } from '../src/diagnose.js';
import type { Finding } from '../src/failures/failure.js';
import { modelOfLogs } from '../src/model-init/index.js';
import { clientOf, modelOf } from './reading.js';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const folders = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type Logs = Record<string, string | Uint8Array>;

async function sketch(...clients: Logs[]): Promise<string> {
  const each = async function* () {
    yield* clients.map(clientOf);
  };
  return (await modelOfLogs(each())).text;
}

function logsOf(folder: string): Logs {
  const files = readdirSync(folder).filter((name) => /\.lo[g_]$/i.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

const verdicts = (findings: readonly Finding[]): string[] =>
  findings.map(({ failure, level, verdict, program }) => [failure, level, verdict, program].join(' '));

describe('the model of the logs of every sample', () => {
  test.each(folders)('%s: loads without a mistake and changes no verdict', async (name) => {
    const logs = logsOf(join(samples, name));
    const text = await sketch(logs);
    const loaded = loadModel(text, 'site.yaml');
    expect(loaded).toHaveProperty('model');
    expect(loaded).toMatchObject({ warnings: [] });
    for (const clientKind of [undefined, ...clientKinds]) {
      const bare = await diagnose(clientOf(logs), undefined, { clientKind });
      const modelled = await diagnose(clientOf(logs), modelOf(text), { clientKind });
      // A kind that the logs contradict is a finding of its own, and only against a model.
      const of = (findings: readonly Finding[]) =>
        findings.filter(({ failure }) => clientKind === undefined || failure !== 'model-log-mismatch');
      expect.soft([clientKind, ...verdicts(of(modelled.findings))]).toEqual([clientKind, ...verdicts(of(bare.findings))]);
    }
  });
});
