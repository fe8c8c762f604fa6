import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    // What is slow waits for processes, so that a core has time for two workers.
    maxWorkers: 2 * availableParallelism(),
    // Tests share no state and change none, so files need no process and no copy of the modules of their own.
    pool: 'threads',
    isolate: false,
  },
});
