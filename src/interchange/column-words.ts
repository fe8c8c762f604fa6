import { type RankedQuestion, rankedQuestions } from '../align/answer.ts';
import { normaliseName } from '../model/names.ts';
import type { ColumnMeaning } from './survey-header.ts';

type Question = 'respondent' | 'function' | 'date' | 'market' | 'private' | RankedQuestion;

/** What people who write surveys call each question. Singular; case and punctuation do not matter. */
export const questionWords: Readonly<Record<Question, readonly string[]>> = {
  respondent: ['respondent', 'job title', 'title', 'handle', 'answered by'],
  function: ['function', 'department', 'team', 'role', 'division', 'job function', 'business function'],
  date: ['date', 'day', 'answered on', 'submission date', 'date submitted'],
  market: ['market', 'market category', 'category', 'product category', 'kind of product'],
  alternatives: [
    'alternative',
    'competitor',
    'competition',
    'rival',
    'competitive alternative',
    'competing product',
    'who do we compete with',
    'substitute',
  ],
  segments: [
    'segment',
    'ideal customer',
    'ideal customer profile',
    'icp',
    'best fit',
    'best fit customer',
    'best customer',
    'target customer',
    'target segment',
    'customer segment',
    'market segment',
  ],
  values: ['value', 'benefit', 'value theme', 'customer value', 'value proposition', 'value prop', 'unique value'],
  private: [
    'name',
    'full name',
    'first name',
    'last name',
    'your name',
    'email',
    'e mail',
    'email address',
    'e mail address',
    'username',
    'timestamp',
    'time',
    'start time',
    'started at',
    'completion time',
    'submitted at',
    'last modified time',
    'ip address',
    'id',
    'response id',
    'respondent id',
    'language',
  ],
};

const fillers = new Set(
  'a am an and any are at belong best by do does for from i in is key main most my of on our please the to top up us we what which who work would you your'.split(
    ' ',
  ),
);

const byWords = new Map(
  Object.entries(questionWords).flatMap(([question, phrases]) =>
    phrases.map((phrase) => [stem(phrase), question as Question] as const),
  ),
);

/** What a header asks in other words than ours, or null: `Which team are you in?`, `Competitor 2`, `1st alternative`. */
export function findSynonym(header: string): ColumnMeaning | null {
  const question = questionIn(withoutBrackets(header)) ?? questionIn(header);
  return question ? meaningOf(question) : findRank(header);
}

function findRank(header: string): ColumnMeaning | null {
  const words = normaliseName(header).split(' ');
  const ranks = words.flatMap((word) => rankOf(word) ?? []);
  const [rank] = ranks;
  if (rank === undefined || ranks.length > 1) return null;
  const question = questionIn(words.filter((word) => rankOf(word) === null && !aroundRanks.has(word)).join(' '));
  return isRanked(question) ? { type: 'rank', question, rank } : null;
}

const aroundRanks = new Set(['choice', 'no', 'nr', 'number', 'rank', 'ranked', 'place']);
const rankWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The rank that a word spells, from 1 to 99. */
function rankOf(word: string): number | null {
  const spelt = rankWords.indexOf(word) + 1;
  if (spelt > 0) return spelt;
  const digits = /^([1-9]\d?)(?:st|nd|rd|th)?$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

function questionIn(text: string): Question | null {
  const name = normaliseName(text);
  const pithy = name
    .split(' ')
    .filter((word) => !fillers.has(word))
    .join(' ');
  return byWords.get(stem(name)) ?? byWords.get(stem(pithy)) ?? null;
}

function meaningOf(question: Question): ColumnMeaning {
  return isRanked(question) ? { type: 'list', question } : { type: question };
}

function isRanked(question: Question | null): question is RankedQuestion {
  return rankedQuestions.some((ranked) => ranked === question);
}

function withoutBrackets(header: string): string {
  return header.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
}

/** Words without the ending of a plural. */
function stem(text: string): string {
  return normaliseName(text)
    .split(' ')
    .map((word) => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, ''))
    .join(' ');
}
