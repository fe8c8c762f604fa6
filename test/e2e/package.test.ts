import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { packInto } from '../../scripts/pack.ts';
import { commands } from '../../src/cli/main.ts';
import { version } from '../../src/version.ts';
import { workIn } from './program.ts';

const project = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'throughline-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packed = packInto(folder);
const home = join(folder, 'home');
const installed = join(home, 'node_modules/throughline');
const program = join(installed, 'bin/throughline.js');

// Somebody's empty repository, and one that tells a story already. Both run what the first installed.
const empty = workIn(home, { program });
empty.write('package.json', '{ "private": true, "type": "module" }\n');
empty.git('init', '--quiet');
install();
const example = workIn(join(folder, 'example'), { program });
cpSync(join(project, 'examples/mobile-database'), example.folder, { recursive: true });
example.git('init', '--quiet');
example.git('add', '.');
example.git('commit', '--quiet', '--message', 'The story as it is told now');

/** Offline and with an empty cache: whatever else the package needed would not be found. */
function install(): void {
  const words = ['install', '--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache'), packed.tarball];
  const npm = spawnSync('npm', words, { cwd: home, encoding: 'utf8' });
  if (npm.status !== 0) throw new Error(`npm install: ${npm.stderr}`);
}

describe('what is published', () => {
  it('needs no other package', () => {
    const modules = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules).toEqual(['throughline']);
  });

  it('is the program, the library with its types, the schemas, and the licences of all that it took in', () => {
    const tops = new Set(packed.files.map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...tops].filter((path) => !path.startsWith('schemas/')).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/throughline.js',
      'dist/cli',
      'dist/lib',
      'dist/types',
      'package.json',
    ]);
    const packages = JSON.parse(readFileSync(join(project, 'dist/cli/packages.json'), 'utf8')) as object;
    const licences = readFileSync(join(installed, 'dist/cli/licenses.txt'), 'utf8');
    const taken = [...new Set<string>(Object.values(packages).flat())];
    expect(taken.length).toBeGreaterThan(50);
    expect(taken.filter((name) => !licences.includes(`\n${name}\n\n`) && !licences.startsWith(`${name}\n`))).toEqual(
      [],
    );
    expect(packed.files).toContain('dist/lib/licenses.txt');
  });

  it('is as small as CONTRIBUTING.md says, and it says no more than is true', () => {
    const [, packedKb, installedMb] =
      /(\d+) kB packed and ([\d.]+) MB installed/.exec(readFileSync(join(project, 'CONTRIBUTING.md'), 'utf8')) ?? [];
    expect(packed.packedBytes / 1e3 / Number(packedKb)).toBeGreaterThan(0.85);
    expect(packed.packedBytes / 1e3 / Number(packedKb)).toBeLessThanOrEqual(1);
    expect(packed.installedBytes / 1e6 / Number(installedMb)).toBeGreaterThan(0.85);
    expect(packed.installedBytes / 1e6 / Number(installedMb)).toBeLessThanOrEqual(1);
  });
});

// In this order: a later one finds what an earlier one wrote.
const runs: [line: string, where: typeof empty, code: number, says: RegExp][] = [
  ['--version', empty, 0, new RegExp(`^${version}\n$`)],
  ['--help', empty, 0, /Positioning as code/],
  ['check', empty, 2, /begin one/],
  [
    'init --yes --product field-db --function sales=@acme/sales --function marketing=@acme/marketing',
    empty,
    0,
    /wrote/i,
  ],
  ['new alternative paper-forms', empty, 0, /paper-forms\.md/],
  ['check', empty, 1, /paper-forms\.md/],
  ['codeowners --check', empty, 0, /CODEOWNERS/],
  ['doctor', empty, 0, /git/],
  ['check', example, 0, /warning/],
  ['show', example, 0, /Embedded database for mobile devices/],
  ['compare', example, 0, /sync-on-reconnect/],
  ['align', example, 0, /Market category/],
  ['trace', example, 1, /tactic/i],
  ['review tactics/home-page', example, 0, /home-page/],
  ['ballot', example, 0, /ballots/],
  ['rename values/deploy-to-hundreds deploy-to-many', example, 0, /deploy-to-many/],
  ['diff HEAD', example, 0, /renamed|another id|deploy-to-many/i],
  ['export pitch', example, 0, /mobile/],
  ['export product-marketing --out told.md', example, 0, /told\.md/],
  ['import told.md --root retold', example, 0, /retold/],
  ['build --out published', example, 0, /published/],
  ['dev --help', example, 0, /--port/],
  ['sign-off --repo acme/field-db --pull 7', example, 2, /GITHUB_TOKEN/],
];

describe('the installed program, in the repository of somebody else', () => {
  it('is tried with every command', () => {
    expect(new Set(runs.map(([line]) => line.split(' ')[0]!))).toEqual(
      new Set([...Object.keys(commands), '--version', '--help']),
    );
  });

  it.each(runs)('%s', (line, { throughline }, code, says) => {
    const { code: actual, stdout, stderr } = throughline(...line.split(' '));
    expect(`${stdout}${stderr}`).toMatch(says);
    expect(stderr).not.toContain('This is a mistake in throughline');
    expect(actual, stdout + stderr).toBe(code);
  });

  it('built a site of whole pages', () => {
    expect(existsSync(join(example.folder, 'published/index.html'))).toBe(true);
  });

  it('says so when GitHub does not know the token', async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const words = [program, 'sign-off', '--repo', 'acme/field-db', '--pull', '7'];
    const env = { ...process.env, GITHUB_TOKEN: 'wrong', GITHUB_API_URL: api };
    const told = await promisify(execFile)(process.execPath, words, { cwd: example.folder, env }).catch(
      (error) => error,
    );
    server.close();
    expect(told.code).toBe(2);
    expect(told.stdout).toMatch(/token/);
    expect(told.stderr).not.toContain('This is a mistake in throughline');
  });
});

describe('the installed library', () => {
  it('has types that stand on their own, and works when imported', () => {
    empty.write('consumer.ts', consumer);
    const tsc = join(project, 'node_modules/typescript/bin/tsc');
    const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', lib: ['es2023'], types: [] };
    empty.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const compiled = spawnSync(process.execPath, [tsc], { cwd: home, encoding: 'utf8' });
    expect(compiled.stdout).toBe('');
    const ran = spawnSync(process.execPath, ['consumer.js'], { cwd: home, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(`${version}\npositioning/field-db/product.md:3 reference/unknown\n`);
  });
});

const consumer = `
import { check, type CheckResult, type Finding, version, type World } from 'throughline';

const files: Record<string, string> = {
  'functions/sales.md': '---\\nname: Sales\\nowners: ["@acme/sales"]\\n---\\n',
  'field-db/product.md': '---\\nname: Field DB\\nmarket: mobile-database\\n---\\n',
};
const encoder = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const nothing = async () => { throw new Error('check writes nothing'); };
const world: World = {
  source: {
    readEntries: async () =>
      Object.entries(files).map(([path, text]) => ({ path, content: { type: 'file', bytes: encoder(text) } })),
  },
  files: { read: async () => null, write: nothing, writeAll: nothing, move: nothing },
  repository: { foldersBelowTop: async () => [] },
  history: { findHead: async () => null, readVersions: async () => new Map() },
  surfaces: { async *read() {} },
  clock: { today: () => '2026-06-01' },
  cache: { load: () => null, save: () => {} },
};
const result: CheckResult = await check(world, { root: 'positioning', paths: [], fix: false });
const log: (line: string) => void = (globalThis as any).console.log;
log(version);
const found: Finding | undefined = result.findings.find(({ rule }) => rule === 'reference/unknown');
log(\`\${found?.place.path}:\${found?.place.line} \${found?.rule}\`);
`;
