import { describe, expect, it } from 'vitest';
import { type MarkdownItem, parseMarkdownText } from './markdown-text.ts';
import { sourceRange, type TextPart } from './text-part.ts';

/** What readers see, part by part: headings with their depth, other kinds by name, code as a gap. */
function shown(text: string, dialect: 'markdown' | 'mdx' = 'markdown'): string[] {
  return parseMarkdownText(text, 0, dialect).flatMap((item) => words(item, text));
}

function words(item: MarkdownItem, text: string): string[] {
  if (item.type === 'table')
    return item.rows.map((row) => `row: ${row.map(({ text: cell }) => cell.trim()).join(', ')}`);
  if (item.type !== 'text') return [`${item.type}: ${text.slice(item.start, item.end).trim()}`];
  const { kind, depth, inList } = item.part;
  const label = kind === 'heading' ? `h${depth}: ` : kind === 'text' ? '' : `${kind}: `;
  return [`${label}${inList ? '- ' : ''}${item.part.text.replaceAll('\uFFFC', '¤')}`];
}

describe('a markdown text', () => {
  it('shows headings, paragraphs, lists and quotations', () => {
    const text =
      '# Orders\n\nSell *while* [offline](https://example.com/db).\n\n- one\n- two\n\n> said a buyer\n\nSetext\n---\n';
    expect(shown(text)).toEqual([
      'h1: Orders',
      'Sell while offline.',
      '- one',
      '- two',
      'quote: said a buyer',
      'h2: Setext',
    ]);
  });

  it('leaves code and addresses out, and does not join the words beside them', () => {
    const text =
      'A personal `x` database\n\n```\nfenced\n```\n\n    indented\n\n[ref]: https://example.com/personal "x"\n';
    expect(shown(text)).toEqual(['A personal ¤ database']);
  });

  it('takes a callout for the page itself, and no quotation', () => {
    expect(shown('> [!TIP]\n> The client is small.\n')).toEqual(['[!TIP]\nThe client is small.']);
  });

  it('reads what is said in place of a picture by itself', () => {
    expect(shown('See ![the van](van.png) here\n')).toEqual(['See ¤ here', 'the van']);
  });

  it('reads tables by their cells', () => {
    expect(shown('| Not | Instead |\n| --- | :-: |\n| light | **small** |\n')).toEqual([
      'row: Not, Instead',
      'row: light, small',
    ]);
  });

  it('leaves out what stands in code elements, and hands on markup that tells something', () => {
    expect(shown('Type <kbd>sync</kbd> or <b>merge</b><br>now <!-- x --> <img alt="a van">\n')).toEqual([
      'Type ¤ or merge\nnow  ',
      'html: <!-- x -->',
      'html: <img alt="a van">',
    ]);
    expect(shown('<details>\nmore\n</details>\n')).toEqual(['html: <details>\nmore\n</details>']);
  });

  it('knows no indented code in MDX', () => {
    expect(shown('<Hero>\n\n    Orders come home\n\n</Hero>\n', 'mdx')).toContain('Orders come home');
  });

  it.each([
    ['entities', 'A personal&nbsp;database\n', 'personal\u00A0database', 'personal&nbsp;database'],
    ['escapes', 'A personal\\_x database\n', 'personal_x', 'personal\\_x'],
    ['emphasis', 'A **personal** database\n', 'personal database', 'personal** database'],
    ['lines in lists', '- a personal\n  database\n', 'personal\ndatabase', 'personal\n  database'],
    ['lines in quotations', '> a personal\n> database\n', 'personal\ndatabase', 'personal\n> database'],
    ['CRLF', '# A\r\n\r\na personal\r\ndatabase\r\n', 'database', 'database'],
    ['characters of two units', '🙂 a database\n', 'database', 'database'],
  ])('tells places right with %s', (_, text, stretch, source) => {
    const part = partsOf(text).find((each) => each.text.includes(stretch));
    const at = part?.text.indexOf(stretch) ?? -1;
    const range = part && sourceRange(part, at, at + stretch.length);
    expect(range && text.slice(range.start, range.end)).toBe(source);
  });
});

function partsOf(text: string): TextPart[] {
  return parseMarkdownText(text, 0, 'markdown').flatMap((item) => (item.type === 'text' ? [item.part] : []));
}

describe('a long markdown text', () => {
  const page =
    '## Part\n\nOrders come home in the evening, `code` and all.\n\n- one\n- two\n\n```\n# no heading\n\nno text\n```\n\n';

  it('is read in stretches as it would be in one', () => {
    const once = shown(page);
    expect(shown(page.repeat(400))).toEqual(Array.from({ length: 400 }, () => once).flat());
  });

  it('tells places from its start', () => {
    const text = `${page.repeat(200)}The last database.\n`;
    const part = partsOf(text).at(-1);
    expect(part && sourceRange(part, 4, 8)).toEqual({ start: text.length - 15, end: text.length - 11 });
  });

  it('is plain where the parser cannot follow, and still leaves long code out', () => {
    const wall = 'a [b](c) '.repeat(4000);
    const log = `\`\`\`\n${'database\n'.repeat(4000)}\`\`\`\n`;
    expect(shown(`Before\n\n${wall}\n\n${log}\nAfter\n`).map((part) => part.slice(0, 12))).toEqual([
      'Before',
      'plain: a [b]',
      'After',
    ]);
  });

  it.each([
    ['list marks', '- '.repeat(100_000)],
    ['quotations', '>'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['emphasis', '*a_'.repeat(100_000)],
    ['one-letter paragraphs', 'a\n\n'.repeat(30_000)],
  ])('never throws on %s without end', (_, text) => {
    expect(() => parseMarkdownText(text, 0, 'markdown')).not.toThrow();
  });
});
