import { defineConfig } from 'rolldown';

// What users run: one entry, and a chunk for each command that is loaded when it is used.
export default defineConfig({
  input: { start: 'src/cli/start.ts' },
  platform: 'node',
  // The same code as yaml's main entry, as modules: the bundler can then leave out what nobody calls.
  resolve: { alias: { yaml: `${import.meta.dirname}/node_modules/yaml/browser/dist/index.js` } },
  output: { dir: 'dist/cli', format: 'esm', minify: true, cleanDir: true, chunkFileNames: '[name]-[hash].js' },
});
