import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOwnership, isSameOwner, parseCodeowners } from './codeowners.ts';

const sentence = expect.stringMatching(/^[A-Z].+\.$/);

/** Null when no line covers the path. Fails the test when a line is a problem. */
function ownersOf(text: string, path: string): readonly string[] | null {
  const codeowners = parseCodeowners(text);
  expect(codeowners.problems).toEqual([]);
  return findOwnership(codeowners, path)?.owners ?? null;
}

/** What a file of one line with these owners says of them. */
function isOwner(owner: string): boolean {
  return parseCodeowners(`/positioning/ ${owner}`).problems.length === 0;
}

describe('the example of the documentation of GitHub', () => {
  const example = [
    '# The owners of everything else.',
    '*       @global-owner1 @global-owner2',
    '',
    '*.js    @js-owner #This is an inline comment.',
    '*.go docs@example.com',
    '*.txt @octo-org/octocats',
    '/build/logs/ @doctocat',
    'docs/*  docs@example.com',
    'apps/ @octocat',
    '/docs/ @doctocat',
    '/scripts/ @doctocat @octocat',
    '**/logs @octocat',
  ].join('\n');
  const withoutDocs = example.replace('/docs/ @doctocat\n', '');

  it.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['src/deep/main.c', ['@global-owner1', '@global-owner2']],
    ['index.js', ['@js-owner']],
    ['src/deep/index.js', ['@js-owner']],
    ['main.go', ['docs@example.com']],
    ['src/notes.txt', ['@octo-org/octocats']],
    ['apps/index.js', ['@octocat']],
    ['src/apps/deep/index.js', ['@octocat']],
    ['apps', ['@global-owner1', '@global-owner2']],
    ['docs/getting-started.md', ['@doctocat']],
    ['docs/build-app/troubleshooting.md', ['@doctocat']],
    ['src/docs/getting-started.md', ['@global-owner1', '@global-owner2']],
    ['scripts/release.sh', ['@doctocat', '@octocat']],
    ['src/scripts/release.sh', ['@global-owner1', '@global-owner2']],
    ['build/logs/today.log', ['@octocat']],
    ['scripts/logs/today.log', ['@octocat']],
    ['deeply/nested/logs/deeper/today.log', ['@octocat']],
  ])('%s', (path, owners) => {
    expect(ownersOf(example, path)).toEqual(owners);
  });

  it.each([
    ['build/logs/today.log', ['@doctocat']],
    ['build/logs/deeper/today.log', ['@doctocat']],
    ['src/build/logs/today.log', ['@global-owner1', '@global-owner2']],
  ])('%s, before `**/logs`', (path, owners) => {
    expect(ownersOf(example.replace('**/logs @octocat', ''), path)).toEqual(owners);
  });

  it('`docs/*` has the files of the folder and no deeper ones', () => {
    expect(ownersOf(withoutDocs, 'docs/getting-started.md')).toEqual(['docs@example.com']);
    expect(ownersOf(withoutDocs, 'docs/build-app/troubleshooting.md')).toEqual(['@global-owner1', '@global-owner2']);
  });

  it('a line without owners takes ownership away, a later one with an owner gives it', () => {
    expect(ownersOf('/apps/ @octocat\n/apps/github', 'apps/github/main.c')).toEqual([]);
    expect(ownersOf('/apps/ @octocat\n/apps/github', 'apps/main.c')).toEqual(['@octocat']);
    expect(ownersOf('/apps/ @octocat\n/apps/github @doctocat', 'apps/github/main.c')).toEqual(['@doctocat']);
  });
});

describe('findOwnership', () => {
  const text = '* @acme/everybody\n/positioning/ @acme/sales @acme/marketing\n*.md @acme/writers';

  it('goes by the last line that matches, and says which', () => {
    const codeowners = parseCodeowners(text);
    const lines = ['package.json', 'positioning/logo.svg', 'positioning/sign-off.md'].map(
      (path) => findOwnership(codeowners, path)?.line,
    );
    expect(lines).toEqual([1, 2, 3]);
  });

  it('is null where no line matches, which is not the same as a line without owners', () => {
    expect(ownersOf('/positioning/ @acme/sales', 'README.md')).toBeNull();
    expect(ownersOf('/positioning/', 'positioning/sign-off.md')).toEqual([]);
    expect(ownersOf('', 'README.md')).toBeNull();
  });

  it('changes only for the paths that a line added at the end matches', () => {
    const patterns = fc.constantFrom('*', '/*', 'sales', '/sales/', 'sales/*', '**/q3', '*.md', 'sales/**/q3', '/q?');
    const line = fc
      .tuple(patterns, fc.subarray(['@acme/sales', '@dana', 'ops@acme.example']))
      .map(([pattern, owners]) => [pattern, ...owners].join(' '));
    const path = fc
      .array(fc.constantFrom('sales', 'q3', 'deck.md', 'q'), { minLength: 1, maxLength: 4 })
      .map((names) => names.join('/'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), line, path, (lines, added, where) => {
        const before = ownersOf(lines.join('\n'), where);
        const alone = ownersOf(added, where);
        expect(ownersOf([...lines, added].join('\n'), where)).toEqual(alone ?? before);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseCodeowners', () => {
  it('keeps pattern and owners as written, with the number of the line', () => {
    const { rules, problems } = parseCodeowners(
      '# who owns what\n\n/our\\ docs/ \t @Acme/Sales\t\tdana@acme.example  \n \t\n/schemas/\n',
    );
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      { line: 3, pattern: '/our\\ docs/', owners: ['@Acme/Sales', 'dana@acme.example'], matches: expect.anything() },
      { line: 5, pattern: '/schemas/', owners: [], matches: expect.anything() },
    ]);
  });

  it.each([
    ['a comment behind the owners', '/c#/ @acme/sales # and @acme/marketing'],
    ['a comment behind a tab', '/c#/ @acme/sales\t#and @acme/marketing'],
    ['a comment of one character', '/c#/ @acme/sales #'],
    ['a comment with a backslash at its end', '/c#/ @acme/sales # \\'],
    ['a comment with what a pattern may not hold', '/c#/ @acme/sales # ![a]***\u00A0'],
    ['spaces before a comment', ' # all of it\n/c#/ @acme/sales'],
    ['CRLF', '\r\n/c#/ @acme/sales\r\n\r\n'],
    ['CRLF behind a comment', '# all of it\r\n/c#/ @acme/sales # ours\r\n'],
    ['a byte order mark', '\uFEFF/c#/ @acme/sales\n'],
    ['a byte order mark before a comment', '\uFEFF# all of it\n/c#/ @acme/sales\n'],
  ])('reads %s', (_, text) => {
    expect(ownersOf(text, 'c#/deck.md')).toEqual(['@acme/sales']);
  });

  it('takes a comment behind a pattern for no owner', () => {
    expect(ownersOf('/schemas/ # nobody', 'schemas/value.json')).toEqual([]);
  });

  it('takes a space behind a backslash for part of the pattern, even at the end of a line', () => {
    expect(ownersOf('/home\\ page.md @acme/sales', 'home page.md')).toEqual(['@acme/sales']);
    expect(ownersOf('/home\\ ', 'home ')).toEqual([]);
    expect(ownersOf('/home\\\\ @acme/sales', 'home\\')).toEqual(['@acme/sales']);
  });

  it.each([
    ['a negation', '!/positioning/ @acme/sales', /negated/],
    ['a range', '/q[1-4]/ @acme/sales', /ranges/],
    ['a section', '[Sales] @acme/sales', /sections/],
    ['an optional section', '^[Sales] @acme/sales', /sections/],
    ['a space before the pattern', ' /positioning/ @acme/sales', /begins with a blank/],
    ['a tab before the pattern', '\t/positioning/ @acme/sales', /begins with a blank/],
    ['an escaped hash', '\\#notes.md @acme/sales', /backslash/],
    ['a backslash before the end of the line', '/positioning\\', /backslash/],
    ['a backslash before CRLF', '/positioning\\\r', /backslash/],
    ['three stars', '/positioning/*** @acme/sales', /two stars/],
    ['an unescaped space', '/home page.md @acme/sales', /`page\.md` is no owner; expected `@user`/],
    ['a comment without a space', '/positioning/ @acme/sales#ours', /`@acme\/sales#ours` is no owner/],
    ['a wrong owner behind a right one', '/positioning/ @acme/sales marketing', /`marketing` is no owner/],
    ['a backslash among the owners', '/positioning/ @acme/sales \\', /is no owner/],
    ['an escaped space among the owners', '/positioning/ @acme/sales\\ @dana', /is no owner/],
    ['NUL', '/positioning/\u0000 @acme/sales', /U\+0000, which nobody sees/],
    ['a control character in a comment', '# ours\u000B* @mallory', /U\+000B/],
    ['CR inside a line', '# ours\r* @mallory', /U\+000D/],
    ['NEL', '# ours\u0085* @mallory', /U\+0085/],
    ['DEL', '/positioning/\u007F @acme/sales', /U\+007F/],
    ['a line separator in a comment', '# ours\u2028* @mallory', /U\+2028/],
    ['a paragraph separator in a comment', '# ours\u2029* @mallory', /U\+2029/],
    ['a space that is none', '/positioning/\u00A0@acme/sales', /U\+00A0/],
    ['an escaped space that is none', '/positioning\\\u3000 @acme/sales', /U\+3000/],
    ['a byte order mark inside', '\uFEFF/positioning/ @acme/sales', /U\+FEFF/],
    ['a change of the direction of writing', '/positioning/ @acme/sales \u202E', /U\+202E/],
    ['a character outside of the first plane', '/positioning/\u{E0001} @acme/sales', /U\+E0001/],
  ])('%s is a problem of its line, and the line is no rule', (_, line, message) => {
    expect(parseCodeowners(`* @acme/everybody\n\n${line}\n/docs/ @acme/docs`)).toEqual({
      rules: [expect.objectContaining({ line: 1 }), expect.objectContaining({ line: 4 })],
      problems: [{ line: 3, message: expect.stringMatching(message), help: sentence }],
    });
  });

  it('reports every line that is wrong, in the order of the file', () => {
    const { problems } = parseCodeowners('!a @dana\n* @dana\n/b marketing\n[c]\n');
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it.each(['@dana', '@d', '@0-day', '@dana-', '@dana_acme', `@${'d'.repeat(39)}`, '@Acme/Sales.EMEA_2-b', '@acme/-'])(
    '%s is an owner',
    (owner) => {
      expect(isOwner(owner)).toBe(true);
    },
  );

  it.each(['dana@acme.example', 'first.last+tag%x_y-z@mail.acme-2.example', '1+dana@users.noreply.github.com'])(
    'the address %s is an owner',
    (owner) => {
      expect(isOwner(owner)).toBe(true);
    },
  );

  it.each([
    'dana',
    '@',
    '@-dana',
    '@_dana',
    `@${'d'.repeat(40)}`,
    '@dana!',
    '@dána',
    '@@maintainer',
    '@/sales',
    '@acme/',
    '@acme/sales/emea',
    '@acme/sales!',
    `@${'a'.repeat(40)}/sales`,
    'acme/sales',
    'dana@',
    'dana@acme',
    'dana@acme.',
    'dana@.example',
    'dana@acme..example',
    'dana@sales@acme.example',
    'dana@acme.example/sales',
    'dána@acme.example',
    'dana@acme.exämple',
    '@dana,',
    '/docs/',
  ])('%s is no owner', (owner) => {
    expect(isOwner(owner)).toBe(false);
  });

  it('reads a line of 10,000 characters and no longer one, comments included', () => {
    const longest = `/${'a'.repeat(9_987)} @acme/sales`;
    expect(longest).toHaveLength(10_000);
    expect(parseCodeowners(`\n${longest}\r\n`).rules).toHaveLength(1);
    expect(parseCodeowners(`\n${longest}x`)).toEqual({
      rules: [],
      problems: [{ line: 2, message: expect.stringContaining('10001 characters'), help: sentence }],
    });
    expect(parseCodeowners(`#${longest}`).problems).toHaveLength(1);
  });

  it('reads a file of 3 MB and no larger one, counted in bytes', () => {
    const largest = `# ${'ü'.repeat(510)}\n`.repeat(3 * 1024);
    const full = `${largest}${'\n'.repeat(3 * 1024 * 1024 - Buffer.byteLength(largest) - 2)}*x`;
    expect(Buffer.byteLength(full)).toBe(3 * 1024 * 1024);
    expect(parseCodeowners(full).rules).toHaveLength(1);
    expect(parseCodeowners(`${full} `)).toEqual({
      rules: [],
      problems: [{ line: 1, message: expect.stringContaining('3145729 bytes'), help: sentence }],
    });
  });

  it('reads 100,000 lines', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `/product-${index}/ @acme/sales`);
    const codeowners = parseCodeowners(lines.join('\n'));
    expect(codeowners.problems).toEqual([]);
    expect(findOwnership(codeowners, 'product-99999/product.md')?.line).toBe(100_000);
    expect(findOwnership(codeowners, 'product-0/product.md')?.line).toBe(1);
    expect(findOwnership(codeowners, 'README.md')).toBeNull();
  });

  it('finishes on long lines of one kind of character', () => {
    for (const character of ['\\', '*', ' ', '#', '@', '[', '/', '.', '*/', '\\ ', 'a@', 'a.', '\r', '\t#']) {
      const line = character.repeat(10_000 / character.length);
      const { rules, problems } = parseCodeowners(`${line}\n* ${line}\n${line}x`);
      expect(rules.length + problems.length).toBeLessThanOrEqual(3);
    }
  });

  it('never throws, and says of each line one thing at most', () => {
    const unit = fc.constantFrom(
      'a',
      '@',
      '/',
      '*',
      '?',
      '[',
      '!',
      '#',
      '\\',
      ' ',
      '\t',
      '\r',
      '\n',
      '\0',
      '\uD800',
      'é',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), fc.string({ unit }), (text, path) => {
        const codeowners = parseCodeowners(text);
        const lines = [...codeowners.rules, ...codeowners.problems].map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(text.split('\n').length);
        const rule = findOwnership(codeowners, path);
        if (rule !== null) expect(codeowners.rules).toContain(rule);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('isSameOwner', () => {
  it('knows users, teams and addresses whatever their case', () => {
    expect(isSameOwner('@Dana', '@dANA')).toBe(true);
    expect(isSameOwner('@ACME/sales', '@acme/SALES')).toBe(true);
    expect(isSameOwner('Dana@acme.example', 'dana@ACME.example')).toBe(true);
  });

  it('tells apart what differs in more', () => {
    expect(isSameOwner('@dana', '@dan')).toBe(false);
    expect(isSameOwner('@acme/sales', '@acme/sale5')).toBe(false);
    expect(isSameOwner('@dana', 'dana')).toBe(false);
    expect(isSameOwner('@acme', '@acme/sales')).toBe(false);
  });

  it('takes no letter from elsewhere for one of the alphabet', () => {
    expect(isSameOwner('@\u212Aim', '@kim')).toBe(false);
    expect(isSameOwner('@\u017Fales', '@sales')).toBe(false);
  });
});
