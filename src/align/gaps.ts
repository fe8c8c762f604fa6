import { splitTypedReference } from '../document/references.ts';
import { isCollectionKind } from '../model/element.ts';
import { type CollectionKind, kindOfFolder } from '../model/kinds.ts';
import { groupBy } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { listInWords } from '../model/words.ts';
import { type RankedQuestion, rankedQuestions } from './answer.ts';
import type { CanonicalAnswer } from './canonical.ts';
import { measurePicks } from './picks.ts';
import type { Picture } from './picture.ts';

/** A disagreement that a meeting could settle. */
export interface Gap {
  readonly dimension: 'market' | RankedQuestion | 'judgements';
  /** What it is about: a market's or element's `kind/id`, or null when it is about a whole list. */
  readonly subject: string | null;
  /** 0 to 1: the share of pairs of functions that disagree. A positioning that nobody shares is 1. */
  readonly size: number;
  /** Who says what, the most frequent answer first. */
  readonly positions: readonly { readonly answer: string; readonly functions: readonly string[] }[];
  readonly sentence: string;
}

/** What sentences need beside the answers: how things are called. */
export interface GapWords {
  readonly product: Product;
  /** A function's name by its id. */
  readonly functionName: (id: string) => string;
}

/** Every gap, in order of how much it matters: the market, then what comes first in each list, then single verdicts. */
export function findGaps(pictures: readonly Picture[], canonical: CanonicalAnswer | null, words: GapWords): Gap[] {
  return [
    ...findMarketGap(pictures, canonical, words),
    ...rankedQuestions.flatMap((question) => findRankingGaps(question, pictures, words)),
    ...rankedQuestions.flatMap((question) => findForgotten(question, pictures, canonical, words)),
    ...findVerdictGaps(pictures, words),
  ];
}

function findMarketGap(pictures: readonly Picture[], canonical: CanonicalAnswer | null, words: GapWords): Gap[] {
  const answered = pictures.filter(({ market }) => market !== null);
  const positions = positionsOf(answered, ({ market }) => market!);
  const split = pictures.filter(({ within }) => within.leadingMarkets.length > 1);
  const isAgreed = positions.length < 2 && split.length === 0;
  if (isAgreed && (!canonical || positions.length === 0 || positions[0]!.answer === canonical.market)) return [];
  const quoted = (market: string) =>
    `${nameOf(words.product, 'market', market)}${market === canonical?.market ? ' (the chosen market)' : ''}`;
  const parts = [
    ...positions.map(({ answer, functions }) => `${who(functions, words)} ${verb(functions, 'say')} ${quoted(answer)}`),
    ...split.map(
      ({ function: id, within }) =>
        `${words.functionName(id)} is split between ${listInWords(within.leadingMarkets.map(quoted))}`,
    ),
  ];
  const chosen =
    canonical && positions.every(({ answer }) => answer !== canonical.market)
      ? `, while the chosen market is ${quoted(canonical.market)}`
      : '';
  const pairwise = measurePicks(answered.map(({ market }) => market!)).pairwise;
  return [
    {
      dimension: 'market',
      subject: null,
      size: isAgreed ? 1 : 1 - (pairwise ?? 0),
      positions,
      sentence: `${parts.join('; ')}${chosen}.`,
    },
  ];
}

const kindOfQuestion = { alternatives: 'alternative', segments: 'segment', values: 'value' } as const;

/** One gap for each answer that some function ranks first and others do not. */
function findRankingGaps(question: RankedQuestion, pictures: readonly Picture[], words: GapWords): Gap[] {
  const answered = pictures.filter(({ rankings }) => rankings[question].length > 0);
  const positions = positionsOf(answered, ({ rankings }) => rankings[question][0]!);
  if (positions.length < 2) return [];
  const { pairwise } = measurePicks(answered.map(({ rankings }) => rankings[question][0]!));
  return positions.map((position) => {
    const { answer, functions } = position;
    const strangers = answered.filter(({ rankings }) => !rankings[question].includes(answer)).map((p) => p.function);
    const missing = strangers.length === 0 ? '' : `; ${who(strangers, words)} ${verb(strangers, 'do')} not list it`;
    return {
      dimension: question,
      subject: answer.startsWith('"') ? null : `${question}/${answer}`,
      size: 1 - (pairwise ?? 0),
      positions: [position],
      sentence: `${who(functions, words)} ${verb(functions, 'rank')} ${nameAnswer(words.product, question, answer)} first${missing}.`,
    };
  });
}

/** What the positioning is built on and no function names. */
function findForgotten(
  question: RankedQuestion,
  pictures: readonly Picture[],
  canonical: CanonicalAnswer | null,
  words: GapWords,
): Gap[] {
  const answered = pictures.filter(({ rankings }) => rankings[question].length > 0);
  if (!canonical || answered.length === 0) return [];
  const listed = new Set(answered.flatMap(({ rankings }) => rankings[question]));
  const forgotten = canonical.lists[question].filter((id) => !listed.has(id));
  return forgotten.map((id) => ({
    dimension: question,
    subject: `${question}/${id}`,
    size: 1,
    positions: [],
    sentence: `Nobody lists ${nameAnswer(words.product, question, id)}, on which the positioning is built.`,
  }));
}

const verdictWords: Readonly<Record<string, string>> = {
  real: 'real',
  phantom: 'a phantom',
  unique: 'unique',
  table_stakes: 'table stakes',
  best_fit: 'a best fit',
  ok: 'an acceptable fit',
  bad: 'a bad fit',
};

/** Items on which verdicts differ, the most contested first. To be unsure is no verdict, but it is said. */
function findVerdictGaps(pictures: readonly Picture[], words: GapWords): Gap[] {
  const items = [...new Set(pictures.flatMap(({ judgements }) => [...judgements.keys()]))];
  const gaps = items.flatMap((item): Gap[] => {
    const judged = pictures.filter(({ judgements }) => judgements.has(item));
    const decided = judged.filter(({ judgements }) => judgements.get(item) !== 'unsure');
    const positions = positionsOf(judged, ({ judgements }) => judgements.get(item)!);
    if (new Set(decided.map(({ judgements }) => judgements.get(item))).size < 2) return [];
    const { pairwise } = measurePicks(decided.map(({ judgements }) => judgements.get(item)!));
    return [
      {
        dimension: 'judgements',
        subject: item,
        size: 1 - (pairwise ?? 0),
        positions,
        sentence: verdictSentence(item, positions, words),
      },
    ];
  });
  return gaps.toSorted((a, b) => b.size - a.size);
}

function verdictSentence(item: string, positions: Gap['positions'], words: GapWords): string {
  const name = nameItem(words.product, item);
  const parts = positions.map(({ answer, functions }, index) => {
    if (answer === 'unsure') return `${who(functions, words)} ${functions.length === 1 ? 'is' : 'are'} unsure`;
    return `${who(functions, words)} ${verb(functions, 'call')} ${index === 0 ? name : 'it'} ${verdictWords[answer] ?? answer}`;
  });
  return `${parts.join('; ')}.`;
}

/** Functions by what they answer: the most frequent answer first, being unsure last. */
function positionsOf(pictures: readonly Picture[], answerOf: (picture: Picture) => string): Gap['positions'] {
  return [...groupBy(pictures, answerOf)]
    .map(([answer, group]) => ({ answer, functions: group.map((picture) => picture.function) }))
    .toSorted(
      (a, b) =>
        Number(a.answer === 'unsure') - Number(b.answer === 'unsure') || b.functions.length - a.functions.length,
    );
}

/** What an answer is called in a sentence: an element's name in quotes, or the words that were written. */
export function nameAnswer(product: Product, dimension: Exclude<Gap['dimension'], 'judgements'>, key: string): string {
  return nameOf(product, dimension === 'market' ? 'market' : kindOfQuestion[dimension], key);
}

/** What an item of the judgement grid is called in a sentence. */
export function nameItem(product: Product, item: string): string {
  const typed = splitTypedReference(item);
  const kind = typed && kindOfFolder(typed.folder);
  return typed && kind && isCollectionKind(kind) ? nameOf(product, kind, typed.id) : `"${item}"`;
}

function nameOf(product: Product, kind: CollectionKind, key: string): string {
  const { name } = (product.of[kind].get(key)?.fields ?? {}) as { name?: string };
  return name ? `"${name}"` : key.startsWith('"') ? key : `"${key}"`;
}

function who(functions: readonly string[], { functionName }: GapWords): string {
  return listInWords(functions.map(functionName));
}

function verb(functions: readonly string[], plural: 'say' | 'rank' | 'call' | 'do'): string {
  if (functions.length > 1) return plural;
  return plural === 'do' ? 'does' : `${plural}s`;
}
