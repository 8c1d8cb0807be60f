import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from '../../src/store/store.js';

const record = (message: string, time: string, component: string, type = 1): string =>
  `<![LOG[${message}]LOG]!><time="${time}.120+300" date="02-12-2024" component="${component}" context="" type="${type}" thread="4120" file="execreqmgr.cpp:4238">\r\n`;

/** A log of a client that was refused a package; `runs` of them, a minute apart. */
export function refused(runs = 1, packageId = 'NWT00021'): string {
  return Array.from({ length: runs }, (_, at) => {
    const time = (second: number) => `${two(9 + Math.floor(at / 60))}:${two(at % 60)}:${two(second)}`;
    return [
      record(`Policy is updated for Program: Install, Package: ${packageId}, Advert: NWT20005`, time(0), 'execmgr'),
      record(`Failed to access path \\\\NWT-DP01\\SMSPKGD$\\${packageId}\\ (0x80070005)`, time(2), 'execmgr', 3),
      record('Fatal error 0x87D01108 encountered for program Install. This program will not retry.', time(3), 'execmgr', 3),
      record(
        'Execution is complete for program Install. The exit code is 1603, the execution status is FailureNonRetry',
        time(4),
        'execmgr',
        3,
      ),
    ].join('');
  }).join('');
}

/** A log of a client on which the program ran. */
export function succeeded(packageId = 'NWT00021'): string {
  return [
    record(`Policy is updated for Program: Install, Package: ${packageId}, Advert: NWT20005`, '09:15:00', 'execmgr'),
    record('Created Process for the passed command line', '09:15:02', 'execmgr'),
    record(`Raised Program Started Event for Ad:NWT20005, Package:${packageId}, Program: Install`, '09:15:03', 'execmgr'),
    record('Program exit code 0', '09:16:40', 'execmgr'),
    record('Execution is complete for program Install. The exit code is 0, the execution status is Success', '09:16:41', 'execmgr'),
  ].join('');
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Writes files below a folder. */
export function plant(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A folder for each client: some refused, some not, one in five with a cut archive beside its logs. */
export function fleetOf(clients: number, runs = 1): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (let at = 0; at < clients; at++) {
    files[`NWT-PC${at}/Logs/execmgr.log`] = at % 3 === 0 ? succeeded() : refused(runs + (at % 7));
    if (at % 5 === 0) files[`NWT-PC${at}/old.zip`] = 'PK\x03\x04 and no more';
  }
  return files;
}

export async function dump(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.dump()) lines.push(line);
  return lines;
}
