/** A ranked list, the first the most important. An item counts where it is first mentioned; repeats are ignored. */
export type Ranking = readonly string[];

/** Whether two rankings begin with the same item; null when either is empty. */
export function sharesFirst(a: Ranking, b: Ranking): boolean | null {
  return a.length === 0 || b.length === 0 ? null : a[0] === b[0];
}

/**
 * Items in both rankings as a share of the items in either, whatever their order: 1 when the same items are in both, 0
 * when none is, also when just one ranking is empty; null when both are (Jaccard 1912, coefficient of community).
 */
export function overlap(a: Ranking, b: Ranking): number | null {
  const inA = new Set(a);
  const inB = new Set(b);
  const inBoth = [...inA].filter((item) => inB.has(item)).length;
  const inEither = inA.size + inB.size - inBoth;
  return inEither === 0 ? null : inBoth / inEither;
}

/**
 * Extrapolated rank-biased overlap: agreement of two rankings in which the top weighs most (Webber, Moffat & Zobel
 * 2010, eq. 32, for rankings of uneven length). 1 when they agree at every rank, 0 when they have nothing in common or
 * just one is empty (where eq. 32 is silent); null when both are empty.
 *
 * `p`, from 0 to 1, is the chance of reading on after each rank: at 0.8 the first three ranks carry 73% of the weight.
 * Beyond its end a ranking is taken to go on as it went so far, so a ranking and its own beginning score 1.
 */
export function rankBiasedOverlap(a: Ranking, b: Ranking, p = 0.8): number | null {
  const agreements = agreementByDepth([...new Set(a)], [...new Set(b)]);
  const deepest = agreements.at(-1);
  if (deepest === undefined) return null;
  // Eq. 32 gathered by depth, from the deepest up: one stops here with chance 1 - p, and goes on with p. Written so,
  // full agreement is exactly 1, and rounding never leaves 0 to 1.
  return agreements.reduceRight((below, agreement) => agreement + p * (below - agreement), deepest);
}

/**
 * At each depth from 1 to the longer ranking's end, the share of the items that both have by then. Past the shorter
 * ranking's end, the items that it does not name are taken to be shared at the rate of those that it names.
 */
function agreementByDepth(a: Ranking, b: Ranking): number[] {
  const shortest = Math.min(a.length, b.length);
  if (shortest === 0) return a.length === b.length ? [] : [0];
  const shared = sharedByDepth(a, b);
  const sharedByBoth = shared[shortest - 1]!;
  return shared.map((count, index) => {
    const depth = index + 1;
    const beyond = Math.max(0, depth - shortest);
    return (count + (sharedByBoth * beyond) / shortest) / depth;
  });
}

/** How many items both rankings have named by each depth. */
function sharedByDepth(a: Ranking, b: Ranking): number[] {
  const placeInB = new Map(b.map((item, place) => [item, place]));
  const arrivals = Array.from({ length: Math.max(a.length, b.length) }, () => 0);
  for (const [placeInA, item] of a.entries()) {
    const place = placeInB.get(item);
    if (place !== undefined) arrivals[Math.max(placeInA, place)]! += 1;
  }
  let shared = 0;
  return arrivals.map((count) => (shared += count));
}
