import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAligned } from './align-text.ts';
import { createPartBuilder, slicePart, sourceRange, type TextPart } from './text-part.ts';

/** A part read from the whole of a source. */
function align(text: string, source: string): TextPart {
  const part = createPartBuilder();
  addAligned(part, text, source, { start: 0, end: source.length });
  return part.finish() ?? expect.fail('the part has no words');
}

/** What stands in the source where a stretch of the text comes from. */
function sourceOf(part: TextPart, source: string, stretch: string): string {
  const at = part.text.indexOf(stretch);
  const { start, end } = sourceRange(part, at, at + stretch.length);
  return source.slice(start, end);
}

describe('text aligned with its source', () => {
  it.each([
    {
      what: 'itself',
      text: 'a personal database',
      source: 'a personal database',
      stretch: 'personal database',
      found: 'personal database',
    },
    {
      what: 'escapes',
      text: 'a *personal* database',
      source: 'a \\*personal\\* database',
      stretch: 'personal',
      found: 'personal',
    },
    { what: 'an entity', text: 'R&D database', source: 'R&amp;D database', stretch: '&', found: '&amp;' },
    {
      what: 'words behind an entity',
      text: 'R&D database',
      source: 'R&amp;D database',
      stretch: 'database',
      found: 'database',
    },
    {
      what: 'a numeric entity',
      text: 'AI-powered',
      source: 'AI&#45;powered',
      stretch: 'AI-powered',
      found: 'AI&#45;powered',
    },
    {
      what: 'an indented line',
      text: 'personal\ndatabase',
      source: 'personal\n    database',
      stretch: 'database',
      found: 'database',
    },
    {
      what: 'a line of a quotation',
      text: 'personal\ndatabase',
      source: 'personal\n> database',
      stretch: 'database',
      found: 'database',
    },
    {
      what: 'folded lines',
      text: 'personal database',
      source: 'personal\n  database',
      stretch: 'personal database',
      found: 'personal\n  database',
    },
  ])('finds $what', ({ text, source, stretch, found }) => {
    expect(sourceOf(align(text, source), source, stretch)).toBe(found);
  });

  it('shows what cannot be found at the whole of the source', () => {
    const part = align('sync engine', 'something else');
    expect(sourceRange(part, 8, 11)).toEqual({ start: 0, end: 14 });
  });

  it('finds every word of what is in the source with anything in between', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const between = fc.constantFrom(' ', '\n', '\n   ', ' \\', '&nbsp;');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 20 }), (list) => {
        const source = list.map(([text, join]) => text + join).join('');
        const plain: Readonly<Record<string, string>> = { '\n   ': '\n', ' \\': ' ', '&nbsp;': '\u00A0' };
        const text = list.map(([written, join]) => written + (plain[join] ?? join)).join('');
        const part = align(text, source);
        let at = 0;
        for (const [written, join] of list) {
          const { start, end } = sourceRange(part, at, at + written.length);
          expect(source.slice(start, end)).toBe(written);
          at += written.length + (plain[join] ?? join).length;
        }
      }),
    );
  });
});

describe('a slice of a part', () => {
  it('keeps its places', () => {
    const source = 'R&amp;D | a personal database';
    const part = align('R&D | a personal database', source);
    const slice = slicePart(part, 6, 25);
    expect(slice?.text).toBe('a personal database');
    expect(slice && sourceOf(slice, source, 'database')).toBe('database');
  });

  it('without words is none', () => {
    expect(slicePart(align('a | - | b', 'a | - | b'), 2, 7)).toBeNull();
  });
});
