import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, describe, expect, it } from 'vitest';

const core = [
  'model',
  'document',
  'derive',
  'rules',
  'align',
  'diff',
  'trace',
  'signoff',
  'report',
  'interchange',
  'app',
];
const scratch = mkdtempSync('src/model/scratch-');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function cruiseFiles(paths: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(paths, await extractOptions('./.dependency-cruiser.js'));
  return output as ICruiseResult;
}

describe('the rooms', () => {
  it('import inwards only, keep one home per package, and have no circles or dead files', async () => {
    const { summary } = await cruiseFiles(['src']);
    const broken = summary.violations.filter(({ from }) => !from.startsWith(scratch));
    expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // A cruiser that cannot read the sources sees no modules, and then no violations either.
    expect(summary.totalCruised).toBeGreaterThan(80);
  });

  it('would not get away with an import outwards, a file read, or a package in the wrong room', async () => {
    const intruder = join(scratch, 'intruder.ts');
    writeFileSync(
      intruder,
      `import { readFileSync } from 'node:fs';
       import { parse } from 'yaml';
       import { check } from 'fast-check';
       import { deriveFrame } from '../../derive/frame.ts';
       export const loot = [readFileSync, parse, check, deriveFrame];`,
    );
    const { summary } = await cruiseFiles([intruder]);
    const names = summary.violations.filter(({ from }) => from === intruder).map(({ rule }) => rule.name);
    expect(names.toSorted()).toEqual([
      'core-is-pure',
      'model-imports-inwards-only',
      'packages-with-a-home-only',
      'yaml-lives-in-document',
    ]);
  });
});

describe('the core', () => {
  const impure =
    /\b(?:process\.|console\.|Date\.now|new Date\b|Math\.random|randomUUID|randomBytes|performance\.|setTimeout|setInterval|fetch\(|globalThis)/;
  const files = core.flatMap((room) =>
    readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('scratch-'))
      .map((file) => `src/${room}/${file}`),
  );

  it.each(files)('%s asks for no time, chance or environment', (file) => {
    const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code.match(impure)?.[0]).toBeUndefined();
  });
});
