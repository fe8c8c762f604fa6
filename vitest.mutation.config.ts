import { defineConfig } from 'vitest/config';

// The tests that stand beside the pure code: what mutation testing holds it against.
export default defineConfig({
  test: { include: ['src/signoff/**/*.test.ts', 'src/app/sign-off/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
});
