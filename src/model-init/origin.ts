import type { LoggedEvent } from '../runs/run.js';

/** `execmgr.log:12` */
export function originOf({ seen }: LoggedEvent): string {
  return `${seen.file === '-' ? 'standard input' : seen.file}:${seen.line}`;
}
