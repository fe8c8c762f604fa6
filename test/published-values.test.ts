import { describe, expect, it } from 'vitest';
import { bootstrapInterval, type Grid, krippendorffAlpha, leaveOneOut, pairMatrix } from '../src/align/alpha.ts';
import { measurePicks } from '../src/align/picks.ts';
import { overlap, rankBiasedOverlap } from '../src/align/rankings.ts';
import published from './fixtures/agreement.json' with { type: 'json' };

interface Value {
  readonly source: string;
  readonly measure: string;
  readonly published: number;
  /** Decimals that were published; ours may differ by half a unit of the last. */
  readonly digits: number;
  readonly ours: () => number | null;
}

/** Decimals for what is known exactly, and not as a rounded number. */
const exact = 10;

type Items = readonly (readonly string[])[];

const gridOf = (rows: readonly (readonly (number | string | null)[])[]): Grid =>
  rows.map((row) => row.map((cell) => (cell === null ? null : `${cell}`)));

/** A row per judge from a row per item. */
const judgesOf = (items: Items) => items[0]!.map((_, judge) => items.map((item) => item[judge]!));

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Answers that are given as often as the counts say. */
const answers = (counts: readonly number[]) =>
  counts.flatMap((count, answer) => Array.from({ length: count }, () => `answer ${answer}`));

/** Fleiss' kappa from alpha, for items without gaps: the two differ by what alpha corrects for small samples. */
function kappaOf(items: Items): number {
  const verdicts = items.flat().length;
  return 1 - ((1 - krippendorffAlpha(judgesOf(items))!) * verdicts) / (verdicts - 1);
}

function alphas(): Value[] {
  const [wikipedia, fleiss] = published.fleiss_kappa;
  const subjects = wikipedia!.counts!.map(answers);
  const patients = fleiss!.labels!.map((item) => item.map(String));
  const ofFleiss = { source: 'Fleiss 1971, psychiatric diagnoses', digits: 7 };
  const ofWikipedia = { source: "Wikipedia, Fleiss' kappa", digits: exact };
  const alphaOfFleiss = fleiss!.ours!.alpha_nominal;
  const pairwise = () => mean(subjects.map((item) => measurePicks(item).pairwise!));
  return [
    ...published.krippendorff_alpha.map(({ name, ratings, nominal }) => {
      return {
        source: name,
        measure: 'alpha',
        published: nominal,
        digits: 6,
        ours: () => krippendorffAlpha(gridOf(ratings)),
      };
    }),
    { ...ofFleiss, measure: 'alpha', published: alphaOfFleiss, ours: () => krippendorffAlpha(judgesOf(patients)) },
    { ...ofFleiss, measure: 'kappa, by way of alpha', published: fleiss!.kappa, ours: () => kappaOf(patients) },
    { ...ofWikipedia, measure: 'kappa, by way of alpha', published: wikipedia!.kappa, ours: () => kappaOf(subjects) },
    { ...ofWikipedia, measure: 'mean pairwise agreement', published: wikipedia!.Pbar!, ours: pairwise },
  ];
}

const { single_pick: onePick } = published;

function splitsOfFive(): Value[] {
  return onePick.five_raters.flatMap(({ split, pairwise, modal, effective_answers: effective }) => {
    const source = `Five people split ${split.join('-')}`;
    const picks = measurePicks(answers(split));
    return [
      { source, measure: 'pairwise agreement', published: pairwise, digits: exact, ours: () => picks.pairwise },
      { source, measure: 'modal share', published: modal, digits: exact, ours: () => picks.modalShare },
      { source, measure: 'effective answers', published: effective, digits: 4, ours: () => picks.effective },
    ];
  });
}

/** Chance-corrected coefficients over one question say the same of every split, which is why none is printed. */
function coefficientsOfOneQuestion(): Value[] {
  const { alpha_for_any_non_unanimous_split: alpha, fleiss_for_any_non_unanimous_split: kappas } = onePick;
  const disagreed = onePick.five_raters.filter(({ split }) => split.length > 1);
  const ofFive = disagreed.map(({ split }) => {
    const source = `Five people split ${split.join('-')}`;
    const ours = () => krippendorffAlpha(judgesOf([answers(split)]));
    return { source, measure: 'alpha', published: alpha, digits: exact, ours };
  });
  const oneApart = Object.entries(kappas).map(([people, kappa]) => {
    const ours = () => kappaOf([answers([Number(people) - 1, 1])]);
    return {
      source: `${people} people, one apart`,
      measure: 'kappa, by way of alpha',
      published: kappa,
      digits: exact,
      ours,
    };
  });
  return [...ofFive, ...oneApart];
}

/** Every way in which people can each pick one of four answers. */
function everyPick(people: number): string[][] {
  if (people === 0) return [[]];
  return everyPick(people - 1).flatMap((picked) => ['a', 'b', 'c', 'd'].map((pick) => [...picked, pick]));
}

/** How the picks divide, as 3-1-1. */
function splitOf(picks: readonly string[]): string {
  const { counts } = measurePicks(picks);
  return counts.map(({ count }) => count).join('-');
}

function chancesOfSplits(): Value[] {
  const splits = everyPick(5).map(splitOf);
  return Object.entries(onePick.chance_of_split_if_five_pick_uniformly_from_four).map(([split, chance]) => {
    const ours = () => splits.filter((other) => other === split).length / splits.length;
    return {
      source: 'Five random picks of four',
      measure: `chance of ${split}`,
      published: chance,
      digits: exact,
      ours,
    };
  });
}

/** The same items first, and then nothing in common: all that the first ranks can bring. */
function weightOfTop(depth: number, p: number): number | null {
  const items = (list: string) =>
    Array.from({ length: 3000 }, (_, rank) => (rank < depth ? `shared ${rank}` : `${list} ${rank}`));
  return rankBiasedOverlap(items('a'), items('b'), p);
}

/** Mean over the depths of the share of items shared by then, from our overlap of the beginnings. */
function averageOverlap(a: readonly string[], b: readonly string[], depth: number): number {
  const beginnings = Array.from({ length: depth }, (_, last) => overlap(a.slice(0, last + 1), b.slice(0, last + 1))!);
  return mean(beginnings.map((jaccard) => (2 * jaccard) / (1 + jaccard)));
}

function rankings(): Value[] {
  return [
    ...published.rbo_ext.map(({ a, b, p, value }) => {
      const ours = () => rankBiasedOverlap([...a], [...b], p);
      return { source: 'Extrapolated RBO', measure: `${a} and ${b}, p = ${p}`, published: value, digits: 3, ours };
    }),
    ...published.rbo_top_d_weight.map(({ p, d, w }) => {
      const measure = `weight of the first ${d}, p = ${p}`;
      return { source: 'Webber, Moffat & Zobel 2010', measure, published: w, digits: 4, ours: () => weightOfTop(d, p) };
    }),
    ...published.sets.map(({ a, b, jaccard_similarity: similarity }) => {
      const ours = () => overlap(a.map(String), b.map(String));
      return { source: 'Jaccard similarity', measure: `{${a}} and {${b}}`, published: similarity, digits: exact, ours };
    }),
    ...published.average_overlap.flatMap(({ a, b, by_depth: byDepth, ao, source }) =>
      (byDepth ?? [ao!]).map((value, index) => {
        const depth = byDepth ? index + 1 : a.length;
        const measure = `${a} and ${b} to depth ${depth}`;
        const ours = () => averageOverlap([...a], [...b], depth);
        return { source: `Average overlap (${source ?? 'by hand'})`, measure, published: value, digits: 7, ours };
      }),
    ),
  ];
}

const { judgement_grid_ours: judged } = published;
const functions = ['founder', 'sales', 'marketing', 'product', 'cs'] as const;
const judgements = gridOf(functions.map((name) => [...judged[name]]));

function judgementGrid(): Value[] {
  const ofGrid = { source: 'Judgement grid of five functions', digits: 4 };
  const judgeOf = (name: string | undefined) => functions.findIndex((other) => other === name);
  return [
    { ...ofGrid, measure: 'alpha', published: judged.alpha, ours: () => krippendorffAlpha(judgements) },
    ...functions.map((name, judge) => {
      const ours = () => leaveOneOut(judgements)[judge]!;
      return { ...ofGrid, measure: `alpha without ${name}`, published: judged.leave_out[name], ours };
    }),
    ...Object.entries(judged.pair_agreement).map(([pair, share]) => {
      const [a, b] = pair.split('-').map(judgeOf);
      return {
        ...ofGrid,
        measure: `agreement of ${pair}`,
        published: share,
        ours: () => pairMatrix(judgements)[a!]![b!]!,
      };
    }),
  ];
}

describe('published values', () => {
  const values = [
    ...alphas(),
    ...splitsOfFive(),
    ...coefficientsOfOneQuestion(),
    ...chancesOfSplits(),
    ...rankings(),
    ...judgementGrid(),
  ];
  for (const { source, measure, published: value, digits, ours } of values) {
    it(`${source}: ${measure} is ${value}`, () => {
      expect(Math.abs((ours() ?? Infinity) - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits);
    });
  }

  it(`Five people who all agree: alpha is ${onePick.unanimous}`, () => {
    expect(krippendorffAlpha(judgesOf([answers([5])]))).toBeNull();
  });

  it.each([1, 2, 3, 4, 5])(
    `Judgement grid of five functions: interval is ${judged.bootstrap_items_95}, with seed %i`,
    (seed) => {
      const [lower, upper] = bootstrapInterval(judgements, { draws: 5000, seed })!;
      expect(Math.abs(lower - 0.01)).toBeLessThan(0.015);
      expect(Math.abs(upper - 0.53)).toBeLessThan(0.015);
    },
  );
});
