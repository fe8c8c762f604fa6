import type { RankedQuestion } from '../../align/answer.ts';
import type { JudgedFolder } from '../verdict-word.ts';

/** The questions of a ballot, in its order. */
export const ballotSections = ['market', 'alternatives', 'segments', 'values', 'verdicts'] as const;
export type BallotSection = (typeof ballotSections)[number];

export const sectionTitles: Readonly<Record<BallotSection, string>> = {
  market: 'Market',
  alternatives: 'Alternatives',
  segments: 'Segments',
  values: 'Values',
  verdicts: 'One by one',
};

/** The heading that a question stands under, and is found again by. */
export function sectionHeading(section: BallotSection): string {
  return `## ${ballotSections.indexOf(section) + 1}. ${sectionTitles[section]}`;
}

/** What begins the blank of the question that has one answer. */
export const singleBlank = 'Answer:';

export const questionTexts: Readonly<Record<'market' | RankedQuestion, readonly string[]>> = {
  market: ['If a new customer asked "what kind of product is this?", what would you say?', 'One answer, on one line.'],
  alternatives: [
    'If we did not exist, what would our customers use or do instead?',
    'One on each line, the one that you meet most often first.',
  ],
  segments: ['Which customers are the best fit for us?', 'One kind of customer on each line, the best first.'],
  values: [
    'What do those customers value most about what they get from us?',
    'One on each line, what they value most first.',
  ],
};

/** Each kind's question, then what each verdict on it means. */
export const verdictTexts: Readonly<Record<JudgedFolder, readonly string[]>> = {
  alternatives: [
    'Do customers really weigh this against us?',
    '',
    '- real: you have met it',
    '- phantom: we talk about it, and you have never met it',
    '- unsure: you cannot tell',
  ],
  attributes: [
    'Would a customer find this anywhere else?',
    '',
    '- unique: nowhere else',
    '- table stakes: everybody has it',
    '- unsure: you cannot tell',
  ],
  segments: [
    'How well do these customers fit us?',
    '',
    '- best fit: you want more of them',
    '- ok: they are welcome',
    '- bad: they cost more than they bring',
  ],
};
