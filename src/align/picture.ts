import { mean } from './mean.ts';
import { compareText, groupBy } from '../model/order.ts';
import { byQuestion, type RankedQuestion } from './answer.ts';
import { measurePicks } from './picks.ts';
import type { UnderstoodAnswer } from './understand-answers.ts';

/** What a function says as a whole, out of one answer or of many people's. */
export interface Picture {
  readonly function: string;
  /** How many answered for it. */
  readonly respondents: number;
  /** Null when left blank, and when its people are split evenly. */
  readonly market: string | null;
  readonly rankings: Readonly<Record<RankedQuestion, readonly string[]>>;
  readonly judgements: ReadonlyMap<string, string>;
  readonly within: Within;
}

/** How far the people of one function agree with each other: pairwise agreement, 0 to 1; null with fewer than two answers. */
export interface Within {
  readonly market: number | null;
  /** On what comes first. */
  readonly first: Readonly<Record<RankedQuestion, number | null>>;
  /** The mean over the judged items that at least two of them judged. */
  readonly judgements: number | null;
  /** Markets that are named equally often, and most often, by its people: more than one when they are split. */
  readonly leadingMarkets: readonly string[];
}

/** One picture per function that answered, in id order. */
export function drawPictures(answers: readonly UnderstoodAnswer[]): Picture[] {
  return [...groupBy(answers, ({ function: id }) => id)]
    .map(([id, own]) => drawPicture(id, own))
    .toSorted((a, b) => compareText(a.function, b.function));
}

function drawPicture(id: string, answers: readonly UnderstoodAnswer[]): Picture {
  const markets = answers.flatMap(({ market }) => market ?? []);
  const leadingMarkets = mostFrequent(markets);
  const verdicts = verdictsByItem(answers);
  return {
    function: id,
    respondents: answers.length,
    market: leadingMarkets.length === 1 ? leadingMarkets[0]! : null,
    rankings: byQuestion((question) => mergeRankings(answers.map(({ rankings }) => rankings[question]))),
    judgements: majorities(verdicts),
    within: {
      market: measurePicks(markets).pairwise,
      first: byQuestion(
        (question) => measurePicks(answers.flatMap(({ rankings }) => rankings[question][0] ?? [])).pairwise,
      ),
      judgements: mean([...verdicts.values()].flatMap((given) => measurePicks(given).pairwise ?? [])),
      leadingMarkets,
    },
  };
}

function verdictsByItem(answers: readonly UnderstoodAnswer[]): ReadonlyMap<string, string[]> {
  const verdicts = new Map<string, string[]>();
  for (const { judgements } of answers) {
    for (const [item, verdict] of judgements) {
      const given = verdicts.get(item);
      if (given) given.push(verdict);
      else verdicts.set(item, [verdict]);
    }
  }
  return verdicts;
}

/** The verdict that most of them give; none for an item on which they are split evenly. */
function majorities(verdicts: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const clear = [...verdicts].flatMap(([item, given]) => {
    const leading = mostFrequent(given);
    return leading.length === 1 ? [[item, leading[0]!] as const] : [];
  });
  return new Map(clear);
}

function mostFrequent(picks: readonly string[]): string[] {
  const { counts } = measurePicks(picks);
  return counts.filter(({ count }) => count === counts[0]?.count).map(({ answer }) => answer);
}

/**
 * One ranking out of many: what at least half of those who answered list, by Borda count (a list of n gives n points
 * to its first and 1 to its last, counted from the longest list; Borda 1784). Equal points are ordered by first places,
 * then by id. When nothing is listed by half of them, the one with most points stands alone.
 */
function mergeRankings(rankings: readonly (readonly string[])[]): readonly string[] {
  const given = rankings.filter((ranking) => ranking.length > 0);
  if (given.length < 2) return given[0] ?? [];
  const longest = given.reduce((most, ranking) => Math.max(most, ranking.length), 0);
  const tallies = new Map<string, { points: number; mentions: number; firsts: number }>();
  for (const ranking of given) {
    for (const [index, id] of ranking.entries()) {
      const { points, mentions, firsts } = tallies.get(id) ?? { points: 0, mentions: 0, firsts: 0 };
      tallies.set(id, {
        points: points + longest - index,
        mentions: mentions + 1,
        firsts: firsts + (index === 0 ? 1 : 0),
      });
    }
  }
  const ordered = [...tallies].toSorted(
    ([a, x], [b, y]) => y.points - x.points || y.firsts - x.firsts || compareText(a, b),
  );
  const shared = ordered.filter(([, { mentions }]) => 2 * mentions >= given.length);
  return (shared.length > 0 ? shared : ordered.slice(0, 1)).map(([id]) => id);
}
