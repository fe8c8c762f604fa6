import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/** Puts the licences of the packages that went into a bundle beside it. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = [...new Set(modules.flatMap((id) => packageFolder(id) ?? []))];
      const texts = folders.map(licenceOf).toSorted();
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: `${texts.join('\n\n')}\n` });
    },
  };
}

/** Writes down which packages went into which file, so that a test can tell what a command loads. */
function packageList(): Plugin {
  return {
    name: 'package-list',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const packagesIn = (ids: readonly string[]) =>
        [...new Set(ids.flatMap((id) => packageFolder(id) ?? []).map(nameOf))].toSorted();
      const list = Object.fromEntries(chunks.map(({ fileName, moduleIds }) => [fileName, packagesIn(moduleIds)]));
      this.emitFile({ type: 'asset', fileName: 'packages.json', source: `${JSON.stringify(list, null, 1)}\n` });
    },
  };
}

function packageFolder(module: string): string | null {
  if (!module.includes('/node_modules/')) return null;
  let folder = dirname(module);
  while (!existsSync(join(folder, 'package.json')) || !nameOf(folder)) folder = dirname(folder);
  return folder;
}

function nameOf(folder: string): string | undefined {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
}

function licenceOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file
    ? readFileSync(join(folder, file), 'utf8')
    : JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license;
  return `${nameOf(folder)}\n\n${String(text).replaceAll('\r\n', '\n').trim()}`;
}

const shared = {
  platform: 'node' as const,
  // The same code as yaml's main entry, as modules: the bundler can then leave out what nobody calls.
  resolve: { alias: { yaml: `${import.meta.dirname}/node_modules/yaml/browser/dist/index.js` } },
  plugins: [licences()],
};

export default defineConfig([
  // What users run: one entry, and a chunk for each command that is loaded when it is used.
  {
    ...shared,
    plugins: [licences(), packageList()],
    input: { start: 'src/cli/start.ts' },
    output: { dir: 'dist/cli', format: 'esm', minify: true, cleanDir: true, chunkFileNames: '[name]-[hash].js' },
  },
  // What GitHub runs: one file an Action, committed, because `uses:` installs nothing.
  {
    ...shared,
    input: { main: 'src/action/start.ts' },
    output: { dir: 'action', format: 'esm', minify: true, cleanDir: true, codeSplitting: false },
  },
  {
    ...shared,
    input: { main: 'src/action/pull-request/start.ts' },
    output: { dir: 'pull-request/bundle', format: 'esm', minify: true, cleanDir: true, codeSplitting: false },
  },
]);
