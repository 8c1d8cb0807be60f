import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from '../archives/zips.ts';
import { writeLog } from './generate.ts';

/** Names under which parts of one log lie on a client, oldest first. */
const parts = ['execmgr-20040201-080000.log', 'execmgr-20040208-080000.log', 'execmgr-20040215-080000.log', 'execmgr.log'];

/** Pieces of one generated log, each from the start of a record to the end of one; the last ones are followed by the first again. */
function pieces(folder: string, size: number): (number: number) => Buffer {
  const path = join(folder, 'pieces.log');
  writeLog(path, 'execmgr', Math.max(64 * size, 1_000_000));
  const log = readFileSync(path);
  rmSync(path);
  const cuts: number[] = [];
  for (let at = 0; at >= 0 && at + size < log.length; at = log.indexOf('<![LOG[', at + size)) cuts.push(at);
  return (number) => {
    const at = number % (cuts.length - 1);
    return log.subarray(cuts[at], cuts[at + 1]);
  };
}

/** A folder for each client with `files` logs of about `size` bytes each. Returns all bytes. */
export function plantFolders(folder: string, clients: number, files: number, size: number): number {
  const piece = pieces(folder, size);
  let bytes = 0;
  for (let client = 0; client < clients; client++) {
    const logs = join(folder, `PC${client}`, 'Logs');
    mkdirSync(logs, { recursive: true });
    for (let file = 0; file < files; file++) {
      const content = piece(client * files + file);
      writeFileSync(join(logs, parts[parts.length - files + file] ?? ''), content);
      bytes += content.length;
    }
  }
  return bytes;
}

/** The same in zip archives of ten clients each. */
export function plantArchives(folder: string, clients: number, files: number, size: number): number {
  const piece = pieces(folder, size);
  let bytes = 0;
  for (let first = 0; first < clients; first += 10) {
    const entries = Array.from({ length: Math.min(10, clients - first) * files }, (_, at) => {
      const client = first + Math.floor(at / files);
      const text = piece(client * files + (at % files));
      bytes += text.length;
      return { name: `PC${client}/Logs/${parts[parts.length - files + (at % files)]}`, text };
    });
    writeFileSync(join(folder, `fleet-${first}.zip`), zip(entries));
  }
  return bytes;
}
