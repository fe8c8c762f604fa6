import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSummary } from './cut-summary.ts';

const limit = 65_535;

describe('cutSummary', () => {
  it('leaves what GitHub takes as it is, to the byte', () => {
    const full = 'x'.repeat(limit);
    expect(cutSummary(full)).toBe(full);
    expect(cutSummary(`${full}x`)).not.toContain(full);
  });

  it('cuts at the end of a line, and says so in the last line', () => {
    const cut = cutSummary('| Sales | signed |\n'.repeat(10_000));
    const [notice, blank, ...lines] = cut.trimEnd().split('\n').toReversed();
    expect(notice).toMatch(/longer than GitHub takes/);
    expect(blank).toBe('');
    expect(new Set(lines)).toEqual(new Set(['| Sales | signed |']));
  });

  it('cuts a single line between characters', () => {
    expect(cutSummary('ü'.repeat(limit))).toMatch(/^ü+\n\n/);
    expect(cutSummary(`x${'🦜'.repeat(limit)}`)).toMatch(/^x(?:🦜)+\n\n/u);
  });

  it('is never longer than GitHub takes, and always begins as the whole did', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 4_000 }), (some, times) => {
        const whole = `${some.join('\n')}\n`.repeat(times);
        const cut = cutSummary(whole);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        if (Buffer.byteLength(whole) <= limit) expect(cut).toBe(whole);
        else expect(whole.startsWith(cut.slice(0, cut.lastIndexOf('\n\nThis summary')))).toBe(true);
      }),
    );
  });
});
