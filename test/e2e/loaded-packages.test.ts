import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExample } from './program.ts';

const dist = resolve(import.meta.dirname, '../../dist/cli');
const packagesByFile = JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8')) as Record<string, string[]>;

/** The packages whose code a run loads, as the runtime itself counts the files that it ran. */
function packagesLoadedBy(...args: string[]): string[] {
  const { folder, throughline } = openExample('mobile-database', { NODE_V8_COVERAGE: 'coverage' });
  throughline(...args);
  const files = readdirSync(join(folder, 'coverage')).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, 'coverage', name), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url).filter((url) => url.includes('/dist/cli/'));
  });
  expect(files.length).toBeGreaterThan(0);
  return [...new Set(files.flatMap((url) => packagesByFile[basename(url)] ?? [`unknown file ${url}`]))].toSorted();
}

const frame = ['commander'];
const printing = ['fast-string-truncated-width', 'fast-string-width', 'picocolors'];
const checking = [...frame, ...printing, 'yaml', 'fastest-levenshtein'];

describe('a command loads what it uses and nothing else', () => {
  it.each([
    ['--version', frame],
    ['--help', frame],
    ['check', checking],
    ['check --format json', checking],
    ['show', checking],
    ['compare', checking],
    ['align', [...checking, 'pure-rand', 'papaparse']],
  ])('%s', (command, packages) => {
    expect(packagesLoadedBy(...command.split(' '))).toEqual(packages.toSorted());
  });
});
