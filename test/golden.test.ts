import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const roots = ['positioning', 'examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];
const runs = [
  ['check'],
  ['check', '--format', 'json'],
  ['show'],
  ['show', '--format', 'json'],
  ['compare'],
  ['align'],
  ['trace'],
];

const cases = roots.flatMap((root) =>
  runs.map((args) => ({
    root,
    args: [...args, '--root', root],
    file: `test/golden/${root.split('/').at(-2) ?? 'throughline'}/${args[0]}.${args.includes('json') ? 'json' : 'txt'}`,
  })),
);

// Outside of any repository: how far back the history of a clone goes must not show.
const outside = mkdtempSync(join(tmpdir(), 'throughline-golden-'));
for (const path of ['positioning', 'examples', 'docs', 'README.md', 'action.yml']) {
  cpSync(path, join(outside, path), { recursive: true });
}
afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe('what the program prints (else: npm run golden, and review the difference)', () => {
  it.each(cases)('throughline $args', ({ root, args, file }) => {
    const { stdout, status } = spawnSync(process.execPath, [resolve('bin/throughline.js'), ...args], {
      cwd: outside,
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: '',
        SOURCE_DATE_EPOCH: '1780272000',
      },
    });
    if (process.env['GOLDEN'] === 'write') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, stdout);
    }
    expect(status).toBe(args[0] === 'trace' && root !== 'positioning' ? 1 : 0);
    expect(existsSync(file)).toBe(true);
    expect(stdout).toBe(readFileSync(file, 'utf8'));
    // A path stays whole, so that it can be clicked or copied.
    const tooLong = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith(root));
    if (file.endsWith('.txt')) expect(tooLong).toEqual([]);
  });
});
