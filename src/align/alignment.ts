import type { Frame } from '../derive/frame.ts';
import type { Element } from '../model/element.ts';
import type { Product } from '../model/positioning.ts';
import { countInWords, listInWords } from '../model/words.ts';
import { type AgendaPoint, planAgenda } from './agenda.ts';
import {
  bootstrapInterval,
  countPairable,
  fewestItems,
  type Grid,
  krippendorffAlpha,
  leaveOneOut,
  pairMatrix,
} from './alpha.ts';
import { type Answer, byQuestion, type RankedQuestion, rankedQuestions } from './answer.ts';
import { type CanonicalDistance, compareWithCanonical, deriveCanonicalAnswer } from './canonical.ts';
import { findGaps, type Gap } from './gaps.ts';
import { measurePicks, type PickMeasures } from './picks.ts';
import { drawPictures, type Picture } from './picture.ts';
import { overlap, rankBiasedOverlap, sharesFirst } from './rankings.ts';
import { type Remark, understandAnswers } from './understand-answers.ts';

/** How far the functions agree, and where they do not. What cannot be computed is null, and `statements` says why. */
export interface Alignment {
  readonly product: Product;
  /** Functions that answered, in id order. */
  readonly pictures: readonly Picture[];
  /** Functions that did not answer, in id order. */
  readonly silent: readonly string[];
  readonly market: PickMeasures;
  readonly rankings: Readonly<Record<RankedQuestion, readonly PairMeasures[]>>;
  readonly grid: GridMeasures;
  /** Null when the chosen market cannot be derived. */
  readonly canonical: readonly CanonicalDistance[] | null;
  readonly gaps: readonly Gap[];
  readonly agenda: readonly AgendaPoint[];
  readonly remarks: readonly Remark[];
  readonly statements: readonly string[];
}

/** Two functions' rankings held against each other; each measure is null when one of them listed nothing. */
export interface PairMeasures {
  readonly a: string;
  readonly b: string;
  readonly sharedFirst: boolean | null;
  readonly overlap: number | null;
  readonly rbo: number | null;
}

/** Agreement on the judgement grid. */
export interface GridMeasures {
  /** Items that at least two functions judged. */
  readonly items: number;
  readonly alpha: number | null;
  /** 95% bootstrap interval over items. */
  readonly interval: readonly [number, number] | null;
  /** Alpha without each function. */
  readonly without: ReadonlyMap<string, number | null>;
  /** The function without which the others agree most, if they agree more than together. */
  readonly outlier: string | null;
  /** The share of items on which two functions agree, rows and columns in the order of the pictures. */
  readonly pairs: readonly (readonly (number | null)[])[];
}

const bootstrap = { draws: 5000, seed: 1 };

/** Measures alignment on one product. `frame` is the product's chosen market, derived; null when there is none. */
export function measureAlignment(
  answers: readonly Answer[],
  product: Product,
  functions: ReadonlyMap<string, Element<'function'>>,
  frame: Frame | null,
): Alignment {
  const { answers: understood, remarks } = understandAnswers(answers, product, functions.values());
  const pictures = drawPictures(understood);
  const canonical = frame && deriveCanonicalAnswer(frame);
  const functionName = nameFunctions(functions);
  const words = { product, functionName };
  const gaps = findGaps(pictures, canonical, words);
  const silent = [...functions.keys()].filter((id) => !pictures.some((picture) => picture.function === id));
  const grid = measureGrid(pictures);
  return {
    product,
    pictures,
    silent,
    market: measurePicks(pictures.flatMap(({ market }) => market ?? [])),
    rankings: byQuestion((question) => measurePairs(pictures, question)),
    grid,
    canonical: canonical && pictures.map((picture) => compareWithCanonical(picture, canonical)),
    gaps,
    agenda: planAgenda(gaps, words),
    remarks,
    statements: stateLimits(pictures, silent.map(functionName), grid, gaps),
  };
}

/** Names functions by id; the id itself where there is no such function, or it has no name. */
export function nameFunctions(functions: ReadonlyMap<string, Element<'function'>>): (id: string) => string {
  return (id) => functions.get(id)?.fields.name || id;
}

function measurePairs(pictures: readonly Picture[], question: RankedQuestion): PairMeasures[] {
  return pictures.flatMap((one, index) =>
    pictures.slice(index + 1).map((other) => {
      const [a, b] = [one.rankings[question], other.rankings[question]];
      const isComparable = a.length > 0 && b.length > 0;
      return {
        a: one.function,
        b: other.function,
        sharedFirst: isComparable ? sharesFirst(a, b) : null,
        overlap: isComparable ? overlap(a, b) : null,
        rbo: isComparable ? rankBiasedOverlap(a, b) : null,
      };
    }),
  );
}

function measureGrid(pictures: readonly Picture[]): GridMeasures {
  const items = [...new Set(pictures.flatMap(({ judgements }) => [...judgements.keys()]))];
  const grid: Grid = pictures.map(({ judgements }) => items.map((item) => judgements.get(item) ?? null));
  const pairable = countPairable(grid);
  const isEnough = pairable >= fewestItems;
  const alpha = isEnough ? krippendorffAlpha(grid) : null;
  const without = isEnough && pictures.length > 2 ? leaveOneOut(grid) : pictures.map(() => null);
  return {
    items: pairable,
    alpha,
    interval: alpha === null ? null : bootstrapInterval(grid, bootstrap),
    without: new Map(pictures.map(({ function: id }, index) => [id, without[index] ?? null])),
    outlier: findOutlier(pictures, alpha, without),
    pairs: pairMatrix(grid),
  };
}

function findOutlier(
  pictures: readonly Picture[],
  alpha: number | null,
  without: readonly (number | null)[],
): string | null {
  const highest = Math.max(...without.map((value) => value ?? -Infinity));
  if (alpha === null || highest <= alpha) return null;
  const index = without.indexOf(highest);
  return without.lastIndexOf(highest) === index ? (pictures[index]?.function ?? null) : null;
}

/** What the reader must know before reading a number. */
function stateLimits(
  pictures: readonly Picture[],
  silent: readonly string[],
  grid: GridMeasures,
  gaps: readonly Gap[],
): string[] {
  const blank = pictures.every(isBlank);
  const judged = countInWords(grid.items, 'item');
  const statements = [
    [pictures.length === 0, 'No function has answered yet, so there is nothing to compare.'],
    [pictures.length === 1, 'Only one function has answered; agreement needs at least two.'],
    [pictures.length > 0 && blank, 'Every answer is blank.'],
    [
      silent.length > 0 && pictures.length > 0,
      `${listInWords(silent)} ${silent.length === 1 ? 'has' : 'have'} not answered.`,
    ],
    [
      pictures.length > 1 && !blank && grid.items < fewestItems,
      `Two functions or more judged ${judged} in common; alpha needs ${fewestItems}, so it is not printed.`,
    ],
    [
      pictures.length > 1 && grid.items >= fewestItems && grid.alpha === null,
      'Every verdict is the same, so there is nothing that chance could explain and alpha is undefined.',
    ],
    [pictures.length > 1 && !blank && gaps.length === 0, 'The functions agree on everything they were asked.'],
  ] as const;
  return statements.filter(([applies]) => applies).map(([, words]) => words);
}

function isBlank({ market, rankings, judgements, within }: Picture): boolean {
  const isListed = rankedQuestions.some((question) => rankings[question].length > 0);
  return market === null && within.leadingMarkets.length === 0 && !isListed && judgements.size === 0;
}
