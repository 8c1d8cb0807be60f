import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadModel } from '../src/accounts/load.js';
import type { Model } from '../src/accounts/model.js';
import { type DiagnoseOptions, diagnose } from '../src/diagnose.js';
import type { Diagnosis } from '../src/failures/failure.js';
import type { ClientSource } from '../src/sources/index.js';

/** A client whose logs are texts: file name -> content. */
export function clientOf(logs: Readonly<Record<string, string | Uint8Array>>): ClientSource {
  return {
    logs: Object.entries(logs).map(([file, text]) => ({
      log: file,
      parts: [
        {
          file,
          chunks: async function* () {
            yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
          },
        },
      ],
    })),
  };
}

export function modelOf(yaml: string, file = 'site.yaml'): Model {
  const loaded = loadModel(yaml, file);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'));
  return loaded.model;
}

/** Diagnoses texts as the command would. */
export function diagnoseTexts(logs: Readonly<Record<string, string>>, yaml?: string, options?: DiagnoseOptions): Promise<Diagnosis> {
  return diagnose(clientOf(logs), yaml === undefined ? undefined : modelOf(yaml), options);
}

/** Diagnoses the logs of a sample folder with its site.yaml, where it has one. */
export function diagnoseFolder(folder: string, options?: DiagnoseOptions): Promise<Diagnosis> {
  const files = readdirSync(folder);
  const logs = Object.fromEntries(
    files.filter((name) => /\.lo[g_]$/i.test(name)).map((name) => [basename(name), readFileSync(join(folder, name))]),
  );
  const model = files.includes('site.yaml')
    ? modelOf(readFileSync(join(folder, 'site.yaml'), 'utf8'), join(folder, 'site.yaml'))
    : undefined;
  return diagnose(clientOf(logs), model, options);
}
