import { defineConfig } from 'vitest/config';

const { SEED = 'random', RUNS = '500' } = process.env;

// The fuzz tests, and kills at random moments, for as long as it takes: `npm run fuzz`.
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.{test,fuzz}.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 3_600_000,
    maxWorkers: '100%',
    env: { SEED, RUNS },
  },
});
