import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, main } from '../../src/cli/main.ts';
import { hostileText, piece } from './hostile.ts';
import { expectPrintable } from './judge.ts';
import { runs } from './runs.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program in this process, in a fresh copy of an example, with nobody at the terminal and no network. */
async function run(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  rmSync(folder, { recursive: true, force: true });
  cpSync('examples/mobile-database', folder, { recursive: true });
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write(text: string, done?: () => void) {
      said[name] += text;
      done?.();
      return true;
    },
  });
  const host = {
    cwd: () => folder,
    env: {
      XDG_CACHE_HOME: join(folder, '.cache'),
      GITHUB_API_URL: 'http://127.0.0.1:1',
      SOURCE_DATE_EPOCH: '1780272000',
    },
    stdin: {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  };
  const code = await main(words, host as unknown as NodeJS.Process);
  return { code, ...said };
}

const references = [
  'values/organise-own-data',
  'tactics/home-page',
  'functions/sales',
  'product/mobile-database',
  'sales',
];
const paths = [
  'positioning',
  'docs',
  'README.md',
  './x',
  '.',
  '..',
  'nowhere',
  'positioning/mobile-database/product.md',
];
const options =
  `--root --product --format --rev --no-cache --fix --max-warnings --responses --fail-under --collect --dry-run
  --yes --name --market --function --force --write-baseline --because --propose-terms --repo --pull --publish --branch
  --github --write --check --base-url --overwrite --help -h -- - --x -y`.split(/\s+/);
const values = [
  'text',
  'json',
  'github',
  'sarif',
  'markdown',
  '0',
  '-1',
  '1e9',
  'acme/website',
  'mobile-database',
  'HEAD',
  '',
];
const known = [...references, ...paths, ...options, ...options, ...values, 'value', 'market', 'pitch', 'csv', 'llms'];
// `dev` ends only when it is stopped, and `--out` leads out of the folder.
const command = fc.constantFrom(...Object.keys(commands).filter((name) => name !== 'dev'), 'help', '--version', 'chek');
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, piece, hostileText);
const words = fc
  .tuple(command, fc.array(word, { maxLength: 5 }))
  .map(([name, rest]) => [name, ...rest])
  .filter((all) => !all.some((each) => /\.\.|^\//.test(each) && each !== '..'));

describe('whatever is typed after the name of the program', () => {
  it('ends with 0, 1 or 2; what is wrong is told without a stack, and JSON is JSON', async () => {
    const property = fc.asyncProperty(words, async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      expect([0, 1, 2]).toContain(code);
      expect(stderr).not.toContain('mistake in throughline');
      expectPrintable(stderr);
      if (code === 2 && stdout === '') expect(stderr.trim()).not.toBe('');
      const format = argv.indexOf('--format');
      const isRead = !argv.slice(0, format).includes('--') && argv.lastIndexOf('--format') === format;
      if (format > 0 && isRead && argv[format + 1] === 'json' && stdout.startsWith('{')) JSON.parse(stdout);
    });
    await fc.assert(property, runs(12));
  });
});
