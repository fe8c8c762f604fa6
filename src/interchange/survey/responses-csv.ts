import { byQuestion, type RankedQuestion } from '../../align/answer.ts';
import { suggest } from '../../document/nearest.ts';
import { normaliseName } from '../../model/names.ts';
import { clip } from '../../model/words.ts';
import type { BallotItems, JudgedItem } from '../ballot/ballot-items.ts';
import { type CsvRow, parseCsv } from '../csv.ts';
import { parseDay } from '../day.ts';
import { createColumnReader } from './read-column.ts';
import { type DatedAnswer, oneLine, type ReadingProblem } from '../reading.ts';
import { splitList } from './split-list.ts';
import { planSurvey, type SurveyPlan, type UnderstoodColumn } from './survey-plan.ts';
import { createTally, type Tally } from './tally.ts';
import { knownNames, namesSeveral } from '../ties.ts';
import { parseVerdict, showVerdict, verdictsOf } from '../verdict-word.ts';

/** A survey export, read. */
export interface Responses {
  /** Every column in its order, with what it was taken for: a preview of what was understood. */
  readonly columns: readonly UnderstoodColumn[];
  /** One for each row that says whose answer it is, in the order of the rows; names are still text. */
  readonly answers: readonly DatedAnswer[];
  /** What is wrong with the file, then with columns, then with rows; one for each thing, however many rows it is in. */
  readonly problems: readonly ReadingProblem[];
}

/**
 * Reads a survey export (CSV, however it was saved). A header that is not understood is reported and left out, never
 * guessed. Respondents are called by what a column for them says, else `row 12`; names, times and e-mail addresses of
 * people are left out.
 */
export function parseResponses(text: string, items: BallotItems): Responses {
  const reader = createColumnReader(items);
  const table = parseCsv(text, (header) => reader.read(header).how !== 'none');
  if (table.problem) return { columns: [], answers: [], problems: [table.problem] };
  const [header, ...rows] = table.rows;
  if (!header) return { columns: [], answers: [], problems: [emptyFile] };
  const { plan, columns, problems } = planSurvey(header, filledColumns(rows), reader);
  const { answers, problems: rowProblems } = readRows(rows, plan, { items, width: header.cells.length });
  return { columns, answers, problems: [...missingParts(plan, rows, header), ...problems, ...rowProblems] };
}

function filledColumns(rows: readonly CsvRow[]): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const { cells } of rows) for (const [index, cell] of cells.entries()) if (cell.trim() !== '') filled.add(index);
  return filled;
}

const emptyFile: ReadingProblem = {
  message: 'The file is empty.',
  help: 'Export the survey again, as CSV with the questions in the first row.',
  line: 1,
};

function missingParts(plan: SurveyPlan, rows: readonly CsvRow[], { line }: CsvRow): ReadingProblem[] {
  const problems: ReadingProblem[] = [];
  if (plan.function === null) {
    const message = 'No column says which function answers, so no answer could be used.';
    const help = 'Call the column with sales, marketing and so on "Function" in the first row, or add one.';
    problems.push({ message, help, line });
  }
  if (rows.length === 0) {
    const message = 'There are no answers below the first row.';
    problems.push({ message, help: 'Export the survey again once somebody has answered.', line });
  }
  return problems;
}

interface Reading {
  readonly items: BallotItems;
  /** How many columns the header has. */
  readonly width: number;
}

function readRows(rows: readonly CsvRow[], plan: SurveyPlan, reading: Reading) {
  const tally = createTally();
  const known = {
    market: knownNames(reading.items.markets),
    alternatives: knownNames(reading.items.alternatives),
    segments: knownNames(reading.items.segments),
    values: knownNames(reading.items.values),
  };
  const reader: RowReader = { plan, tally, known, parseVerdict: rememberVerdicts() };
  const answers = rows.flatMap((row) => (isUsable(row, plan, reading.width, tally) ? [readRow(row, reader)] : []));
  return { answers, problems: tally.problems() };
}

interface RowReader {
  readonly plan: SurveyPlan;
  readonly tally: Tally;
  readonly known: Readonly<Record<'market' | RankedQuestion, ReadonlySet<string>>>;
  readonly parseVerdict: typeof parseVerdict;
}

/** The same few words stand in most cells, so each is worked out once. */
function rememberVerdicts(): typeof parseVerdict {
  const known = new Map<string, string | null>();
  return (word, folder) => {
    const key = `${folder}/${word}`;
    const remembered = known.get(key);
    const verdict = remembered === undefined ? parseVerdict(word, folder) : remembered;
    known.set(key, verdict);
    return verdict;
  };
}

/** Does a row say whose answer it is, in columns that can be trusted? */
function isUsable(row: CsvRow, plan: SurveyPlan, width: number, tally: Tally): boolean {
  const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '').length;
  if (extra > 0) {
    tally.add('extra cells', row, (rows) => ({
      message: `There are more cells than questions in ${rows}: answers may have slipped a column, so none were read.`,
      help: 'Put quotation marks around an answer that holds the character that separates columns, or export again.',
    }));
    return false;
  }
  if (plan.function === null) return false;
  if (normaliseName(cellAt(row, plan.function)) !== '') return true;
  tally.add('no function', row, (rows) => ({
    message: `No function is given in ${rows}, so it is not known whose answer that is, and it was left out.`,
    help: 'Write the function (sales, marketing, …) in that column, and read the file again.',
  }));
  return false;
}

function readRow(row: CsvRow, reader: RowReader): DatedAnswer {
  const { plan, known } = reader;
  const market = cellAt(row, plan.market);
  const isMarketUnclear = namesSeveral(market, known.market);
  if (isMarketUnclear) noteSeveral('market', market, row, reader.tally);
  return {
    respondent: nameRespondent(row, plan.respondent),
    function: oneLine(cellAt(row, plan.function)),
    market: isMarketUnclear || normaliseName(market) === '' ? null : market,
    ...byQuestion((question) => readList(question, row, reader)),
    judgements: readJudgements(row, reader),
    date: readDate(row, reader),
  };
}

function cellAt({ cells }: CsvRow, index: number | null): string {
  return (index === null ? undefined : cells[index])?.trim() ?? '';
}

function nameRespondent(row: CsvRow, index: number | null): string {
  const name = oneLine(cellAt(row, index));
  return normaliseName(name) === '' || hasAddress(name) ? `row ${row.row}` : clip(name);
}

function hasAddress(text: string): boolean {
  return /\S@\S/.test(text);
}

/** What a cell says, in quotes for a message; never an e-mail address. */
function quote(cell: string): string {
  return hasAddress(cell) ? 'an e-mail address' : `"${clip(cell, 40)}"`;
}

function readList(question: RankedQuestion, row: CsvRow, { plan, known, tally }: RowReader): string[] {
  const list = plan.lists[question];
  const entries =
    list === null
      ? plan.ranks[question].map((index) => cellAt(row, index)).filter((cell) => normaliseName(cell) !== '')
      : splitList(cellAt(row, list), known[question]);
  for (const entry of entries) if (namesSeveral(entry, known[question])) noteSeveral(question, entry, row, tally);
  return entries;
}

function noteSeveral(question: 'market' | RankedQuestion, text: string, row: CsvRow, tally: Tally): void {
  const isMarket = question === 'market';
  const fate = isMarket ? 'left out' : 'kept as one answer';
  tally.add(`several ${question} ${text}`, row, (rows) => ({
    message: `${quote(text)} names several things at once under \`${question}\`, in ${rows}; it was ${fate}.`,
    help: isMarket
      ? 'Ask for the one market that most customers would name.'
      : 'Separate them with a semicolon, the more important first: ranks have no ties.',
  }));
}

function readJudgements(row: CsvRow, reader: RowReader): ReadonlyMap<string, string> {
  const judgements = new Map<string, string>();
  for (const { index, item } of reader.plan.verdicts) {
    const word = cellAt(row, index);
    const verdict = reader.parseVerdict(word, item.folder);
    if (verdict !== null) judgements.set(item.key, verdict);
    else if (normaliseName(word) !== '') noteVerdict(word, item, row, reader.tally);
  }
  return judgements;
}

function noteVerdict(word: string, { folder, key, name }: JudgedItem, row: CsvRow, tally: Tally): void {
  const allowed = verdictsOf(folder).map(showVerdict);
  tally.add(`verdict ${key} ${normaliseName(word)}`, row, (rows) => ({
    message: `${quote(word)} is no verdict on "${clip(name)}", in ${rows}; it counts as blank.`,
    help: suggest(word, allowed, 'verdict'),
  }));
}

function readDate(row: CsvRow, { plan, tally }: RowReader): string | null {
  const written = cellAt(row, plan.date);
  const day = parseDay(written);
  if (day !== null || normaliseName(written) === '') return day;
  tally.add('date', row, (rows) => ({
    message: `The date could not be read for certain in ${rows}, as in ${quote(written)}, and was left out.`,
    help: 'Write year, month and day, as in 2026-09-14. Or leave it: dates are not compared.',
  }));
  return null;
}
