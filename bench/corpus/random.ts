/** Gives whole numbers from 0 to below its argument, the same ones again for the same seed. */
export type Random = (below: number) => number;

/** A source of random numbers that are good enough for test data (mulberry32, Tommy Ettinger, 2017). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of the items; throws when there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return itemAt(items, random(items.length));
}

/** The items in another order (Fisher and Yates, 1938). */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [shuffled[last], shuffled[other]] = [itemAt(shuffled, other), itemAt(shuffled, last)];
  }
  return shuffled;
}

/** The item at an index that goes round and round; throws when there is none. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
