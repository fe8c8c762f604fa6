import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Verdicts on a list of items: a row per judge, a column per item. Null is a gap, as is what a shorter row leaves out.
 * A judge is a function of the company, or a respondent.
 */
export type Grid = readonly (readonly (string | null)[])[];

/** Below this many items with two verdicts or more, alpha and its interval say too little to be shown. */
export const fewestItems = 12;

/** The number of items with at least two verdicts: those that agreement can be measured on. */
export function countPairable(grid: Grid): number {
  return tallyItems(grid, indexVerdicts(grid)).filter(isPairable).length;
}

/**
 * Agreement of all judges beyond chance: nominal alpha with gaps (Krippendorff 2011, section C). 1 when all agree on
 * every item, 0 when they agree as often as verdicts drawn at random from the same pool would, below 0 (never down to
 * -1) when they disagree more than that.
 *
 * Null when no item has two verdicts, and when all verdicts on the items that have two are one and the same: nothing
 * can be expected to differ, and alpha is 0/0. Linear in judges times items.
 */
export function krippendorffAlpha(grid: Grid): number | null {
  return alphaOf(tallyItems(grid, indexVerdicts(grid)));
}

/**
 * The 95% percentile bootstrap interval of alpha (Efron & Tibshirani 1993, section 13.3): lower and upper end, both in
 * the range of alpha. The same grid and seed, an integer, always give the same interval.
 *
 * Items are drawn again, people never: the few functions are everyone there is, the items a sample of what they could
 * have been asked. Only items with two verdicts or more are drawn. A draw without an alpha (one and the same verdict
 * throughout) is left out and not replaced, so the interval rests on fewer draws. Null when no draw has one.
 */
export function bootstrapInterval(
  grid: Grid,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly [number, number] | null {
  const items = tallyItems(grid, indexVerdicts(grid)).filter(isPairable).map(measureItem);
  const chance = xoroshiro128plus(seed);
  const drawn = [...items];
  const alphas = Array.from({ length: draws }, () => {
    for (let place = 0; place < drawn.length; place += 1)
      drawn[place] = items[uniformInt(chance, 0, items.length - 1)]!;
    return alphaOfItems(drawn);
  });
  const sorted = alphas.filter((alpha) => alpha !== null).toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/**
 * Alpha without each judge, in the order of the rows. The judge without whom alpha is highest is the outlier; null
 * where the others' alpha is undefined. Linear in judges times items.
 */
export function leaveOneOut(grid: Grid): (number | null)[] {
  const verdicts = indexVerdicts(grid);
  const tallies = tallyItems(grid, verdicts);
  return grid.map((judge) => alphaOf(tallies.map((tally, item) => takeOut(tally, verdicts.get(judge[item])))));
}

/**
 * Agreement of each judge with each: the share of the items judged by both on which the verdicts are the same, from 0
 * to 1 and not corrected for chance; null without such an item. Symmetric; the diagonal is 1, or null for a judge
 * without a verdict. Quadratic in judges: made for functions, not for the respondents of a survey.
 */
export function pairMatrix(grid: Grid): (number | null)[][] {
  return grid.map((a) => grid.map((b) => shareAgreed(a, b)));
}

function shareAgreed(a: Grid[number], b: Grid[number]): number | null {
  const inBoth = a.flatMap((verdict, item) => (isGiven(verdict) && isGiven(b[item]) ? [verdict === b[item]] : []));
  return inBoth.length === 0 ? null : inBoth.filter(Boolean).length / inBoth.length;
}

/** How often each verdict was given on one item, by the verdict's index. */
type Tally = readonly number[];

/** A number for each verdict of the grid, from 0; a gap has none. */
type VerdictIndex = ReadonlyMap<string | null | undefined, number>;

function isGiven(verdict: string | null | undefined): verdict is string {
  return typeof verdict === 'string';
}

function indexVerdicts(grid: Grid): VerdictIndex {
  const verdicts = new Set<string>();
  for (const judge of grid) for (const verdict of judge) if (isGiven(verdict)) verdicts.add(verdict);
  return new Map([...verdicts].map((verdict, index) => [verdict, index]));
}

function tallyItems(grid: Grid, verdicts: VerdictIndex): Tally[] {
  const items = grid.reduce((most, judge) => Math.max(most, judge.length), 0);
  const tallies = Array.from({ length: items }, () => Array.from(verdicts, () => 0));
  for (const judge of grid) {
    for (const [item, verdict] of judge.entries()) {
      const index = verdicts.get(verdict);
      if (index !== undefined) tallies[item]![index]! += 1;
    }
  }
  return tallies;
}

function takeOut(tally: Tally, verdict: number | undefined): Tally {
  return verdict === undefined ? tally : tally.with(verdict, tally[verdict]! - 1);
}

function isPairable(tally: Tally): boolean {
  return sum(tally) >= 2;
}

/**
 * 1 - observed / expected disagreement. An item of m verdicts adds its pairs that differ, over m - 1, to the matrix of
 * coincidences; the sums of that matrix are the totals of the verdicts on pairable items.
 */
function alphaOf(tallies: readonly Tally[]): number | null {
  return alphaOfItems(tallies.filter(isPairable).map(measureItem));
}

/** An item with two verdicts or more, and what it adds to the observed disagreement. */
interface PairableItem {
  readonly tally: Tally;
  readonly differing: number;
}

function measureItem(tally: Tally): PairableItem {
  const size = sum(tally);
  return { tally, differing: countDiffering(tally, size) / (size - 1) };
}

// A bootstrap comes here thousands of times: hence the plain loop.
function alphaOfItems(items: readonly PairableItem[]): number | null {
  const totals = Array.from(items[0]?.tally ?? [], () => 0);
  let observed = 0;
  for (const { tally, differing } of items) {
    observed += differing;
    for (let verdict = 0; verdict < totals.length; verdict += 1) totals[verdict]! += tally[verdict]!;
  }
  const size = sum(totals);
  const expected = countDiffering(totals, size);
  return expected === 0 ? null : 1 - ((size - 1) * observed) / expected;
}

/** Ordered pairs of different verdicts among `size` verdicts. */
function countDiffering(tally: Tally, size: number): number {
  return size * size - tally.reduce((squares, count) => squares + count * count, 0);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The value below which a share of the sorted values lies, between two in proportion (Hyndman & Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}
