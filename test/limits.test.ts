import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const units: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, Mi: 1024 ** 2, minutes: 60_000 };

interface Limit {
  readonly what: string;
  readonly told: number;
  readonly set: string;
  readonly path: string;
}

const limits = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`src/'))
  .map((line): Limit => {
    const [, what = '', limit = ''] = line.split('|').map((cell) => cell.trim());
    const [, number = '', unit = ''] = /^([\d,]+) ?(\w*)/.exec(limit) ?? [];
    const [, set = '', path = ''] = /`([^`]+)` in `(src\/[^`]+)`/.exec(line) ?? [];
    return { what, told: Number(number.replaceAll(',', '')) * (units[unit] ?? 1), set, path };
  });

/** What a sum of numbers and `maxFileBytes` comes to. */
function product(expression: string): number {
  const factors = expression.split('*').map((word) => word.trim().replaceAll('_', ''));
  return factors.reduce((sum, word) => sum * (word === 'maxFileBytes' ? 1024 ** 2 : Number(word)), 1);
}

describe('the page of limits', () => {
  it.each(limits)('$what: says what the code says', ({ told, set, path }) => {
    const source = readFileSync(path, 'utf8');
    const [, value] = new RegExp(`const ${set.replace(/[*.]/g, '\\$&')} = ([\\w* ]+);`).exec(source) ?? [];
    const meant = set.includes('*') && source.includes(set) ? set : value;
    expect(meant, `${set} in ${path}`).toBeDefined();
    expect(product(meant ?? '')).toBe(told);
  });
});
