import { compareText } from '../model/order.ts';

/** How far the answers to a question with one pick each agree. */
export interface PickMeasures {
  /** How often each answer was given, the most frequent first, then by text. Empty when nobody answered. */
  readonly counts: readonly { readonly answer: string; readonly count: number }[];
  /** Share of the most frequent answer: 1 when all agree, 1/n when n answers all differ; null without answers. */
  readonly modalShare: number | null;
  /** Share of the pairs of answers that agree: 1 when all do, 0 when no two do; null with fewer than two answers. */
  readonly pairwise: number | null;
  /** Effective number of answers: 1 when all agree, n when n answers are equally frequent; null without answers. */
  readonly effective: number | null;
}

/**
 * Measures one question. Blank answers are left out by the caller; answers are compared as they are written.
 *
 * None of the three is corrected for chance: over one question, alpha is 0 for every split and undefined for none.
 */
export function measurePicks(picks: readonly string[]): PickMeasures {
  const counts = countAnswers(picks);
  return {
    counts,
    modalShare: counts[0] ? counts[0].count / picks.length : null,
    pairwise: shareOfPairs(counts, picks.length),
    effective: effectiveNumber(counts, picks.length),
  };
}

function countAnswers(picks: readonly string[]): PickMeasures['counts'] {
  const counts = new Map<string, number>();
  for (const pick of picks) counts.set(pick, (counts.get(pick) ?? 0) + 1);
  return [...counts]
    .map(([answer, count]) => ({ answer, count }))
    .toSorted((a, b) => b.count - a.count || compareText(a.answer, b.answer));
}

/** Agreement of one item (Fleiss 1971, eq. 2). */
function shareOfPairs(counts: PickMeasures['counts'], answers: number): number | null {
  if (answers < 2) return null;
  const agreeing = counts.reduce((sum, { count }) => sum + count * (count - 1), 0);
  return agreeing / (answers * (answers - 1));
}

/** Exponential of the entropy in nats (Shannon 1948, section 6): the number of order 1 of Hill 1973. */
function effectiveNumber(counts: PickMeasures['counts'], answers: number): number | null {
  if (answers === 0) return null;
  const entropy = counts.reduce((sum, { count }) => sum - (count / answers) * Math.log(count / answers), 0);
  // Rounding may lift a tie of n answers a hair above n.
  return Math.min(Math.exp(entropy), counts.length);
}
