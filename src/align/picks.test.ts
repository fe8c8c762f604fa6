import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurePicks } from './picks.ts';

const markets = ['CRM for plumbers', 'field service software', 'job scheduling', 'spreadsheet'];
const picks = fc.array(fc.constantFrom(...markets), { maxLength: 40 });
const someonePicked = fc.array(fc.constantFrom(...markets), { minLength: 2, maxLength: 40 });

/** Each picker against each other picker, one pair at a time. */
function pairwiseByPairs(given: readonly string[]): number {
  const pairs = given.flatMap((a, index) => given.slice(index + 1).map((b) => a === b));
  return pairs.filter(Boolean).length / pairs.length;
}

describe('measurePicks', () => {
  it('counts the answers, the most frequent first, then by text', () => {
    const { counts } = measurePicks(['spreadsheet', 'job scheduling', 'CRM for plumbers', 'job scheduling']);
    expect(counts).toEqual([
      { answer: 'job scheduling', count: 2 },
      { answer: 'CRM for plumbers', count: 1 },
      { answer: 'spreadsheet', count: 1 },
    ]);
  });

  it('knows nothing without answers', () => {
    expect(measurePicks([])).toEqual({ counts: [], modalShare: null, pairwise: null, effective: null });
  });

  it('has no pair to compare in one answer', () => {
    expect(measurePicks(['spreadsheet'])).toMatchObject({ modalShare: 1, pairwise: null, effective: 1 });
  });

  it('of two against one is two thirds, one pair in three, and 1.89 answers', () => {
    const measures = measurePicks(['spreadsheet', 'job scheduling', 'spreadsheet']);
    expect(measures.modalShare).toBeCloseTo(2 / 3, 12);
    expect(measures.pairwise).toBeCloseTo(1 / 3, 12);
    // 3 / 2^(2/3), the exponential of ln 3 - (2/3) ln 2.
    expect(measures.effective).toBeCloseTo(3 / 2 ** (2 / 3), 12);
  });

  it('is 1 throughout, exactly, when all agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), (people) => {
        const agreed = measurePicks(Array.from({ length: people }, () => 'field service software'));
        expect(agreed).toMatchObject({ modalShare: 1, pairwise: 1, effective: 1 });
      }),
    );
  });

  it('is an even share, no pair, and as many answers as people when nobody agrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), (people) => {
        const { modalShare, pairwise, effective } = measurePicks(
          Array.from({ length: people }, (_, person) => `market ${person}`),
        );
        expect({ modalShare, pairwise }).toEqual({ modalShare: 1 / people, pairwise: 0 });
        expect(effective).toBeCloseTo(people, 9);
        expect(effective).toBeLessThanOrEqual(people);
      }),
    );
  });

  it('agrees pair by pair as often as counting each pair says', () => {
    fc.assert(
      fc.property(someonePicked, (given) => {
        expect(measurePicks(given).pairwise).toBeCloseTo(pairwiseByPairs(given), 12);
      }),
    );
  });

  it('stays in range, and no answer is more frequent than the first', () => {
    fc.assert(
      fc.property(someonePicked, (given) => {
        const { counts, modalShare, pairwise, effective } = measurePicks(given);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        expect(counts.every(({ count }) => count / given.length <= modalShare!)).toBe(true);
        expect(pairwise).toBeGreaterThanOrEqual(0);
        expect(pairwise).toBeLessThanOrEqual(modalShare!);
        expect(effective).toBeGreaterThanOrEqual(1);
        expect(effective).toBeLessThanOrEqual(counts.length);
        expect(effective).toBeGreaterThanOrEqual(1 / modalShare! - 1e-9);
      }),
    );
  });

  it('does not depend on who answered what, or on how an answer is called', () => {
    const shuffled = picks.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(measurePicks(other)).toEqual(measurePicks(given));
        const { counts, ...renamed } = measurePicks(given.map((pick) => `not ${pick}`));
        expect(measurePicks(given)).toMatchObject(renamed);
        expect(counts).toHaveLength(measurePicks(given).counts.length);
      }),
    );
  });

  it('takes an answer that is called like a method for an answer', () => {
    expect(measurePicks(['constructor', '__proto__', 'constructor']).counts).toEqual([
      { answer: 'constructor', count: 2 },
      { answer: '__proto__', count: 1 },
    ]);
  });
});
