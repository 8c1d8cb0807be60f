import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// One after the other, each with the flags of the command line: --quick, --runs 5.
for (const bench of ['bench.ts', 'scan.ts', 'queue.ts']) {
  const script = fileURLToPath(new URL(bench, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
