import { compareText } from '../model/order.ts';

/** Sets of attribute ids, each sorted; the list is sorted too. Empty when there is no winning combination. */
export interface Combinations {
  readonly sets: readonly (readonly string[])[];
  /** True when there were more than `mostSets`, or too much to search; `sets` is then a part of the answer. */
  readonly truncated: boolean;
}

const mostSets = 100;
const mostSteps = 200_000;

/**
 * Every smallest set of attributes such that no single alternative has them all: the minimum hitting sets of the
 * alternatives' missing attributes (Karp 1972, problem 15).
 *
 * `missing` holds, per alternative, the attributes that it is taken to lack. An alternative that lacks nothing cannot
 * be beaten by any combination, and without alternatives there is nothing to win against: both give no set.
 */
export function findWinningCombinations(missing: readonly (readonly string[])[]): Combinations {
  if (missing.length === 0 || missing.some((attributes) => attributes.length === 0)) {
    return { sets: [], truncated: false };
  }
  const budget = { steps: mostSteps };
  for (let size = 1; size <= missing.length; size += 1) {
    const found = new Map<string, readonly string[]>();
    search(missing, [], size, found, budget);
    const isCutShort = budget.steps <= 0 || found.size > mostSets;
    if (found.size > 0 || isCutShort) return { sets: inOrder(found).slice(0, mostSets), truncated: isCutShort };
  }
  return { sets: [], truncated: false };
}

/** Extends a set by each attribute that the least served alternative lacks, down to a size. */
function search(
  missing: readonly (readonly string[])[],
  chosen: readonly string[],
  size: number,
  found: Map<string, readonly string[]>,
  budget: { steps: number },
): void {
  budget.steps -= 1;
  if (budget.steps <= 0 || found.size > mostSets) return;
  const unbeaten = missing.filter((attributes) => !attributes.some((id) => chosen.includes(id)));
  if (unbeaten.length === 0) {
    const set = chosen.toSorted(compareText);
    found.set(set.join(' '), set);
    return;
  }
  if (chosen.length === size) return;
  const narrowest = unbeaten.reduce((least, attributes) => (attributes.length < least.length ? attributes : least));
  for (const id of narrowest) search(missing, [...chosen, id], size, found, budget);
}

function inOrder(found: ReadonlyMap<string, readonly string[]>): (readonly string[])[] {
  return [...found].toSorted(([a], [b]) => compareText(a, b)).map(([, set]) => set);
}
