import { argv } from 'node:process';
import { peakMemory } from './peak.ts';
import { scan, scanLegacy } from './scanner.ts';

/** What a process of its own reports about one piece of work. */
export interface Measurement {
  /** Without start-up: modules are loaded before the clock starts. */
  readonly seconds: number;
  readonly records: number;
  readonly findings: number;
  /** Peak resident memory of the process, in bytes. */
  readonly memory: number;
}

type Work = (path: string) => Promise<{ records: number; findings: number }>;

const works: Readonly<Record<string, () => Promise<Work>>> = {
  nothing: async () => async () => ({ records: 0, findings: 0 }),
  scan: async () => async (path) => ({ records: scan(path), findings: 0 }),
  'scan-legacy': async () => async (path) => ({ records: scanLegacy(path), findings: 0 }),
  diagnose: async () => {
    const flow = await import('../../src/diagnose.ts');
    const input = await import('../../src/sources/index.ts');
    return async (path) => {
      let [records, findings] = [0, 0];
      for await (const client of input.sources([path])) {
        const diagnosis = await flow.diagnose(client, undefined);
        records += diagnosis.coverage.records;
        findings += diagnosis.findings.length;
      }
      return { records, findings };
    };
  },
};

const [, , name = 'nothing', path = ''] = argv;
void main();

async function main(): Promise<void> {
  const work = await works[name]?.();
  if (!work) throw new Error(`nothing to measure is called ${name}`);
  const began = performance.now();
  const counted = await work(path);
  const seconds = (performance.now() - began) / 1000;
  const measurement: Measurement = { seconds, ...counted, memory: peakMemory() };
  console.log(JSON.stringify(measurement));
}
