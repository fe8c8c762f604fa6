import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './glob.ts';

/** The meaning of a glob, said as plainly as possible: it tries everything, and takes as long as that takes. */
function matchesNaively(glob: readonly string[], path: readonly string[]): boolean {
  const [pattern, ...patterns] = glob;
  if (pattern === undefined) return path.length === 0;
  if (pattern === '**')
    return path.some((_, skip) => matchesNaively(patterns, path.slice(skip))) || matchesNaively(patterns, []);
  const [name, ...names] = path;
  return name !== undefined && matchesNameNaively(pattern, name) && matchesNaively(patterns, names);
}

function matchesNameNaively(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*')
    return matchesNameNaively(rest, name) || (name !== '' && matchesNameNaively(pattern, name.slice(1)));
  return name !== '' && (pattern[0] === '?' || pattern[0] === name[0]) && matchesNameNaively(rest, name.slice(1));
}

const names = fc.constantFrom('views', 'sales.md', 'sales', 'work-offline.md', 'archive', '2024');
const patterns = fc.constantFrom(
  '**',
  '**',
  '*',
  '*.md',
  'views',
  's*',
  '?ales',
  'sales*',
  'w*-*.md',
  'archive',
  '*2*',
);

describe('matchesGlob', () => {
  it('means the same as a matcher that tries everything, for globs like those that people write', () => {
    fc.assert(
      fc.property(
        fc.array(patterns, { minLength: 1, maxLength: 6 }),
        fc.array(names, { minLength: 1, maxLength: 6 }),
        (glob, path) => {
          expect(matchesGlob(glob.join('/'), path.join('/'))).toBe(matchesNaively(glob, path));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('means the same as a matcher that tries everything, for any mixture of stars, marks and slashes', () => {
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '*', '?', '/'), maxLength: 9 });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 9 });
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        expect(matchesGlob(pattern, text)).toBe(matchesNaively(pattern.split('/'), text.split('/')));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['**/sales.md', 'sales.md'],
    ['**/sales.md', 'field-db/views/sales.md'],
    ['field-db/**', 'field-db/views/sales.md'],
    ['field-db/**/sales.md', 'field-db/sales.md'],
    ['field-db/**/sales.md', 'field-db/views/2024/sales.md'],
    ['**/views/**/*.md', 'field-db/views/sales.md'],
    ['**', 'sign-off.md'],
    ['views/?ales.md', 'views/sales.md'],
    ['values/?.md', 'values/🙂.md'],
  ])('%s matches %s', (glob, path) => {
    expect(matchesGlob(glob, path)).toBe(true);
  });

  it.each([
    ['a star stays within one name', 'field-db/*.md', 'field-db/views/sales.md'],
    ['a glob matches the whole path', 'views/sales', 'views/sales.md'],
    ['a glob matches from the start', 'sales.md', 'views/sales.md'],
    ['two stars inside a name are no more than one', 'field**sales.md', 'field-db/sales.md'],
    ['case matters', 'Views/*.md', 'views/sales.md'],
    ['a dot is a dot', 'sales.md', 'salesXmd'],
    ['brackets are brackets', 'sale[s].md', 'sales.md'],
    ['braces are braces', '{sales,product}.md', 'sales.md'],
    ['an exclamation mark is one', '!sales.md', 'product.md'],
  ])('%s', (_, glob, path) => {
    expect(matchesGlob(glob, path)).toBe(false);
  });

  it('finishes on patterns that defeat a matcher that goes back further than the last star', () => {
    expect(matchesGlob(`${'*a'.repeat(1000)}*b`, 'a'.repeat(20_000))).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(500)}b`, 'a/'.repeat(5000))).toBe(false);
    expect(matchesGlob(`${'**/*a*a*/'.repeat(200)}b`, `${'a'.repeat(20)}/`.repeat(1000))).toBe(false);
  });
});
