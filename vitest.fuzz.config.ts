import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

const { SEED = 'random', RUNS = '500' } = process.env;

/** The fuzz tests alone, for as long as it takes: `npm run fuzz`. */
export default mergeConfig(
  usual,
  defineConfig({ test: { dir: 'test/fuzz', env: { SEED, RUNS }, testTimeout: 3_600_000 } }),
);
