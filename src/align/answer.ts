/**
 * What one function, or one person in it, answers to "who do we compete with, for whom, in which category". Text as it
 * was written; nothing is mapped to elements yet.
 */
export interface Answer {
  /** Who answered, for messages: a role, a handle, or the row of a survey. */
  readonly respondent: string;
  /** The function that the answer is given for: its id or its name, as written. */
  readonly function: string;
  /** The market category, or null when it was left blank. */
  readonly market: string | null;
  /** Ranked, the first the most frequent, the best or the most valued; empty when left blank. */
  readonly alternatives: readonly string[];
  readonly segments: readonly string[];
  readonly values: readonly string[];
  /** A verdict by element, as `alternatives/paper-forms`; items left blank are absent. */
  readonly judgements: ReadonlyMap<string, string>;
}

/** The questions that ask for a ranked list. */
export const rankedQuestions = ['alternatives', 'segments', 'values'] as const;
export type RankedQuestion = (typeof rankedQuestions)[number];

/** A value for each question that asks for a ranked list. */
export function byQuestion<T>(valueOf: (question: RankedQuestion) => T): Record<RankedQuestion, T> {
  const pairs = rankedQuestions.map((question) => [question, valueOf(question)] as const);
  return Object.fromEntries(pairs) as Record<RankedQuestion, T>;
}

/** The verdicts that can be given on each kind of element, in the order in which a ballot offers them. */
export const verdictsByFolder = {
  alternatives: ['real', 'phantom', 'unsure'],
  attributes: ['unique', 'table_stakes', 'unsure'],
  segments: ['best_fit', 'ok', 'bad'],
} as const;
