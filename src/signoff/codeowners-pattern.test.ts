import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathNames, parsePattern, splitPath } from './codeowners-pattern.ts';

/** Fails the test when the pattern is refused. */
function owns(pattern: string, path: string): boolean {
  return matcherOf(pattern)(splitPath(path));
}

function matcherOf(pattern: string): (path: PathNames) => boolean {
  const parsed = parsePattern(pattern);
  if ('message' in parsed) throw new Error(parsed.message);
  return parsed.matches;
}

describe('what a pattern owns', () => {
  it.each([
    [
      'a name at any depth, with everything below',
      'sales',
      ['sales', 'sales/deck.md', 'emea/sales', 'emea/sales/q3/a'],
    ],
    ['a name at the top', '/sales', ['sales', 'sales/deck.md', 'sales/q3/deck.md']],
    ['a folder at any depth', 'sales/', ['sales/deck.md', 'emea/sales/deck.md', 'emea/sales/q3/deck.md']],
    ['a folder at the top', '/sales/', ['sales/deck.md', 'sales/q3/deck.md']],
    ['several names, which begin at the top', 'sales/q3', ['sales/q3', 'sales/q3/deck.md']],
    ['several names behind a slash', '/sales/q3', ['sales/q3', 'sales/q3/deck.md']],
    ['an ending at any depth', '*.md', ['deck.md', 'sales/deck.md', 'sales/.md', 'old.md/deck.txt']],
    ['an ending at the top', '/*.md', ['deck.md', 'old.md/deck.txt']],
    ['the files of a folder', 'docs/*', ['docs/guide.md', 'docs/.hidden']],
    ['the files at the top', '/*', ['README.md']],
    ['everything in a folder', 'docs/**', ['docs/guide.md', 'docs/a/b/guide.md']],
    ['everything in a folder, said with three names', 'docs/**/*', ['docs/guide.md', 'docs/a/b/guide.md']],
    ['a name anywhere in a folder', 'docs/**/faq', ['docs/faq', 'docs/a/faq', 'docs/a/b/faq', 'docs/a/faq/b.md']],
    ['a name anywhere', '**/faq', ['faq', 'docs/faq', 'docs/a/faq/b.md']],
    ['two names anywhere', '**/docs/faq', ['docs/faq', 'sales/docs/faq', 'sales/docs/faq/b.md']],
    ['everything, with one star', '*', ['README.md', 'docs/guide.md', 'docs/a/b.md']],
    ['everything, with two', '**', ['README.md', 'docs/guide.md', 'docs/a/b.md']],
    ['everything, from the top', '/**', ['README.md', 'docs/guide.md', 'docs/a/b.md']],
    ['everything, with three', '**/*', ['README.md', 'docs/guide.md', 'docs/a/b.md']],
    ['everything that is not at the top', '*/', ['docs/guide.md', 'docs/a/b.md']],
    ['what is in the folders of a folder', 'docs/*/', ['docs/a/b.md', 'docs/a/b/c.md']],
    ['what is in its folders at any depth', 'docs/**/*/', ['docs/a/b.md', 'docs/a/b/c.md']],
    ['a star inside a name', 'q*3', ['q3', 'q-3', 'sales/q3-q3', 'q3/deck.md']],
    ['a star at the end of a name, with everything below', '/q*', ['q', 'q3', 'q3/deck.md']],
    ['a star for a whole folder', '/*/deck.md', ['sales/deck.md']],
    ['a mark for one character', 'q?', ['q3', 'sales/q4', 'q3/deck.md', 'q🙂']],
    ['two pairs of stars', 'a/**/b/**/c', ['a/b/c', 'a/x/b/y/z/c', 'a/b/c/b/x/c', 'a/b/c/d']],
    ['folders where a name fits twice', '**/a*/b/*c', ['a/b/c', 'a1/b/a2/b/cc', 'a/a/b/c']],
    ['spaces', 'our\\ docs/home\\ page.md', ['our docs/home page.md']],
    ['letters of any language', '/größe/数据*', ['größe/数据', 'größe/数据库.md']],
    ['a hash in a name', '/c#/', ['c#/deck.md']],
    ['a hash behind a slash', '/#notes.md', ['#notes.md']],
    ['a hash behind an escaped mark', 'why\\?#1', ['why?#1']],
    ['an exclamation mark behind a slash', '/!notes.md', ['!notes.md']],
    ['an exclamation mark in a name', 'notes!.md', ['notes!.md']],
    ['an escaped star', 'a\\*', ['a*', 'a*/b']],
    ['an escaped star alone', '/docs/\\*', ['docs/*', 'docs/*/b']],
    ['a star behind an escaped star', '\\**', ['*', '*a', 'docs/*a', '*a/b']],
    ['an escaped mark', 'why\\?', ['why?']],
    ['escaped brackets', '/pages/\\[slug\\].tsx', ['pages/[slug].tsx']],
    ['escaped brackets at the start', '\\[slug\\]', ['[slug]']],
    ['an escaped backslash', 'a\\\\b', ['a\\b']],
    ['an escaped backslash at the end', 'a\\\\', ['a\\']],
    ['an escaped backslash before a star', 'a\\\\*', ['a\\', 'a\\b']],
    ['dots in names', '.github/..a/b..', ['.github/..a/b..']],
  ])('%s: %s', (_, pattern, paths) => {
    expect(paths.filter((path) => !owns(pattern, path))).toEqual([]);
  });

  it.each([
    ['a part of a name', 'sales', ['sales.md', 'presales', 'emea/presales/a']],
    ['a name at the top, only that', '/sales', ['emea/sales', 'sales.md']],
    ['a folder, no file', 'sales/', ['sales', 'emea/sales', 'presales/deck.md']],
    ['a folder at the top, only that', '/sales/', ['sales', 'emea/sales/deck.md']],
    ['several names, not deeper', 'sales/q3', ['emea/sales/q3', 'sales/q3.md', 'sales']],
    ['a folder of several names, not deeper and no file', 'sales/q3/', ['sales/q3', 'emea/sales/q3/deck.md']],
    ['an ending', '*.md', ['deck.mdx', 'md', 'sales/deckmd']],
    ['an ending at the top', '/*.md', ['sales/deck.md']],
    ['the files of a folder, not deeper ones', 'docs/*', ['docs/a/b.md', 'docs', 'sales/docs/guide.md']],
    ['the same behind a slash', '/docs/*', ['docs/a/b.md', 'docs', 'sales/docs/guide.md']],
    ['the files at the top', '/*', ['docs/guide.md']],
    ['everything in a folder, no file of its name', 'docs/**', ['docs', 'docs.md', 'sales/docs/guide.md']],
    ['the same, said with three names', 'docs/**/*', ['docs', 'sales/docs/guide.md']],
    ['a name anywhere in a folder', 'docs/**/faq', ['faq', 'docs', 'docs/faq.md', 'sales/docs/faq']],
    ['a name anywhere', '**/faq', ['faq.md', 'docs/myfaq']],
    ['a file at the top', '*/', ['README.md']],
    ['a file in a folder', 'docs/*/', ['docs/guide.md', 'docs', 'sales/docs/a/b.md']],
    ['a file in a folder, at any depth', 'docs/**/*/', ['docs/guide.md', 'docs']],
    ['a star stays in one name', 'q*3', ['q/3', 'q/a/3']],
    ['a star for a folder is one folder', '/*/deck.md', ['deck.md', 'sales/q3/deck.md']],
    ['a mark is one character', 'q?', ['q', 'q10', 'q/3']],
    ['a mark is no slash', '/a?b', ['a/b']],
    ['case matters', 'Sales/', ['sales/deck.md', 'SALES/deck.md']],
    ['a dot is a dot', 'a.b', ['axb']],
    ['an escaped star', 'a\\*', ['ab', 'a']],
    ['an escaped star alone', '\\*', ['a']],
    ['an escaped mark', 'why\\?', ['whys']],
    ['an escaped backslash before a star', 'a\\\\*', ['a*', 'ab']],
    ['two pairs of stars', 'a/**/b/**/c', ['a/c/b', 'a/b', 'b/c']],
    ['braces and pluses are themselves', '{a,b}+', ['a', 'b', 'a+']],
  ])('and what not: %s: %s', (_, pattern, paths) => {
    expect(paths.filter((path) => owns(pattern, path))).toEqual([]);
  });
});

describe('what is outside of the subset', () => {
  it.each([
    ['[Sales]', /sections that only GitLab knows/],
    ['^[Sales]', /sections that only GitLab knows/],
    ['[Sales][2]', /sections that only GitLab knows/],
    ['!sales', /negated/],
    ['!/sales/', /negated/],
    ['/q[1-4]', /ranges/],
    ['/q]', /ranges/],
    ['/q[1-4\\]', /ranges/],
    ['\\\\[ab]', /ranges/],
    ['\\#notes.md', /backslash/],
    ['/c\\#', /backslash/],
    ['\\!notes.md', /backslash/],
    ['/sales\\', /backslash/],
    ['\\', /backslash/],
    ['\\\\\\', /backslash/],
    ['/sa\\les', /backslash/],
    ['/sales\\/q3', /backslash/],
    ['/sales\\\tq3', /backslash/],
    ['/sales\\ #1', /`#` behind an escaped space/],
    ['***', /two stars or more/],
    ['/docs/***', /two stars or more/],
    ['/docs/***/faq', /two stars or more/],
    ['****', /two stars or more/],
    ['**.md', /two stars or more/],
    ['docs**', /two stars or more/],
    ['docs**/faq', /two stars or more/],
    ['**?', /two stars or more/],
    ['\\***', /two stars or more/],
    ['**\\*', /two stars or more/],
    ['**/', /ends in `\*\*\/`/],
    ['/**/', /ends in `\*\*\/`/],
    ['docs/**/', /ends in `\*\*\/`/],
    ['/', /a name that no file has/],
    ['//', /a name that no file has/],
    ['//docs', /a name that no file has/],
    ['docs//', /a name that no file has/],
    ['docs//faq', /a name that no file has/],
    ['.', /a name that no file has/],
    ['./docs', /a name that no file has/],
    ['/./docs', /a name that no file has/],
    ['../docs', /a name that no file has/],
    ['docs/..', /a name that no file has/],
    ['docs/../faq', /a name that no file has/],
    ['docs/./', /a name that no file has/],
  ])('%s', (pattern, message) => {
    expect(parsePattern(pattern)).toEqual({
      message: expect.stringMatching(message),
      help: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  it('names the pattern, cut short when it is long', () => {
    expect(parsePattern('/sales/[q3]')).toHaveProperty('message', expect.stringContaining('`/sales/[q3]`'));
    expect(parsePattern(`[${'q'.repeat(5000)}`)).toHaveProperty('message', expect.stringMatching(/^.{100,300}$/));
  });
});

/** The meaning of a pattern, said as plainly as possible: it tries everything, and takes as long as that takes. */
function ownsNaively(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/');
  const isAnchored = pattern.slice(0, -1).includes('/');
  const wanted = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const names = path.split('/');
  const foldersAbove = names.map((_, end) => names.slice(0, end)).slice(1);
  const reachesIn = isFolder || wanted.at(-1) !== '*';
  const candidates = [...(isFolder ? [] : [names]), ...(reachesIn ? foldersAbove : [])];
  return candidates.some((candidate) =>
    isAnchored
      ? matchesNaively(wanted, candidate)
      : candidate.some((_, start) => matchesNaively(wanted, candidate.slice(start))),
  );
}

function matchesNaively([wanted, ...rest]: readonly string[], names: readonly string[]): boolean {
  if (wanted === undefined) return names.length === 0;
  if (wanted === '**' && rest.length === 0) return names.length > 0;
  if (wanted === '**') return [...names, ''].some((_, skip) => matchesNaively(rest, names.slice(skip)));
  const [name, ...others] = names;
  return name !== undefined && matchesNameNaively(wanted, name) && matchesNaively(rest, others);
}

function matchesNameNaively(wanted: string, name: string): boolean {
  if (wanted === '') return name === '';
  const rest = wanted.slice(1);
  if (wanted[0] === '*') return [...name, ''].some((_, skip) => matchesNameNaively(rest, name.slice(skip)));
  return name !== '' && (wanted[0] === '?' || wanted[0] === name[0]) && matchesNameNaively(rest, name.slice(1));
}

function isDocumented(pattern: string): boolean {
  const names = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const areNames = names.every((name) => name !== '' && (name === '**' || !name.includes('**')));
  return areNames && !(pattern.endsWith('/') && names.at(-1) === '**');
}

const paths = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((names) => names.join('/'));

describe('matching', () => {
  it('means the same as a matcher that tries everything, for patterns with many folders', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'a', 'b', '*', '?'), minLength: 1, maxLength: 3 });
    const names = fc.array(fc.oneof(fc.constant('**'), fc.constant('*'), name), { minLength: 1, maxLength: 6 });
    const patterns = fc
      .tuple(fc.constantFrom('', '/'), names, fc.constantFrom('', '', '/'))
      .map(([start, middle, end]) => `${start}${middle.join('/')}${end}`)
      .filter(isDocumented);
    fc.assert(
      fc.property(patterns, paths, (pattern, path) => {
        expect(owns(pattern, path)).toBe(ownsNaively(pattern, path));
      }),
      { numRuns: 10_000 },
    );
  });

  it('means the same, or refuses the pattern, for any mixture of stars, marks and slashes', () => {
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '**', '?', '/'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(patterns, paths, (pattern, path) => {
        const parsed = parsePattern(pattern);
        expect('matches' in parsed).toBe(isDocumented(pattern));
        if ('matches' in parsed) expect(parsed.matches(splitPath(path))).toBe(ownsNaively(pattern, path));
      }),
      { numRuns: 10_000 },
    );
  });

  it('finds a path by its own text, escaped, and nothing else beside it', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '*', '?', '[', ']', '\\', ' ', '🙂', '!'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.array(name, { minLength: 1 }), (names, others) => {
        const path = names.join('/');
        const other = others.join('/');
        const escaped = `/${path.replace(/[ *?[\]\\]/g, '\\$&')}`;
        expect(owns(escaped, path)).toBe(true);
        expect(owns(escaped, other)).toBe(`${other}/`.startsWith(`${path}/`));
      }),
    );
  });

  it.each([
    ['stars in one name', '*a'.repeat(5000), 'a'.repeat(4000) + 'b'],
    ['stars in one name that ends otherwise', `${'*a'.repeat(1000)}*b`, 'a'.repeat(4000)],
    ['names that are stars', `${'*/'.repeat(2500)}b`, `${'a/'.repeat(2500)}a`],
    ['folders between stars', `${'**/a/'.repeat(1000)}b`, 'a/'.repeat(2000)],
    [
      'folders between stars with stars in their names',
      `${'**/*a*a*/'.repeat(300)}b`,
      `${'a'.repeat(20)}/`.repeat(200),
    ],
  ])('looks at each character at most once for each of the pattern: %s', (_, pattern, path) => {
    let looks = 0;
    const names = splitPath(path).map((name) => {
      const count = (target: readonly string[], key: string | symbol): unknown => {
        if (key !== 'length') looks += 1;
        return Reflect.get(target, key);
      };
      return new Proxy(name, { get: count });
    });
    expect(matcherOf(pattern)(names)).toBe(false);
    expect(looks).toBeLessThanOrEqual(pattern.length * path.length);
  });
});
