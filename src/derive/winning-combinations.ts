import { compareText } from '../model/order.ts';

/** Sets of attribute ids, each sorted; the list is sorted too. Empty when there is no winning combination. */
export interface Combinations {
  readonly sets: readonly (readonly string[])[];
  /** True when there were more than `mostSets`, or too much to search; `sets` is then a part of the answer. */
  readonly truncated: boolean;
}

const mostSets = 100;
// One step holds one set against one alternative.
const mostSteps = 1_000_000;

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
  const hunt: Hunt = { missing: missing.map((ids) => new Set(ids)), found: new Map(), stepsLeft: mostSteps };
  for (let size = 1; size <= missing.length; size += 1) {
    search(hunt, [], size);
    const truncated = isOver(hunt);
    if (hunt.found.size > 0 || truncated) return { sets: inOrder(hunt.found).slice(0, mostSets), truncated };
  }
  return { sets: [], truncated: false };
}

interface Hunt {
  readonly missing: readonly ReadonlySet<string>[];
  /** Sets by their sorted ids, so that each is found once. */
  readonly found: Map<string, readonly string[]>;
  stepsLeft: number;
}

function isOver({ found, stepsLeft }: Hunt): boolean {
  return stepsLeft <= 0 || found.size > mostSets;
}

/** Extends a set by each attribute that the least served alternative lacks, up to a size. */
function search(hunt: Hunt, chosen: readonly string[], size: number): void {
  hunt.stepsLeft -= hunt.missing.length;
  if (isOver(hunt)) return;
  const unbeaten = hunt.missing.filter((attributes) => !chosen.some((id) => attributes.has(id)));
  if (unbeaten.length === 0) {
    const set = chosen.toSorted(compareText);
    hunt.found.set(JSON.stringify(set), set);
    return;
  }
  if (chosen.length === size) return;
  const narrowest = unbeaten.reduce((least, attributes) => (attributes.size < least.size ? attributes : least));
  for (const id of narrowest) search(hunt, [...chosen, id], size);
}

function inOrder(found: ReadonlyMap<string, readonly string[]>): (readonly string[])[] {
  return [...found].toSorted(([a], [b]) => compareText(a, b)).map(([, set]) => set);
}
