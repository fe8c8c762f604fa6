import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrow } from './narrow.ts';

describe('two texts', () => {
  it('that are short are left alone', () => {
    expect(narrow('We sell.', 'We go on selling.', 70)).toEqual(['We sell.', 'We go on selling.']);
  });

  it('that are long are shown where they differ, with a few words on both sides', () => {
    const before =
      'A rep who cannot see the latest stock sells what is gone, and the order waits until somebody at head office calls.';
    expect(narrow(before, before.replace('the latest stock', 'what is left'), 40)).toEqual([
      '…rep who cannot see the latest stock sells what is gone,…',
      '…rep who cannot see what is left sells what is gone,…',
    ]);
  });

  it('still differ, whatever they are, and show nothing that they do not say', () => {
    const words = fc.array(fc.constantFrom('orders', 'are', 'lost', 'today', 'offline', ''), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')];
        const [was, is] = narrow(before, after, 30);
        expect(was === is).toBe(before === after);
        expect(before).toContain(was.replaceAll('…', ''));
        expect(after).toContain(is.replaceAll('…', ''));
      }),
    );
  });
});
