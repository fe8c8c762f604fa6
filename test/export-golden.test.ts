import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPositioning, type ExportFormat } from '../src/app/exchange/export.ts';
import { workTreeSource } from '../src/io/files/work-tree.ts';
import { memoryWorld } from './fakes/memory-world.ts';

const roots = ['positioning', 'examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];
const formats: readonly [ExportFormat, string][] = [
  ['product-marketing', 'md'],
  ['llms', 'md'],
  ['pitch', 'md'],
  ['battlecards', 'md'],
  ['moore', 'md'],
  ['csv', 'csv'],
];
const cases = roots.flatMap((root) => formats.map(([format, ending]) => ({ root, format, ending })));

describe('every format of every positioning (else: npm run golden, and review the difference)', () => {
  it.each(cases)('$format of $root', async ({ root, format, ending }) => {
    const world = { ...memoryWorld({}), source: workTreeSource(process.cwd()) };
    const { text } = await exportPositioning(world, { root, format });
    const file = `test/golden/${root.split('/').at(-2) ?? 'throughline'}/export-${format}.${ending}`;
    if (process.env['GOLDEN'] === 'write') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
