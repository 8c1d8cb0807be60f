import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, resourceUsage } from 'node:process';
import { Worker, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { peakMemory } from './peak.ts';
import { scan as plainScan } from './scanner.ts';

/** What a process of its own reports about one piece of work over a whole folder. */
export interface ScanMeasurement {
  /** With the start of workers, without that of the process. */
  readonly seconds: number;
  readonly clients: number;
  /** Seconds of all cores: what counts where others work on the machine, too. */
  readonly cpu: number;
  /** Peak resident memory of the process with its threads, in bytes. */
  readonly memory: number;
}

const [, , work = '', folder = '', workers = '0'] = argv;

/** What threads do with their share of the files. */
const floors = { plain: plainScan, inflate: inflateAll } as const;

if (typeof workerData === 'object' && workerData !== null) {
  const { floor, paths } = workerData as { readonly floor: keyof typeof floors; readonly paths: readonly string[] };
  for (const path of paths) floors[floor](path);
} else void main();

async function main(): Promise<void> {
  const did = await (work === 'scan' ? prepareScan() : prepareFloor(work as keyof typeof floors));
  const before = resourceUsage().userCPUTime + resourceUsage().systemCPUTime;
  const began = performance.now();
  const clients = await did();
  const seconds = (performance.now() - began) / 1000;
  const { userCPUTime, systemCPUTime } = resourceUsage();
  const cpu = (userCPUTime + systemCPUTime - before) / 1e6;
  console.log(JSON.stringify({ seconds, clients, cpu, memory: peakMemory() } satisfies ScanMeasurement));
}

async function prepareScan(): Promise<() => Promise<number>> {
  const scans = await import('../../src/scan/scan.ts');
  const stores = await import('../../src/store/store.ts');
  const limits = await import('../../src/archives/limits.ts');
  return async () => {
    const store = await stores.openStore(`${folder}.db`);
    const settings = { limits: limits.defaultLimits, version: 'bench' };
    const { clients } = await new scans.Scan({ paths: [folder], store, settings, workers: Number(workers) }).run();
    await store.close();
    return clients;
  };
}

async function prepareFloor(floor: keyof typeof floors): Promise<() => Promise<number>> {
  return async () => {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:log|zip)$/.test(name))
      .map((name) => join(folder, name));
    const shares = Array.from({ length: Number(workers) }, (_, part) => paths.filter((_, at) => at % Number(workers) === part));
    await Promise.all(
      shares.map(
        (share) => new Promise((done) => new Worker(new URL(import.meta.url), { workerData: { floor, paths: share } }).on('exit', done)),
      ),
    );
    return paths.length;
  };
}

/** Inflates every entry of a zip archive, by the headers in front of them, and does nothing with it. */
function inflateAll(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const size = bytes.readUInt32LE(at + 22);
    at = data + bytes.readUInt32LE(at + 18);
    // In one piece: in smaller ones it takes twice as long.
    inflateRawSync(bytes.subarray(data, at), { chunkSize: Math.max(size, 64) + 1 });
  }
}
