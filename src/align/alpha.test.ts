import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapInterval,
  countPairable,
  fewestItems,
  type Grid,
  krippendorffAlpha,
  leaveOneOut,
  pairMatrix,
} from './alpha.ts';

const verdicts = ['real', 'phantom', 'unsure'];
const gridOf = (gaps: number) =>
  fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 14 })).chain(([judges, items]) => {
    const verdict = fc.option(fc.constantFrom(...verdicts), { freq: gaps });
    const row = fc.array(verdict, { minLength: items, maxLength: items });
    return fc.array(row, { minLength: judges, maxLength: judges });
  });
/** Any number of judges and items, none included, with many gaps or few. */
const grids = fc.oneof(gridOf(1), gridOf(8));

/** A judge a line, a verdict a letter: real, phantom, unsure, or a dot for a gap. */
function grid(...lines: readonly string[]): Grid {
  const byLetter = new Map(verdicts.map((verdict) => [verdict[0], verdict]));
  return lines.map((line) => [...line].map((letter) => byLetter.get(letter) ?? null));
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** The coincidence matrix filled in pair by pair, and alpha from it, step by step as in Krippendorff 2011. */
function alphaByCoincidences(given: Grid): number | null {
  const matrix = new Map<string, number>();
  const totals = new Map<string, number>();
  for (let item = 0; item < (given[0]?.length ?? 0); item += 1) {
    const values = given.map((judge) => judge[item]).filter((value) => typeof value === 'string');
    for (const [a, one] of values.entries()) {
      for (const [b, other] of values.entries()) {
        if (a === b) continue;
        add(matrix, `${one} ${other}`, 1 / (values.length - 1));
        add(totals, one, 1 / (values.length - 1));
      }
    }
  }
  const n = [...totals.values()].reduce((sum, total) => sum + total, 0);
  const differing = [...matrix].filter(([pair]) => new Set(pair.split(' ')).size === 2);
  const observed = differing.reduce((sum, [, count]) => sum + count, 0);
  const expected = [...totals.values()].reduce((sum, total) => sum + (total * (n - total)) / (n - 1), 0);
  return totals.size < 2 ? null : 1 - observed / expected;
}

/** All alphas of drawing four items of four, in order: what the bootstrap draws from. */
function everyResample(given: Grid): number[] {
  const places = [0, 1, 2, 3];
  const draws = places.flatMap((a) => places.flatMap((b) => places.flatMap((c) => places.map((d) => [a, b, c, d]))));
  const alphas = draws.map((draw) => krippendorffAlpha(given.map((judge) => draw.map((item) => judge[item]!))));
  return alphas.filter((alpha) => alpha !== null).toSorted((a, b) => a - b);
}

const isFiniteOrNull = (value: number | null) => value === null || Number.isFinite(value);

function expectSame(ours: number | null, other: number | null): void {
  if (other === null || ours === null) expect(ours).toBe(other);
  else expect(ours).toBeCloseTo(other, 10);
}

describe('krippendorffAlpha', () => {
  it('is what the coincidence matrix gives, gaps or none', () => {
    fc.assert(fc.property(grids, (given) => expectSame(krippendorffAlpha(given), alphaByCoincidences(given))));
  });

  it('is 1 when all agree on every item and not every verdict is the same', () => {
    expect(krippendorffAlpha(grid('rrpu', 'rrpu', '.rpu'))).toBe(1);
    const agreed = fc.tuple(fc.array(fc.constantFrom(...verdicts), { minLength: 2 }), fc.integer({ min: 2, max: 9 }));
    fc.assert(
      fc.property(agreed, ([row, judges]) => {
        const given = Array.from({ length: judges }, () => row);
        expect(krippendorffAlpha(given)).toBe(new Set(row).size > 1 ? 1 : null);
      }),
    );
  });

  it('is below 0 when judges disagree more than chance, and above -1', () => {
    expect(krippendorffAlpha(grid('rprprprp', 'prprprpr'))).toBeCloseTo(-1 + 2 / 16, 12);
  });

  it('is unknown when one and the same verdict is given throughout', () => {
    expect(krippendorffAlpha(grid('rrr', 'rrr'))).toBeNull();
    // The second judge's other verdict stands alone on its item, and is compared with nothing.
    expect(krippendorffAlpha(grid('rr.', 'rrp'))).toBeNull();
  });

  it('is unknown when no item has two verdicts', () => {
    const lonely = [grid(), grid(''), grid('', ''), grid('rpu'), grid('r', '.'), grid('r.', '.p'), grid('..', '..')];
    expect(lonely.map(krippendorffAlpha)).toEqual(lonely.map(() => null));
  });

  it('is 0 for any split over a single item, which is why one question has no alpha', () => {
    for (const column of [grid('r', 'p'), grid('r', 'r', 'p'), grid('r', 'p', 'u', 'u')]) {
      expect(krippendorffAlpha(column)).toBeCloseTo(0, 12);
    }
  });

  it('leaves out an item that only one judge answered, and reads a short row as gaps', () => {
    const judged = krippendorffAlpha(grid('rpr', 'rpp'));
    expect(krippendorffAlpha(grid('rpru', 'rpp.'))).toBe(judged);
    expect(krippendorffAlpha(grid('rpru', 'rpp'))).toBe(judged);
  });

  it('takes any text for a verdict, and only null for a gap', () => {
    expect(
      krippendorffAlpha([
        ['', '__proto__'],
        ['', '__proto__'],
      ]),
    ).toBe(1);
  });

  it('does not depend on the order of judges, or on what the verdicts are called', () => {
    const shuffled = grids.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const renamed = given.map((judge) => judge.map((verdict) => verdict && `not ${verdict}`));
        expect(krippendorffAlpha(other)).toBe(krippendorffAlpha(given));
        expect(krippendorffAlpha(renamed)).toBe(krippendorffAlpha(given));
      }),
    );
  });

  it('does not depend on the order of items', () => {
    fc.assert(
      fc.property(grids, (given) => {
        expectSame(krippendorffAlpha(given.map((judge) => judge.toReversed())), krippendorffAlpha(given));
      }),
    );
  });

  it('is above -1 and at most 1, or unknown', () => {
    fc.assert(
      fc.property(grids, (given) => {
        const alpha = krippendorffAlpha(given);
        expect(alpha === null || (alpha > -1 && alpha <= 1), `${alpha}`).toBe(true);
      }),
    );
  });
});

describe('countPairable', () => {
  it('counts the items with two verdicts or more', () => {
    expect(countPairable(grid('rp.u.', 'r.p..', 'rp...'))).toBe(2);
    expect([grid(), grid('rrr'), grid('r', 'p')].map(countPairable)).toEqual([0, 0, 1]);
  });

  it('is at least one wherever there is an alpha', () => {
    fc.assert(
      fc.property(grids, (given) => {
        if (krippendorffAlpha(given) !== null) expect(countPairable(given)).toBeGreaterThan(0);
      }),
    );
  });

  it('has a dozen items for its bar', () => {
    expect(fewestItems).toBe(12);
  });
});

describe('bootstrapInterval', () => {
  const judged = grid('rrrppr', 'rrpprr', 'rrrpur');

  it('is the middle 95% of what all possible draws give', () => {
    const given = grid('rprp', 'rprr', 'rppu', 'rppu');
    const alphas = everyResample(given);
    const inOrder = (share: number) => alphas[Math.round((alphas.length - 1) * share)]!;
    const [lower, upper] = bootstrapInterval(given, { draws: 4000, seed: 7 })!;
    expect(lower).toBeCloseTo(inOrder(0.025), 10);
    expect(upper).toBeCloseTo(inOrder(0.975), 10);
    expect(lower).toBeGreaterThan(alphas[0]!);
  });

  it('goes between two draws in proportion', () => {
    // The two draws have an alpha of -0.5 (the item that is disagreed on, twice) and of 0 (both items).
    const [lower, upper] = bootstrapInterval(grid('rp', 'rr'), { draws: 2, seed: 8 })!;
    expect([lower, upper]).toEqual([expect.closeTo(-0.4875, 12), expect.closeTo(-0.0125, 12)]);
  });

  it('is the same for the same seed, and another for another', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => bootstrapInterval(judged, { draws: 200, seed }));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('stays what it was in earlier releases, so that a report does not change by itself', () => {
    const given = grid('rrrpprppppurr', 'rrprrrpprpprp', 'prrppp.pppupr');
    const [lower, upper] = bootstrapInterval(given, { draws: 50, seed: 2024 })!;
    expect([lower.toFixed(6), upper.toFixed(6)]).toEqual(['-0.189296', '0.391055']);
  });

  it('draws items and never judges: people in another order change nothing', () => {
    const settings = { draws: 100, seed: 5 };
    expect(bootstrapInterval(judged.toReversed(), settings)).toEqual(bootstrapInterval(judged, settings));
  });

  it('leaves out draws in which one verdict is given throughout', () => {
    // Two items, agreed on: half of all draws hold one item twice, and have no alpha; the others have 1.
    expect(bootstrapInterval(grid('rp', 'rp'), { draws: 100, seed: 1 })).toEqual([1, 1]);
  });

  it('draws only items that two judges answered', () => {
    const settings = { draws: 100, seed: 4 };
    const withLonely = grid('rrrppruuu...', 'rrpprr......', 'rrrpur...ppp');
    expect(bootstrapInterval(withLonely, settings)).toEqual(bootstrapInterval(judged, settings));
  });

  it('is unknown without draws, without pairs, and when no draw has an alpha', () => {
    expect(bootstrapInterval(judged, { draws: 0, seed: 1 })).toBeNull();
    expect(bootstrapInterval(grid('rpu', '...'), { draws: 50, seed: 1 })).toBeNull();
    expect(bootstrapInterval(grid('rrr', 'rrr'), { draws: 50, seed: 1 })).toBeNull();
    expect(bootstrapInterval(grid(), { draws: 50, seed: 1 })).toBeNull();
  });

  it('is in order and in the range of alpha, for any grid and seed', () => {
    fc.assert(
      fc.property(grids, fc.integer(), (given, seed) => {
        const interval = bootstrapInterval(given, { draws: 20, seed });
        if (interval === null) return;
        const [lower, upper] = interval;
        expect(-1 < lower && lower <= upper && upper <= 1, `${lower} to ${upper}`).toBe(true);
      }),
    );
  });
});

describe('leaveOneOut', () => {
  it('is alpha without the row, for each row', () => {
    fc.assert(
      fc.property(grids, (given) => {
        const without = leaveOneOut(given);
        expect(without).toHaveLength(given.length);
        for (const [row, alpha] of without.entries()) expect(alpha).toBe(krippendorffAlpha(given.toSpliced(row, 1)));
      }),
    );
  });

  it('is highest without the one who disagrees', () => {
    const without = leaveOneOut(grid('rrppur', 'rrppur', 'pprrpu', 'rrppuu'));
    expect(without.indexOf(Math.max(...without.map((alpha) => alpha ?? -1)))).toBe(2);
  });

  it('is unknown where fewer than two are left', () => {
    expect(leaveOneOut(grid('rp', 'rp'))).toEqual([null, null]);
    expect(leaveOneOut(grid())).toEqual([]);
  });
});

describe('pairMatrix', () => {
  it('is the share of the items judged by both on which they agree', () => {
    expect(pairMatrix(grid('rrpp', 'rpp.', '...r'))).toEqual([
      [1, 2 / 3, 0],
      [2 / 3, 1, null],
      [0, null, 1],
    ]);
  });

  it('knows nothing of a judge without a verdict, not even against itself', () => {
    expect(pairMatrix(grid('rp', '..'))).toEqual([
      [1, null],
      [null, null],
    ]);
    expect(pairMatrix([])).toEqual([]);
  });

  it('compares short rows as far as both go', () => {
    expect(pairMatrix(grid('rp', 'rpu'))[0]![1]).toBe(1);
  });

  it('is symmetric, in range, and 1 on the diagonal of whoever judged', () => {
    fc.assert(
      fc.property(grids, (given) => {
        const matrix = pairMatrix(given);
        for (const [a, row] of matrix.entries()) {
          expect(row[a]).toBe(given[a]!.some((verdict) => verdict !== null) ? 1 : null);
          for (const [b, share] of row.entries()) {
            expect(share).toBe(matrix[b]![a]);
            expect(share === null || (share >= 0 && share <= 1)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a grid of any shape', () => {
  const ragged = fc.array(fc.array(fc.option(fc.string({ maxLength: 2 })), { maxLength: 5 }), { maxLength: 5 });

  it('never gives a number that is none', () => {
    fc.assert(
      fc.property(fc.oneof(grids, ragged), (given) => {
        const interval = bootstrapInterval(given, { draws: 5, seed: 1 }) ?? [];
        const numbers = [krippendorffAlpha(given), ...leaveOneOut(given), ...pairMatrix(given).flat(), ...interval];
        expect(numbers.every(isFiniteOrNull), `${numbers}`).toBe(true);
      }),
    );
  });
});
