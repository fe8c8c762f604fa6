import { describe, expect, it } from 'vitest';
import { checkFiles, checkPage, type Files, tactic } from '../../../test/corpora/wording/check-page.ts';
import { docxOf, pptxOf } from '../../../test/corpora/wording/office-files.ts';

const brief = ({
  rule,
  severity,
  place,
}: {
  rule: string;
  severity: string;
  place: { path: string; line: number; column: number };
}) => `${place.path}:${place.line}:${place.column} ${severity} ${rule}`;

describe('a page', () => {
  it('that uses a retired term is told where, at which stage, and what to say', () => {
    const findings = checkFiles({ 'site/index.md': '# A mobile database\n\nIt is a home\ndatabase for vans.\n' });
    expect(findings).toEqual([
      {
        rule: 'tactic/retired-term',
        severity: 'error',
        message:
          'This says "home database", a retired term of the market "Personal database"; expected "Mobile database".',
        help: 'Say it in those words. If it tells history, say so in the sentence, or put it between two `<!-- throughline-ignore -->` comments. The reason: It brought single users.',
        place: { path: 'site/index.md', line: 3, column: 9, endLine: 3, endColumn: 13 },
        subject: { text: 'home database', sentence: 'It is a home database for vans.' },
        tactic: 'home-page',
        stage: 'awareness',
        alsoIn: [],
      },
    ]);
  });

  it.each([
    ['a name of a retired market', 'A personal database.', 'error tactic/rejected-market'],
    ['a word to avoid', 'A lightweight van.', 'error tactic/avoided-word'],
    ['a plural', 'Our home databases.', 'info tactic/near-variant'],
    ['another hyphen', 'A home-database.', 'info tactic/near-variant'],
    ['another order', 'A database for the home.', 'info tactic/near-variant'],
    ['a case for a person', 'Do you need a home database?', 'info tactic/retired-term'],
    ['a second category', 'FieldDB is an order app.', 'warning tactic/several-categories'],
    ['a category that may not be claimed', 'It stands beside your order app.', 'info tactic/several-categories'],
  ])('with %s', (_, text, expected) => {
    expect(checkPage(text).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([expected]);
  });

  it('hears of a second category once, where it is claimed', () => {
    expect(
      checkPage('It runs beside any order app.\n\nWe are an order app.\n\nWe sell order capture.\n').map(brief),
    ).toEqual(['site/index.md:3:11 warning tactic/several-categories']);
  });

  it('hears why a person must decide', () => {
    expect(checkPage('> A home database!')[0]?.message).toMatch(
      / A person must decide whether it is said of the product: it stands in a quotation\.$/,
    );
  });

  it('with a term for each of a thousand lines lists two hundred, and says so', () => {
    const findings = checkPage('A home database.\n\n'.repeat(1000));
    expect(findings).toHaveLength(201);
    expect(findings.find(({ rule }) => rule === 'tactic/more-findings')?.message).toMatch(/800 more places/);
  });
});

describe('a glossary', () => {
  it('shows words and does not use them', () => {
    expect(checkPage('A home database.', 'glossary.md')).toEqual([]);
    expect(checkPage('A home database.', 'glossary-of-vans.md')).toHaveLength(1);
  });
});

describe('a stretch to be ignored', () => {
  it('hides what is in it and nothing else', () => {
    const text =
      'A home database.\n\n<!-- throughline-ignore -->\nA home database.\n<!-- /throughline-ignore -->\n\nA home database.\n';
    expect(checkPage(text).map(({ place }) => place.line)).toEqual([1, 7]);
  });

  it('that is never closed hides nothing, and is said to be open', () => {
    expect(checkPage('<!-- throughline-ignore -->\n\nA home database.\n').map(brief)).toEqual([
      'site/index.md:1:1 warning tactic/ignore-unclosed',
      'site/index.md:3:3 error tactic/retired-term',
    ]);
  });

  it('is written as MDX has comments', () => {
    expect(checkPage('A home database.', 'index.mdx')[0]?.help).toContain('`{/* throughline-ignore */}`');
    expect(
      checkPage('{/*throughline-ignore*/}\n\nA home database.\n\n{/*throughline-ignore*/}\n', 'index.mdx'),
    ).toEqual([]);
  });
});

describe('the chosen market', () => {
  it('is missing when no file of a tactic names it', () => {
    const findings = checkFiles({ 'site/a.md': 'Orders.', 'site/b.md': 'Vans.' });
    expect(findings.map(brief)).toEqual(['site/a.md:1:1 warning tactic/category-missing']);
    expect(findings[0]?.message).toBe(
      'None of the 2 files of "Home page" names the market that the product chose; expected "Mobile database" or "van database".',
    );
  });

  it.each(['A Mobile Database', 'van databases', 'a database for the mobile'])('is named by %j', (text) => {
    expect(checkFiles({ 'site/a.md': 'Orders.', 'site/b.md': text })).toEqual([]);
  });

  it('is asked for after the sale too, with less weight', () => {
    const findings = checkFiles({ 'a.md': 'Vans.' }, { 'reply.md': tactic('Reply', 'support', ['a.md']) });
    expect(findings.map(({ severity, stage }) => [severity, stage])).toEqual([['info', 'support']]);
  });

  it('is not asked for where nothing could be read', () => {
    expect(checkFiles({ 'site/a.pdf': 'x' }).map(({ rule }) => rule)).toEqual(['tactic/unreadable-file']);
  });
});

describe('a file of several tactics', () => {
  it('is reported once, at the stage that comes first', () => {
    const findings = checkFiles(
      { 'site/a.md': 'A mobile database, a home database.' },
      {
        'a-reply.md': tactic('Reply', 'support', ['site/a.md']),
        'b-page.md': tactic('Page', 'decision', ['site/*.md']),
      },
    );
    expect(findings).toMatchObject([{ tactic: 'b-page', stage: 'decision', alsoIn: ['a-reply'] }]);
  });
});

describe('an entry of `files`', () => {
  const globs = (...files: string[]) =>
    checkFiles(
      { 'site/a.md': 'A mobile database.' },
      { 'page.md': tactic('Page', 'awareness', ['site/a.md', ...files]) },
    );

  it.each(['../site/a.md', '/etc/passwd', 'site/../../a.md', 'C:/site/a.md', '~/a.md', '..\\a.md'])(
    'that leads outside is refused: %s',
    (glob) => {
      expect(globs(glob)).toMatchObject([
        {
          rule: 'tactic/outside-repository',
          severity: 'error',
          place: { path: 'positioning/field-db/tactics/page.md', line: 6, column: 21 },
        },
      ]);
    },
  );

  it.each([
    ['site/b.md', 'The file `site/b.md` does not exist.', 'Correct the path, or take it out if the file was deleted.'],
    [
      'docs/**',
      '`docs/**` matches no file.',
      'Correct it, or take it out if the files were deleted. What git ignores is read only when it is named in full.',
    ],
  ])('that matches nothing is reported: %s', (glob, message, help) => {
    expect(globs(glob)).toMatchObject([{ rule: 'tactic/missing-file', severity: 'warning', message, help }]);
  });

  it.each(['site', 'site/'])('that is a folder is told what to write: %s', (glob) => {
    const files = { site: { type: 'folder' } as const };
    expect(checkFiles(files, { 'page.md': tactic('Page', 'awareness', [glob]) })).toMatchObject([
      { rule: 'tactic/unreadable-file', help: 'Write `site/**` for all files below it.' },
    ]);
  });

  it('may begin with ./', () => {
    expect(globs('./site/a.md')).toEqual([]);
  });

  it('never takes the positioning itself, which has to name what is retired', () => {
    const findings = checkFiles(
      { 'a.md': 'A mobile database.', 'positioning/field-db/markets/personal-database.md': 'A personal database.' },
      { 'page.md': tactic('Page', 'awareness', ['**/*.md']) },
    );
    expect(findings).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  const problemOf = (content: Files[string], name = 'index.md') => {
    const found = checkFiles({ [`site/${name}`]: content, 'site/about.md': 'A mobile database.' });
    return found.map(({ rule, message }) => `${rule}: ${message}`);
  };
  const unread = (reason: string) => [
    `tactic/unreadable-file: The file could not be read, so nothing in it was checked: ${reason}.`,
  ];

  it.each<[string, Files[string], string, string | undefined]>([
    [
      'too large',
      { type: 'too-large', size: 9 * 1024 * 1024 },
      'it has 9.0 MiB, and files like it are read up to 1 MiB',
      undefined,
    ],
    ['a link', { type: 'link' }, 'it is a link, which is never followed', undefined],
    ['a link to a picture', { type: 'link' }, 'it is a link, which is never followed', 'van.png'],
    ['locked', { type: 'unreadable', reason: 'permission denied' }, 'permission denied', undefined],
    ['UTF-16', Buffer.from('\uFEFFa home database', 'utf16le'), 'it is UTF-16 text, and only UTF-8 is read', undefined],
    ['binary', Buffer.from('a\0b'), 'it holds bytes that no text has', undefined],
    ['of an unread format', 'x', 'it is of a format that is not read', 'deck.pdf'],
    ['no deck', 'x', 'it is no zip archive, or a damaged one', 'deck.pptx'],
    [
      'an old document',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      'it is protected by a password, or of the format before 2007',
      'a.docx',
    ],
    [
      'a line of 5 MB',
      'a home database '.repeat(312_500),
      'it has 4.8 MiB, and files like it are read up to 1 MiB',
      undefined,
    ],
  ])('says that it is %s', (_, content, reason, name) => {
    expect(problemOf(content, name)).toEqual(unread(reason));
  });

  it('is read as far as it can be', () => {
    const latin1 = Buffer.from('# Caf\xe9\n\nA home database.\n', 'latin1');
    expect(checkPage(latin1.toString('latin1')).length).toBe(1);
    expect(problemOf(latin1)).toEqual([
      'tactic/unreadable-file: Not all of the file could be read: it is not UTF-8 text from line 1 on.',
      'tactic/retired-term: This says "home database", a retired term of the market "Personal database"; expected "Mobile database".',
    ]);
    expect(problemOf('{"a": "A home database", "b": "', 'a.json')[0]).toContain('a text is never closed');
  });

  it('for it holds no words is named in one sentence', () => {
    const files = { 'site/a.md': 'A mobile database.', 'site/van.png': 'x', 'site/font.woff2': 'x' };
    expect(checkFiles(files)).toMatchObject([
      {
        severity: 'info',
        message: '2 files of "Home page" hold no text that is read, such as `site/font.woff2`.',
        place: { path: 'positioning/field-db/tactics/home-page.md' },
      },
    ]);
  });
});

describe('an office file', () => {
  it('is told by slide', () => {
    const [finding] = checkFiles({
      'site/a.pptx': pptxOf('= A mobile database\n= Vans\nA home database\n~ A lightweight van'),
    });
    expect(finding).toMatchObject({
      message:
        'Slide 2 says "home database", a retired term of the market "Personal database"; expected "Mobile database".',
      place: { path: 'site/a.pptx', line: 2 },
    });
    expect(finding?.help).toContain('keep it in the baseline');
  });

  it('is told by paragraph', () => {
    expect(checkFiles({ 'site/a.docx': docxOf('# A mobile database\n\nA home database') })).toMatchObject([
      { message: expect.stringMatching(/^Paragraph 2 says /), place: { line: 2, column: 3 } },
    ]);
  });
});

describe('what is found', () => {
  it('does not depend on the order of the files', () => {
    const files = {
      'site/b.md': 'A home database.',
      'site/a.md': 'A lightweight van.',
      'site/c.html': '<p>A home database',
    };
    const turned = Object.fromEntries(Object.entries(files).toReversed());
    expect(checkFiles(turned)).toEqual(checkFiles(files));
    expect(checkFiles(files).map(({ place }) => place.path)).toEqual([
      'site/a.md',
      'site/a.md',
      'site/b.md',
      'site/c.html',
    ]);
  });
});
