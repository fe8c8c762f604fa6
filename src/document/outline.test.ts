import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutline } from './outline.ts';

describe('an outline', () => {
  it('has a section for each heading, and one for what stands above the first', () => {
    const sections = parseOutline('Lead.\n\n# Title\n\n## A *part*\n\nText\n\n## Empty\n');
    expect(sections?.map(({ title, depth, line, blocks }) => [title, depth, line, blocks.length])).toEqual([
      ['', 0, 1, 1],
      ['Title', 1, 3, 0],
      ['A part', 2, 5, 1],
      ['Empty', 2, 9, 0],
    ]);
  });

  it('splits a paragraph at its labels, and keeps how each was written', () => {
    const [section] = parseOutline('## A\n**One:** first\n**Two**: *second*\nline\nand **bold: inside**\n') ?? [];
    const [block] = section?.blocks ?? [];
    expect(block?.type === 'text' && block.lines).toEqual([
      { label: 'One', text: 'first', line: 2, source: '**One:** first' },
      {
        label: 'Two',
        text: 'second line and bold: inside',
        line: 3,
        source: '**Two**: *second*\nline\nand **bold: inside**',
      },
    ]);
  });

  it('reads items with what they begin with in bold and what is nested in them', () => {
    const [section] =
      parseOutline('- **Tags** — stay on\n  - Falls short: wet\n- Plain [link](https://example.com)\n') ?? [];
    const [block] = section?.blocks ?? [];
    expect(block?.type === 'list' && block.items).toMatchObject([
      { label: 'Tags', text: '— stay on', items: [{ label: null, text: 'Falls short: wet' }] },
      { label: null, text: 'Plain link (https://example.com)', items: [] },
    ]);
  });

  it('never throws, and gives up on text that nobody writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => Array.isArray(parseOutline(text))),
    );
    expect(parseOutline('[['.repeat(5000))).toBeNull();
    expect(parseOutline('x'.repeat(200_000))).toBeNull();
    expect(parseOutline(`${'> '.repeat(7000)}x`)).not.toBeUndefined();
  });
});
