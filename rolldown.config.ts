import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChunkingContext, defineConfig, type Plugin } from 'rolldown';

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
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? null;
}

function nameOf(folder: string): string | undefined {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
}

function licenceOf(folder: string): string {
  const text = textOf(folder, /^licen[cs]e/i) ?? textOf(folder, /^readme/i)?.split(/^(?=#* *licen[cs]e$)/im)[1];
  if (text === undefined) throw new Error(`No licence text in ${folder}: a bundle must not take it in.`);
  return `${nameOf(folder)}\n\n${text.replaceAll('\r\n', '\n').trim()}`;
}

function textOf(folder: string, name: RegExp): string | undefined {
  const file = readdirSync(folder).find((entry) => name.test(entry));
  return file && readFileSync(join(folder, file), 'utf8');
}

/**
 * How the program is cut into files. Each costs what reading 10 kB more costs, so what six commands or more need is one
 * file; but nothing that drags a parser along, which a command may do without.
 */
function cutIntoFiles() {
  const light = new Map<string, boolean>();
  const isLight = (id: string, context: ChunkingContext): boolean => {
    const known = light.get(id);
    if (known !== undefined) return known;
    light.set(id, true); // packages may import in circles
    const imports = context.getModuleInfo(id)?.importedIds ?? [];
    const is = !heavy.test(id) && imports.every((each) => isLight(each, context));
    light.set(id, is);
    return is;
  };
  return {
    includeDependenciesRecursively: false,
    groups: [
      // What `--version` and a wrong word need.
      {
        name: 'main',
        test: /[\\/](?:commander[\\/]|src[\\/](?:cli[\\/]main|app[\\/]user-error|report[\\/](?:json|printable)|version)\.ts$)/,
        priority: 2,
      },
      {
        name: 'world',
        test: /[\\/]src[\\/](?:cli[\\/]world|io[\\/](?:clock|files[\\/](?:disk-cache|file-content|in-turn|leftovers|work-tree|writer)))\.ts$/,
        priority: 2,
      },
      {
        name: (id: string, context: ChunkingContext) => (isLight(id, context) ? 'shared' : null),
        minShareCount: 6,
        priority: 1,
      },
    ],
  };
}

// Packages but the smallest, and the validators that go with the YAML parser.
const heavy =
  /[\\/]node_modules[\\/](?!commander|fastest-levenshtein|picocolors|fast-string-)|validators\.generated\.ts$/;

const shared = {
  platform: 'node' as const,
  // The same code as yaml's main entry, as modules: the bundler can then leave out what nobody calls.
  resolve: { alias: { yaml: `${import.meta.dirname}/node_modules/yaml/browser/dist/index.js` } },
  plugins: [licences()],
};

export default defineConfig([
  // What users run: one entry, and a chunk for each command that is loaded when it is used. In CommonJS, which starts
  // quicker: no loader to start first, and nothing that waits for the disk file by file.
  {
    ...shared,
    plugins: [licences(), packageList()],
    input: { start: 'src/cli/start.ts' },
    output: {
      dir: 'dist/cli',
      format: 'cjs',
      minify: true,
      cleanDir: true,
      entryFileNames: '[name].cjs',
      // No hash: a new version then takes the place of the old one in Node's cache of compiled code.
      chunkFileNames: '[name].cjs',
      codeSplitting: cutIntoFiles(),
    },
  },
  // What other programs import.
  {
    ...shared,
    input: { index: 'src/index.ts' },
    output: { dir: 'dist/lib', format: 'esm', minify: true, cleanDir: true, chunkFileNames: '[name]-[hash].js' },
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
