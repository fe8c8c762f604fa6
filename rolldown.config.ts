import { defineConfig } from 'rolldown';

// What users run: one entry, and a chunk for each command that is loaded when it is used.
export default defineConfig({
  input: { start: 'src/cli/start.ts' },
  platform: 'node',
  output: { dir: 'dist/cli', format: 'esm', minify: true, cleanDir: true, chunkFileNames: '[name]-[hash].js' },
});
