import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, rankBiasedOverlap, sharesFirst } from './rankings.ts';

const alternatives = ['paper-forms', 'spreadsheet', 'whatsapp-group', 'field-suite', 'intern', 'whiteboard', 'nothing'];
const ranking = fc.shuffledSubarray(alternatives);
const someRanking = fc.shuffledSubarray(alternatives, { minLength: 1 });
const persistence = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/** Equation 32 of Webber, Moffat & Zobel 2010 as it is printed, for rankings without repeats. */
function equation32(a: readonly string[], b: readonly string[], p: number): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const [s, l] = [shorter.length, longer.length];
  const shared = (d: number) => longer.slice(0, d).filter((item) => shorter.slice(0, d).includes(item)).length;
  let seen = 0;
  for (let d = 1; d <= l; d += 1) seen += (shared(d) / d) * p ** d;
  for (let d = s + 1; d <= l; d += 1) seen += ((shared(s) * (d - s)) / (s * d)) * p ** d;
  return ((1 - p) / p) * seen + ((shared(l) - shared(s)) / l + shared(s) / s) * p ** l;
}

describe('sharesFirst', () => {
  it('compares the first items and nothing else', () => {
    expect(sharesFirst(['spreadsheet', 'intern'], ['spreadsheet', 'paper-forms'])).toBe(true);
    expect(sharesFirst(['spreadsheet', 'intern'], ['intern', 'spreadsheet'])).toBe(false);
  });

  it('is unknown when either has no first item', () => {
    expect([sharesFirst([], ['intern']), sharesFirst(['intern'], []), sharesFirst([], [])]).toEqual([null, null, null]);
  });
});

describe('overlap', () => {
  it('is the share of all named items that both name', () => {
    expect(overlap(['paper-forms', 'spreadsheet', 'intern'], ['spreadsheet', 'nothing'])).toBe(0.25);
  });

  it('is 0 when just one is empty, and unknown when both are', () => {
    expect([overlap([], ['intern']), overlap(['intern'], []), overlap([], [])]).toEqual([0, 0, null]);
  });

  it('is 1 for the same items in any order, and only for them', () => {
    fc.assert(
      fc.property(someRanking, ranking, (a, b) => {
        expect(overlap(a, a.toReversed())).toBe(1);
        expect(overlap(a, b) === 1).toBe(a.toSorted().join() === b.toSorted().join());
      }),
    );
  });
});

describe('rankBiasedOverlap', () => {
  it('is equation 32, for rankings of any lengths', () => {
    fc.assert(
      fc.property(someRanking, someRanking, persistence, (a, b, p) => {
        expect(rankBiasedOverlap(a, b, p)).toBeCloseTo(equation32(a, b, p), 10);
      }),
    );
  });

  it('reads on four times out of five unless told otherwise', () => {
    const [a, b] = [
      ['paper-forms', 'spreadsheet', 'intern'],
      ['spreadsheet', 'paper-forms'],
    ];
    // Agreement by depth: 0, 1 and, with the two named so far going on at their rate, 1.
    expect(rankBiasedOverlap(a!, b!)).toBeCloseTo(0.8, 12);
    expect(rankBiasedOverlap(a!, b!)).toBe(rankBiasedOverlap(a!, b!, 0.8));
  });

  it('takes a longer ranking to say nothing against its own beginning', () => {
    expect(rankBiasedOverlap(['spreadsheet'], ['spreadsheet', 'intern', 'nothing'])).toBe(1);
  });

  it('is 0 when just one is empty, and unknown when both are', () => {
    const pairs = [rankBiasedOverlap([], ['intern']), rankBiasedOverlap(['intern'], []), rankBiasedOverlap([], [])];
    expect(pairs).toEqual([0, 0, null]);
  });

  it('is 1 for equal rankings and 0 for rankings with nothing in common, exactly', () => {
    const parts = fc.tuple(someRanking, fc.nat(), persistence);
    fc.assert(
      fc.property(parts, ([all, at, p]) => {
        const cut = at % (all.length + 1);
        expect(rankBiasedOverlap(all, all, p)).toBe(1);
        expect(rankBiasedOverlap(all.slice(0, cut), all.slice(cut), p)).toBe(0);
      }),
    );
  });

  it('never rises when the shared top item moves down in one ranking', () => {
    const down = fc.integer({ min: 1, max: alternatives.length });
    fc.assert(
      fc.property(someRanking, someRanking, down, persistence, (a, b, places, p) => {
        const top = a[0]!;
        const rest = b.filter((item) => item !== top);
        const moved = [...rest.slice(0, places), top, ...rest.slice(places)];
        expect(rankBiasedOverlap(a, moved, p)).toBeLessThanOrEqual(rankBiasedOverlap(a, [top, ...rest], p)! + 1e-12);
      }),
    );
  });

  it('weighs the difference at the first rank more than the same difference further down', () => {
    const canonical = ['spreadsheet', 'paper-forms', 'intern', 'nothing'];
    const atTop = ['paper-forms', 'spreadsheet', 'intern', 'nothing'];
    const atEnd = ['spreadsheet', 'paper-forms', 'nothing', 'intern'];
    expect(rankBiasedOverlap(canonical, atTop)).toBeLessThan(rankBiasedOverlap(canonical, atEnd)!);
    expect(overlap(canonical, atTop)).toBe(overlap(canonical, atEnd));
  });
});

describe('two rankings', () => {
  const mentions = fc.array(fc.constantFrom(...alternatives), { maxLength: 12 });

  it('compare the same both ways round', () => {
    fc.assert(
      fc.property(mentions, mentions, persistence, (a, b, p) => {
        expect(sharesFirst(b, a)).toBe(sharesFirst(a, b));
        expect(overlap(b, a)).toBe(overlap(a, b));
        expect(rankBiasedOverlap(b, a, p)).toBe(rankBiasedOverlap(a, b, p));
      }),
    );
  });

  it('count an item where it is first mentioned, and not again', () => {
    fc.assert(
      fc.property(mentions, mentions, (a, b) => {
        const once = [...new Set(a)];
        expect(sharesFirst(a, b)).toBe(sharesFirst(once, b));
        expect(overlap(a, b)).toBe(overlap(once, b));
        expect(rankBiasedOverlap(a, b)).toBe(rankBiasedOverlap(once, b));
      }),
    );
  });

  it('are measured from 0 to 1, or not at all, whatever the persistence', () => {
    fc.assert(
      fc.property(mentions, mentions, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, p) => {
        for (const measure of [overlap(a, b), rankBiasedOverlap(a, b, p)]) {
          if (a.length + b.length === 0) expect(measure).toBeNull();
          else expect(measure! >= 0 && measure! <= 1, `${measure}`).toBe(true);
        }
      }),
    );
  });

  it('do not depend on what the items are called', () => {
    fc.assert(
      fc.property(mentions, mentions, (a, b) => {
        const renamed = [a, b].map((items) => items.map((item) => `alternatives/${item}`));
        expect(rankBiasedOverlap(renamed[0]!, renamed[1]!)).toBe(rankBiasedOverlap(a, b));
        expect(overlap(renamed[0]!, renamed[1]!)).toBe(overlap(a, b));
      }),
    );
  });
});
