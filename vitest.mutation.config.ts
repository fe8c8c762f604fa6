import { defineConfig } from 'vitest/config';

// The tests that stand beside the pure code: what mutation testing holds it against.
export default defineConfig({
  test: {
    include: ['src/signoff/**/*.test.ts', 'src/app/sign-off/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    // A property that fails has killed the mutant; looking for its smallest counterexample would take most of the time.
    env: { SHRINK: 'no' },
  },
});
