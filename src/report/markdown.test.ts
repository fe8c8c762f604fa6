import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, silence } from './markdown.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

const parse = (markdown: string): readonly Node[] => nodesOf(unified().use(remarkParse).parse(markdown));
const shownBy = (markdown: string) =>
  parse(markdown)
    .map(({ value }) => value ?? '')
    .join('');

/** Text made of everything that could mean something in markdown, and of words. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '*',
        '**',
        '_',
        '__',
        '[x](https://example.com)',
        '![x](x.png)',
        '<b>',
        '<img src=x>',
      ),
      fc.constantFrom(
        '# ',
        '- ',
        '> ',
        '1. ',
        '[',
        ']',
        '(',
        ')',
        '\\',
        '&lt;',
        '&#60;',
        '<https://example.com>',
        '|',
        '---',
        '===',
      ),
      fc.constantFrom(
        'www.example.com',
        'https://example.com',
        '<!--',
        '-->',
        '\n',
        '\n\n',
        '\t',
        ' ',
        '    ',
        '\u2028',
        '\u00a0',
      ),
      fc.constantFrom(
        'Sales',
        'offline',
        'é',
        '現場',
        '🙂',
        '[x]: https://example.com',
        '<a href="x">',
        '{}',
        '$',
        '#12',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const harmless = new Set(['root', 'paragraph', 'text', 'inlineCode']);

describe('text of others in markdown', () => {
  it('can neither link nor format nor bring pictures, HTML or headings, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const types = parse(`Said: ${escapeMarkdown(text)}.`).map(({ type }) => type);
        expect(types.filter((type) => !harmless.has(type))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('cannot break out of where the gate puts it: a bold name, a reason and a next step in a list', () => {
    const expected = new Set([...harmless, 'list', 'listItem', 'strong']);
    fc.assert(
      fc.property(hostile, hostile, (name, reason) => {
        const markdown = `- ✅ **${escapeMarkdown(name)}**: ${escapeMarkdown(reason)}\n  → ${escapeMarkdown(reason)}`;
        const nodes = parse(markdown);
        expect(nodes.filter(({ type }) => !expected.has(type))).toEqual([]);
        expect(nodes.filter(({ type }) => type === 'list')).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('makes no heading more and no line more when it is put into a heading', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const types = parse(`## ${escapeMarkdown(text)}\n\nNext.\n`).map(({ type }) => type);
        expect(types.filter((type) => type === 'heading')).toHaveLength(1);
        expect(types.filter((type) => !harmless.has(type) && type !== 'heading')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads as it was written, white space aside', () => {
    const plain = hostile.filter((text) => !text.includes('`') && !text.includes('\0'));
    fc.assert(
      fc.property(plain, (text) => {
        expect(shownBy(`Said: ${escapeMarkdown(text)}.`)).toBe(`Said: ${text.replace(/\s+/g, ' ').trim()}.`);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps code between backticks as code', () => {
    const nodes = parse(escapeMarkdown('Run `throughline codeowners --write` on `main`, *now*.'));
    expect(nodes.filter(({ type }) => type === 'inlineCode').map(({ value }) => value)).toEqual([
      'throughline codeowners --write',
      'main',
    ]);
  });

  it.each([
    ['an odd backtick', 'Sales ` [x](https://example.com)'],
    ['a pair of backticks with nothing between', '`` [x](https://example.com)'],
    ['three backticks and one', '```[x](https://example.com)`'],
    ['three backticks, HTML and one', '```<img src=x>`'],
    ['code that begins where other code ends', '`a``[x](https://example.com)`'],
    ['a backslash before a backtick', '\\`[x](https://example.com)`'],
  ])('cannot use %s to link', (_, text) => {
    const types = parse(escapeMarkdown(text)).map(({ type }) => type);
    expect(types.filter((type) => !harmless.has(type))).toEqual([]);
  });

  it('is one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });

  it('is done in time that grows with the text, also for a hundred thousand backticks', () => {
    expect(escapeMarkdown('`'.repeat(100_001)).length).toBeGreaterThan(0);
    expect(escapeMarkdown('` '.repeat(100_001)).length).toBeGreaterThan(0);
  });

  it('does not become a link by beginning like a web address', () => {
    expect(escapeMarkdown('www.example.com and https://example.com and WWW.example.com')).not.toMatch(/www\.|:\/\//i);
  });
});

it('shows what would steer a terminal, in code as outside of it', () => {
  expect(escapeMarkdown('a\u001b[31m `\u009b2J` \u202e')).toBe('a&#92;x1b&#91;31m `\\x9b2J` &#92;x202e');
});

describe('silence', () => {
  it.each([
    ['Ask @sales-1 or @acme/sales.', 'Ask @&#8203;sales-1 or @&#8203;acme/sales.'],
    ['@<!-- -->everyone', '@&#8203;everyone'],
    [escapeMarkdown('See #12 and GH-7.'), 'See &#35;&#8203;12 and GH-&#8203;7.'],
    ['Comment `/sign-off @x #1`, at 5 @ home.', 'Comment `/sign-off @x #1`, at 5 @ home.'],
    ['## 3 changes', '## 3 changes'],
  ])('keeps "%s" from calling anybody', (markdown, quiet) => {
    expect(silence(markdown)).toBe(quiet);
  });
});
