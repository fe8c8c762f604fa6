import { type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import { normaliseName } from '../../model/names.ts';
import type { ColumnMeaning } from './survey-header.ts';

type Question = 'respondent' | 'function' | 'date' | 'market' | 'private' | RankedQuestion;

/** What people who write surveys call each question. Singular; case and punctuation do not matter. */
export const questionWords: Readonly<Record<Question, readonly string[]>> = {
  respondent: ['respondent', 'job title', 'title', 'handle', 'answered by'],
  function: ['function', 'department', 'team', 'role', 'division', 'job function', 'business function'],
  date: ['date', 'day', 'answered on', 'submission date', 'date submitted'],
  market: [
    'market',
    'market category',
    'category',
    'product category',
    'kind of product',
    'what kind of product is this',
    'what market are we in',
    'in which category do we compete',
  ],
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
  [
    'a an and any at by for from in of on the to up please',
    'i my our us we you your what which who',
    'am are belong do does is work would best key main most top',
  ].flatMap((words) => words.split(' ')),
);

const byWords = new Map(
  Object.entries(questionWords).flatMap(([question, phrases]) =>
    phrases.map((phrase) => [stem(phrase), question as Question] as const),
  ),
);

/** Headers past this many characters are matched as a whole or not at all. */
export const longestHeader = 200;

/** What a header asks in other words than ours, or null: `Which team are you in?`, `Competitor 2`, `1st rival`. */
export function findSynonym(header: string): ColumnMeaning | null {
  if (header.length > longestHeader) return null;
  return readPhrase(withoutBrackets(header), header) ?? readPhrase(header, header);
}

/** Reads a header, or a part of it; a rank may stand anywhere in it. */
function readPhrase(phrase: string, header: string): ColumnMeaning | null {
  const whole = questionIn(phrase);
  if (whole !== null && !isRanked(whole)) return { type: whole };
  const words = normaliseName(phrase).split(' ');
  const question = questionIn(words.filter((_, at) => !isAboutRank(words, at)).join(' '));
  if (!isRanked(question)) return null;
  const all = normaliseName(header).split(' ');
  const ranks = all.flatMap((_, at) => rankAt(all, at) ?? []);
  if (ranks.length > 1) return null;
  return ranks[0] === undefined ? { type: 'list', question } : { type: 'rank', question, rank: ranks[0] };
}

const rankWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const aroundRanks = new Set(['choice', 'no', 'nr', 'number', 'rank', 'ranked', 'place']);
const beforeCounts = new Set(['top', 'to', 'best', 'main', 'most', 'least', 'than']);

function isAboutRank(words: readonly string[], at: number): boolean {
  return (
    numberAt(words, at) !== null || (aroundRanks.has(words[at] ?? '') && words.some((_, other) => rankAt(words, other)))
  );
}

/** The rank, from 1, that the word at a position spells; null for a count, as in `top 3` and `3 competitors`. */
function rankAt(words: readonly string[], at: number): number | null {
  const isPlainNumber = /^\d+$/.test(words[at] ?? '');
  const isCount = isPlainNumber && (beforeCounts.has(words[at - 1] ?? '') || (words[at + 1] ?? '').endsWith('s'));
  return isCount ? null : numberAt(words, at);
}

/** From 1 to 99. */
function numberAt(words: readonly string[], at: number): number | null {
  const word = words[at] ?? '';
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
