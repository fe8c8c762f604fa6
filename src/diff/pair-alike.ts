import { compareText, groupBy } from '../model/order.ts';

/** Everything of one sort, on both sides. */
export interface Sides<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** By what two things can be told to be the same. */
export interface Traits<T> {
  /** Equal for two that say exactly the same. */
  readonly content: (thing: T) => string;
  /** What it is called; empty when it has no name. */
  readonly name: (thing: T) => string;
  /** The words that it is made of, each once. */
  readonly words: (thing: T) => ReadonlySet<string>;
}

interface Thing {
  readonly id: string;
}

type Pair = readonly [from: string, to: string];

/** Half of the words that tell them apart: what git, too, takes for a rename. And more words than chance would give. */
const leastShare = 0.5;
const leastShared = 4;
/** A word that more than one in ten have does not tell one from another, nor one that more than eight candidates have. */
const tellingShare = 0.1;
const mostHolders = 8;
/** How many of each side are asked which words are common. */
const sampleSize = 100;
/** Where more than this many are gone, or new, nobody renamed them one by one: words are not compared. */
const mostLoose = 1000;

/**
 * Pairs what is gone with what is new where the two are clearly the same: first those that say exactly the same, then
 * those of the same name, then those that share at least half of the words that few others have, the most alike first.
 * Words that many share are not looked at, which keeps boilerplate from making two things alike and the work linear.
 * The same pairs come out when before and after are swapped.
 */
export function pairAlike<T extends Thing>(all: Sides<T>, traits: Traits<T>): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const accept = (found: readonly Pair[]) => {
    for (const [from, to] of found) {
      if (pairs.has(from) || taken.has(to)) continue;
      pairs.set(from, to);
      taken.add(to);
    }
  };
  const loose = missingInOther(all);
  const rest = () => ({
    before: loose.before.filter(({ id }) => !pairs.has(id)),
    after: loose.after.filter(({ id }) => !taken.has(id)),
  });
  for (const findPairs of [pairEqual<T>, pairNamesakes<T>, pairByWords<T>]) {
    const open = rest();
    if (open.before.length > 0 && open.after.length > 0) accept(findPairs(open, traits, all));
  }
  return pairs;
}

/** What is gone, and what is new; both in id order. */
function missingInOther<T extends Thing>({ before, after }: Sides<T>): Sides<T> {
  const [idsBefore, idsAfter] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  return {
    before: before.filter(({ id }) => !idsAfter.has(id)).toSorted(byId),
    after: after.filter(({ id }) => !idsBefore.has(id)).toSorted(byId),
  };
}

/** Where several say the same, they are paired in id order. */
function pairEqual<T extends Thing>({ before, after }: Sides<T>, { content }: Traits<T>): Pair[] {
  const candidates = groupBy(after, content);
  return [...groupBy(before, content)].flatMap(([text, group]) => {
    const others = candidates.get(text) ?? [];
    return group.slice(0, others.length).map(({ id }, index): Pair => [id, others[index]!.id]);
  });
}

/** Where several have the same name, nothing tells which became which. */
function pairNamesakes<T extends Thing>({ before, after }: Sides<T>, { name }: Traits<T>): Pair[] {
  const candidates = groupBy(after, name);
  return [...groupBy(before, name)].flatMap(([text, [first, second]]): Pair[] => {
    const [other, another] = candidates.get(text) ?? [];
    return text !== '' && first && other && !second && !another ? [[first.id, other.id]] : [];
  });
}

function pairByWords<T extends Thing>({ before, after }: Sides<T>, { words }: Traits<T>, all: Sides<T>): Pair[] {
  if (Math.max(before.length, after.length) > mostLoose) return [];
  const sides = [before, after].map((things) => things.map(words));
  const isTelling = findTellingWords(
    sides,
    [all.before, all.after].map((things) => sample(things).map(words)),
  );
  const [gone = [], fresh = []] = sides.map((things) => things.map((own) => [...own].filter(isTelling)));
  const holders = groupBy(
    fresh.flatMap((own, index) => own.map((word) => ({ word, index }))),
    ({ word }) => word,
  );
  const likely = gone.flatMap((own, from) => {
    const shared = countEach(own.flatMap((word) => (holders.get(word) ?? []).map(({ index }) => index)));
    return [...shared].map(([to, both]) => ({
      pair: [before[from]!.id, after[to]!.id] as const,
      both,
      share: (2 * both) / (own.length + fresh[to]!.length),
    }));
  });
  return likely
    .filter(({ both, share }) => both >= leastShared && share >= leastShare)
    .toSorted((a, b) => b.share - a.share || b.both - a.both || compareText(sideless(a.pair), sideless(b.pair)))
    .map(({ pair }) => pair);
}

/** The same text whichever of the two was there first. */
function sideless(pair: Pair): string {
  return JSON.stringify(pair.toSorted(compareText));
}

/** Is a word one that few have, on both sides: of the candidates, and of all? */
function findTellingWords(
  candidates: readonly (readonly ReadonlySet<string>[])[],
  samples: readonly (readonly ReadonlySet<string>[])[],
): (word: string) => boolean {
  const limits = [
    ...candidates.map((things) => ({ counts: countWords(things), most: mostHolders })),
    ...samples.map((things) => ({
      counts: countWords(things),
      most: Math.max(1, Math.floor(tellingShare * things.length)),
    })),
  ];
  return (word) => limits.every(({ counts, most }) => (counts.get(word) ?? 0) <= most);
}

/** Some of many, evenly spread. */
function sample<T>(things: readonly T[]): readonly T[] {
  if (things.length <= sampleSize) return things;
  return Array.from({ length: sampleSize }, (_, index) => things[Math.floor((index * things.length) / sampleSize)]!);
}

function countWords(things: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  return countEach(things.flatMap((words) => [...words]));
}

function countEach<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function byId(a: Thing, b: Thing): number {
  return compareText(a.id, b.id);
}
