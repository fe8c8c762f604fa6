import { describe, expect, it } from 'vitest';
import { clip, countInWords, listInWords, someInWords } from './words.ts';

describe('clip', () => {
  it('leaves short text as it is', () => {
    expect(clip('Keep selling')).toBe('Keep selling');
  });

  it('puts text on one line', () => {
    expect(clip('Keep\n  selling\t')).toBe('Keep selling');
  });

  it('never shows more than it may, however long the text', () => {
    expect(clip('x'.repeat(100), 10)).toBe('xxxxxxxxx…');
    expect(clip(' '.repeat(1000) + 'x', 10)).toBe('…');
  });

  it('never cuts a character in two', () => {
    expect(clip('🙂'.repeat(50), 10)).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('lists and counts in words', () => {
  it('joins the last item with a conjunction', () => {
    expect(listInWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listInWords(['a', 'b'], 'or')).toBe('a or b');
    expect(listInWords(['a'])).toBe('a');
  });

  it('says how many are not shown', () => {
    expect(someInWords(['a', 'b'], 9)).toBe('a, b and 7 more');
    expect(someInWords(['a', 'b'], 2)).toBe('a and b');
  });

  it('counts nothing, one and many', () => {
    expect([0, 1, 2].map((count) => countInWords(count, 'market'))).toEqual(['no market', '1 market', '2 markets']);
  });
});
