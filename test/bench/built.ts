import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../bin/bundle.mts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A script of the bench with all of smsdx that it measures, bundled as what ships is. Returns its path. */
export async function built(script: 'measure' | 'measure-scan' | 'measure-queue'): Promise<string> {
  // Below the libraries, some of which are not bundled.
  const folder = `${root}/node_modules/.cache/smsdx-bench/${script}`;
  mkdirSync(folder, { recursive: true });
  const threads = { runner: `${root}/src/scan/runner.ts`, worker: `${root}/src/scan/worker.ts` };
  await bundle({ [script]: `${root}/test/bench/${script}.ts`, ...(script === 'measure' ? {} : threads) }, folder);
  return `${folder}/${script}.js`;
}
