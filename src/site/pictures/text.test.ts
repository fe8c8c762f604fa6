import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth, wrapText } from './text.ts';

const box = { width: 180, size: 13, mostLines: 3 };

describe('the estimate of a width', () => {
  it('tells narrow letters from wide ones, and capitals from small ones', () => {
    expect(estimateWidth('illi', 13)).toBeLessThan(estimateWidth('mmmm', 13) / 2);
    expect(estimateWidth('OFFLINE', 13)).toBeGreaterThan(estimateWidth('offline', 13));
  });

  it('grows with the size, and takes no room for what has none', () => {
    expect(estimateWidth('Sell offline', 26)).toBe(2 * estimateWidth('Sell offline', 13));
    expect(estimateWidth('e\u0301', 13)).toBe(estimateWidth('e', 13));
  });
});

describe('wrapping', () => {
  it('keeps a short name on one line', () => {
    expect(wrapText('Standard SQL', box)).toEqual(['Standard SQL']);
  });

  it('breaks between words, and after a hyphen where it must', () => {
    expect(wrapText('Hundreds of laptops without a technician', box)).toEqual([
      'Hundreds of laptops',
      'without a technician',
    ]);
    expect(wrapText('remark-lint-frontmatter-schema', { ...box, width: 120 })).toEqual([
      'remark-lint-',
      'frontmatter-',
      'schema',
    ]);
  });

  it('says with an ellipsis that it cut, at a word when it can', () => {
    const lines = wrapText('Merge of offline changes with the central database on reconnect, and a report', {
      ...box,
      mostLines: 2,
    });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/\w…$/);
    expect('Merge of offline changes with the central database').toContain(lines[1]!.slice(0, -1));
  });

  it('gives an empty name one empty line', () => {
    expect(wrapText('  ', box)).toEqual(['']);
  });

  it('never fills a line beyond its width, whatever the name', () => {
    const names = fc.oneof(fc.string({ maxLength: 200, unit: 'grapheme' }), fc.lorem({ maxCount: 30 }));
    fc.assert(
      fc.property(names, fc.integer({ min: 40, max: 300 }), (name, width) => {
        const lines = wrapText(name, { ...box, width });
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) {
          const isOneCharacter = [...new Intl.Segmenter().segment(line)].length <= 2;
          if (!isOneCharacter) expect(estimateWidth(line, 13)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('loses nothing of a name that it does not cut', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), (name) => {
        const joined = wrapText(name, { ...box, mostLines: 40 }).join('');
        expect(joined.replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
      }),
    );
  });
});
