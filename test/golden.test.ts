import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRepositioning } from './e2e/repositioning.ts';

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
    expect(status).toBe(args[0] === 'trace' && root !== 'positioning' ? 1 : 0);
    expectGolden(file, stdout);
    // A path stays whole, so that it can be clicked or copied.
    if (file.endsWith('.txt')) expect(tooLong(stdout).filter((line) => !line.startsWith(root))).toEqual([]);
  });

  it.each(['mobile-database', 'agile-project-management'] as const)(
    'throughline diff, across the repositioning of %s',
    (name) => {
      const { code, stdout, stderr } = openRepositioning(name).throughline('diff', 'HEAD~1', 'HEAD');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expectGolden(`test/golden/${name}/diff.txt`, stdout);
      expect(tooLong(stdout)).toEqual([]);
    },
  );
});

function expectGolden(file: string, output: string): void {
  if (process.env['GOLDEN'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, output);
  }
  expect(existsSync(file)).toBe(true);
  expect(output).toBe(readFileSync(file, 'utf8'));
}

function tooLong(output: string): string[] {
  return output.split('\n').filter((line) => line.length > 80);
}
