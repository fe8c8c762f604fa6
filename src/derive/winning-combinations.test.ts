import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWinningCombinations } from './winning-combinations.ts';

/** Every smallest set that shares something with each of the lists, found by trying all sets. */
function smallestByForce(missing: readonly (readonly string[])[]): string[][] {
  const attributes = [...new Set(missing.flat())].toSorted();
  if (missing.length === 0) return [];
  const sets = Array.from({ length: 2 ** attributes.length }, (_, bits) =>
    attributes.filter((__, index) => bits & (1 << index)),
  );
  const winning = sets.filter((set) => missing.every((list) => list.some((id) => set.includes(id))));
  const smallest = Math.min(...winning.map((set) => set.length));
  return winning.filter((set) => set.length === smallest).toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
}

const attributes = ['embeddable', 'no-administrator', 'offline-sync', 'price', 'small', 'sql', 'support', 'two-clicks'];
const family = fc.array(fc.subarray(attributes), { maxLength: 6 });

/** Numbers that look random and are the same in every run. */
function* numbersBelow(limit: number): Generator<number, never> {
  for (let state = 7; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield Math.floor((state / 2_147_483_648) * limit);
  }
}

describe('findWinningCombinations', () => {
  it('finds the same sets as trying them all', () => {
    fc.assert(
      fc.property(family, (missing) => {
        expect(findWinningCombinations(missing)).toEqual({ sets: smallestByForce(missing), truncated: false });
      }),
      { numRuns: 2000 },
    );
  });

  it('finds one attribute where every alternative lacks it', () => {
    expect(findWinningCombinations([['sync', 'sql'], ['sync']]).sets).toEqual([['sync']]);
  });

  it('finds every pair where no attribute alone is enough, each sorted, in order', () => {
    const paper = ['sync', 'sql', 'match'];
    const server = ['sync', 'small'];
    const desktop = ['match', 'small'];
    expect(findWinningCombinations([paper, server, desktop])).toEqual({
      sets: [
        ['match', 'small'],
        ['match', 'sync'],
        ['small', 'sql'],
        ['small', 'sync'],
      ],
      truncated: false,
    });
  });

  it('finds none against an alternative that lacks nothing, nor without alternatives', () => {
    expect(findWinningCombinations([['sync'], []])).toEqual({ sets: [], truncated: false });
    expect(findWinningCombinations([])).toEqual({ sets: [], truncated: false });
  });

  it('keeps sets apart whose ids hold spaces', () => {
    const { sets } = findWinningCombinations([
      ['a', 'a b'],
      ['b c', 'c'],
    ]);
    expect(sets).toHaveLength(4);
  });

  it('does not depend on the order of alternatives or attributes', () => {
    const shuffled = family.chain((missing) =>
      fc.tuple(
        fc.constant(missing),
        fc
          .shuffledSubarray(missing, { minLength: missing.length })
          .map((lists) => lists.map((list) => list.toReversed())),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([missing, other]) => {
        expect(findWinningCombinations(other)).toEqual(findWinningCombinations(missing));
      }),
    );
  });

  it('says so when there are more sets than it lists', () => {
    const rivals = Array.from({ length: 7 }, (_, index) => [`speed-${index}`, `price-${index}`]);
    const { sets, truncated } = findWinningCombinations(rivals);
    expect(truncated).toBe(true);
    expect(sets).toHaveLength(100);
    for (const set of sets) expect(rivals.every((list) => list.some((id) => set.includes(id)))).toBe(true);
    expect(sets).toEqual(sets.toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)));
  });

  it('lists all sets when there are just as many as it may', () => {
    const hundred = [Array.from({ length: 100 }, (_, index) => `attribute-${index}`)];
    expect(findWinningCombinations(hundred)).toMatchObject({ sets: { length: 100 }, truncated: false });
  });

  it.each([
    ['few attributes lacked by each of many', 200, 60, 3],
    ['many attributes lacked by each of many', 500, 300, 150],
    ['pairs', 400, 400, 2],
  ])('gives up in good time, and says so, on %s', (_, alternatives, count, lacked) => {
    const number = numbersBelow(count);
    const missing = Array.from({ length: alternatives }, () =>
      Array.from({ length: lacked }, () => `attribute-${number.next().value}`),
    );
    const { sets, truncated } = findWinningCombinations(missing);
    expect(truncated || sets.length > 0).toBe(true);
    for (const set of sets) expect(missing.every((list) => list.some((id) => set.includes(id)))).toBe(true);
  });
});
