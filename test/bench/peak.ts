import { readFileSync } from 'node:fs';
import { resourceUsage } from 'node:process';

/** Peak resident memory of this process, in bytes. What `resourceUsage` tells on Linux is never below what the parent of the process had. */
export function peakMemory(): number {
  if (process.platform !== 'linux') return resourceUsage().maxRSS * 1024;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) * 1024;
}
