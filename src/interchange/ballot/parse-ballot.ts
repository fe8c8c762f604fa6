import { byQuestion, type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import { normaliseName } from '../../model/names.ts';
import { clip, code, listInWords } from '../../model/words.ts';
import { ballotSections, sectionHeading, sectionTitles, singleBlank } from './ballot-form.ts';
import { readGrid } from './ballot-grid.ts';
import { type BallotLine, type BallotParts, isDecoration, listedNames, readHead, splitBallot } from './ballot-parts.ts';
import { parseDay } from '../day.ts';
import { type DatedAnswer, type ReadingProblem } from '../reading.ts';
import { namesSeveral } from '../ties.ts';

export interface ParsedBallot {
  /** Null for a text that is no ballot, does not say whose it is, or has nothing filled in. */
  readonly answer: DatedAnswer | null;
  /** The id of the product that the ballot asks about; null when it does not say. */
  readonly product: string | null;
  /** In line order. What a problem is about is left out of the answer, unless the problem says otherwise. */
  readonly problems: readonly ReadingProblem[];
}

/** Reads a ballot back that somebody has filled in. Never throws, and never guesses: what is unclear is a problem. */
export function parseBallot(text: string): ParsedBallot {
  const parts = splitBallot(text);
  const head = readHead(parts.head);
  const product = head.get('product')?.text || null;
  const problems: ReadingProblem[] = [];
  const answer = parts.sections.size === 0 ? null : readAnswer(parts, head, problems);
  const sorted = problems.toSorted((a, b) => a.line - b.line);
  const fatal = answer ? whyUseless(answer, sorted.length > 0) : notABallot(text);
  return { answer: fatal ? null : answer, product, problems: fatal ? [fatal, ...sorted] : sorted };
}

function readAnswer(
  parts: BallotParts,
  head: ReadonlyMap<string, BallotLine>,
  problems: ReadingProblem[],
): DatedAnswer {
  problems.push(...missingSections(parts), ...strayText(parts.other));
  const owner = head.get('function')?.text ?? '';
  return {
    respondent: head.get('respondent')?.text || owner,
    function: owner,
    market: readMarket(parts.sections.get('market') ?? [], problems),
    ...byQuestion((question) => readRanking(question, parts, problems)),
    judgements: readGrid(parts.sections.get('verdicts') ?? [], problems),
    date: readDate(head.get('date'), problems),
  };
}

function readDate(written: BallotLine | undefined, problems: ReadingProblem[]): string | null {
  if (!written || normaliseName(written.text) === '') return null;
  const day = parseDay(written.text);
  if (day === null) {
    const message = `The date "${clip(written.text)}" could not be read for certain, and was left out.`;
    problems.push({ message, help: 'Write year, month and day: 2026-09-14.', line: written.line });
  }
  return day;
}

/** The market as written, or null when it is blank or there are two. */
function readMarket(lines: readonly BallotLine[], problems: ReadingProblem[]): string | null {
  const known = listedNames(lines);
  const [first, second] = lines.flatMap(readSingle);
  if (!first) return null;
  const hasTwo = second !== undefined || namesSeveral(first.text, known);
  if (!hasTwo) return first.text;
  const found = [first, ...(second ? [second] : [])].map(({ text }) => `"${clip(text)}"`);
  problems.push({
    message: `There is more than one market, ${listInWords(found)}, so the question counts as blank.`,
    help: 'Write one market, on one line: the one that most of your customers would name.',
    line: second?.line ?? first.line,
  });
  return null;
}

function readSingle({ text, line }: BallotLine): BallotLine[] {
  if (isDecoration(text)) return [];
  const start = text.trimStart();
  const isBlankFilled = start.toLowerCase().startsWith(singleBlank.toLowerCase());
  const answer = isBlankFilled ? start.slice(singleBlank.length).trim() : withoutMarker(text).text;
  return normaliseName(answer) === '' ? [] : [{ text: answer, line }];
}

interface RankedLine extends BallotLine {
  /** Null for a line without a number. */
  readonly rank: number | null;
}

/** A ranked list, the first first: by the numbers written; a line without a number stays below the one above it. */
function readRanking(question: RankedQuestion, { sections }: BallotParts, problems: ReadingProblem[]): string[] {
  const lines = sections.get(question) ?? [];
  const known = listedNames(lines);
  const entries = lines.flatMap(readRanked);
  problems.push(...sameRanks(entries), ...entries.flatMap((entry) => tiedNames(entry, known)));
  let above = 0;
  const ordered = entries.map(({ text, rank }) => ({ text, rank: (above = rank ?? above) }));
  return ordered.toSorted((a, b) => a.rank - b.rank).map(({ text }) => text);
}

function readRanked({ text, line }: BallotLine): RankedLine[] {
  if (isDecoration(text)) return [];
  const entry = withoutMarker(text);
  return normaliseName(entry.text) === '' ? [] : [{ ...entry, line }];
}

const listMarker = /^\s*(?:(\d{1,3})[.)](?!\d)|[-*+•](?=\s))?/;

/** A line without the number or the bullet that begins it. */
function withoutMarker(text: string): { text: string; rank: number | null } {
  const [marker = '', rank] = listMarker.exec(text) ?? [];
  return { text: text.slice(marker.length).trim(), rank: rank === undefined ? null : Number(rank) };
}

function sameRanks(entries: readonly RankedLine[]): ReadingProblem[] {
  const seen = new Set<number>();
  return entries.flatMap(({ rank, text, line }) => {
    if (rank === null) return [];
    const isNew = !seen.has(rank);
    seen.add(rank);
    if (isNew) return [];
    return [
      {
        message: `Number ${rank} is given twice; "${clip(text)}" was ranked below the one above it.`,
        help: 'Give each answer its own number. Of two that are equal, put the one first that you would mention first.',
        line,
      },
    ];
  });
}

function tiedNames({ text, line }: RankedLine, known: ReadonlySet<string>): ReadingProblem[] {
  if (!namesSeveral(text, known)) return [];
  const message = `"${clip(text)}" names several things in one place; it was kept as written, as one answer.`;
  return [{ message, help: 'Give each a line of its own, with the one first that you would mention first.', line }];
}

function missingSections({ sections }: BallotParts): ReadingProblem[] {
  const missing = ballotSections.filter((section) => !sections.has(section));
  return missing.map((section) => ({
    message: `The heading ${code(sectionHeading(section))} is gone, so that question counts as blank.`,
    help: 'If it was answered, put the heading back on a line of its own, above the answer.',
    line: 1,
  }));
}

function strayText(lines: readonly BallotLine[]): ReadingProblem[] {
  const stray = lines.find(({ text }) => !isDecoration(text));
  if (!stray) return [];
  const message = `"${clip(stray.text)}" stands under no question, and was left out.`;
  const titles = ballotSections.map((section) => sectionTitles[section]).join(', ');
  return [
    { message, help: `If it is an answer, move it below the heading that it answers: ${titles}.`, line: stray.line },
  ];
}

function whyUseless(answer: DatedAnswer, hasProblems: boolean): ReadingProblem | null {
  if (normaliseName(answer.function) === '') {
    const message = 'The ballot does not say which function it answers for, so it cannot be counted.';
    return { message, help: 'Write it at the very top, after `function:`, as in `function: sales`.', line: 1 };
  }
  const isBlank =
    answer.market === null &&
    answer.judgements.size === 0 &&
    rankedQuestions.every((question) => answer[question].length === 0);
  if (!isBlank) return null;
  if (hasProblems) {
    const message = 'Nothing on this ballot could be read as an answer.';
    return { message, help: 'Put right what is said of each line, and collect it again.', line: 1 };
  }
  return { message: 'Nothing is filled in on this ballot yet.', help: 'Fill it in, or collect it later.', line: 1 };
}

function notABallot(text: string): ReadingProblem {
  const message = text.trim() === '' ? 'The file is empty.' : 'This is no ballot: it has none of the headings of one.';
  return { message, help: 'Run `throughline ballot` for a new one, and copy the answers over.', line: 1 };
}
