import { defineConfig } from 'vitest/config';

// Tests of the command line start processes; on a busy machine each takes a second.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 } });
