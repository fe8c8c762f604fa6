import type { Alignment } from './alignment.ts';
import { rankedQuestions } from './answer.ts';
import { mean } from './mean.ts';

/** How much each function agrees with the others, per dimension: means over the pairs it is in, 0 to 1, or null. */
export interface HeatRow {
  readonly function: string;
  readonly cells: readonly (number | null)[];
}

/** The heat table's rows in the order of the functions: market, alternatives, segments, values, verdicts. */
export function measureHeat({ pictures, rankings, grid }: Alignment): HeatRow[] {
  return pictures.map((picture, index) => {
    const id = picture.function;
    const others = pictures.filter((other) => other !== picture && other.market !== null);
    const sameMarket = picture.market === null ? [] : others.map(({ market }) => Number(market === picture.market));
    const lists = rankedQuestions.map((question) =>
      rankings[question].flatMap(({ a, b, rbo }) => ((a === id || b === id) && rbo !== null ? [rbo] : [])),
    );
    const verdicts = (grid.pairs[index] ?? []).filter((value, other) => other !== index && value !== null) as number[];
    return { function: id, cells: [sameMarket, ...lists, verdicts].map(mean) };
  });
}
