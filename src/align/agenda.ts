import { groupBy } from '../model/order.ts';
import { listInWords } from '../model/words.ts';
import { type Gap, type GapWords, nameAnswer, nameItem } from './gaps.ts';

/** One point for the next positioning meeting. */
export interface AgendaPoint {
  /** What the meeting has to decide. */
  readonly question: string;
  /** Where the functions stand, or what is contested, in a line each. */
  readonly positions: readonly string[];
  /** What to bring, so that facts decide and not rank. */
  readonly bring: string;
  /** 0 to 1: the largest gap behind it. */
  readonly size: number;
}

interface Topic {
  readonly question: string;
  readonly bring: string;
}

const topics: Readonly<Record<string, Topic>> = {
  market: {
    question: 'In which market category should customers compare us?',
    bring: 'the words in which recent customers, won and lost, said what kind of product this is',
  },
  alternatives: {
    question: 'What would a best-fit customer do if we did not exist?',
    bring: 'what recent customers used before, and what lost deals chose instead',
  },
  segments: {
    question: 'Which customers care most about what only we can do, and why?',
    bring: 'the customers who bought quickly and stayed, and what they have in common',
  },
  values: {
    question: 'Which value do best-fit customers buy first?',
    bring: 'what customers say, in their own words, that they bought it for',
  },
  'judgements/alternatives': {
    question: 'Which of these alternatives do we really meet?',
    bring: 'deals in which each of them was named',
  },
  'judgements/attributes': {
    question: 'Which of these attributes does no alternative have?',
    bring: 'for each alternative, somebody who has tried it, or its documentation',
  },
  'judgements/segments': {
    question: 'Of which of these customers do we want more?',
    bring: 'for each segment, how its customers bought, used the product and stayed',
  },
};

/** The agenda of the next positioning meeting: one point per topic, the largest disagreement first. */
export function planAgenda(gaps: readonly Gap[], words: GapWords): AgendaPoint[] {
  return [...groupBy(gaps, topicOf)]
    .map(([topic, own]) => ({
      ...topics[topic]!,
      positions: topic.startsWith('judgements/') ? contested(own, words) : stands(own, words),
      size: Math.max(...own.map(({ size }) => size)),
    }))
    .toSorted((a, b) => b.size - a.size);
}

function topicOf({ dimension, subject }: Gap): string {
  return dimension === 'judgements' ? `judgements/${subject?.split('/')[0]}` : dimension;
}

/** Who says what; what nobody says is told as it is. */
function stands(gaps: readonly Gap[], { product, functionName }: GapWords): string[] {
  return gaps.flatMap(({ dimension, positions, sentence }) => {
    if (dimension === 'judgements' || positions.length === 0) return [sentence];
    return positions.map(
      ({ answer, functions }) =>
        `${listInWords(functions.map(functionName))}: ${nameAnswer(product, dimension, answer)}`,
    );
  });
}

function contested(gaps: readonly Gap[], { product }: GapWords): string[] {
  return gaps
    .toSorted((a, b) => b.size - a.size)
    .flatMap(({ subject }) => (subject ? [nameItem(product, subject)] : []));
}
