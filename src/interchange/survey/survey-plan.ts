import { byQuestion, type RankedQuestion } from '../../align/answer.ts';
import { clip, code, listInWords } from '../../model/words.ts';
import type { JudgedItem } from '../ballot/ballot-items.ts';
import type { CsvRow } from '../csv.ts';
import { type ColumnReader, type ColumnReading, meaningLabel } from './read-column.ts';
import { type ReadingProblem } from '../reading.ts';
import type { ColumnMeaning } from './survey-header.ts';

/** Which column answers what: 0-based positions, null or empty where no column does. */
export interface SurveyPlan {
  readonly function: number | null;
  readonly respondent: number | null;
  readonly date: number | null;
  readonly market: number | null;
  readonly lists: Readonly<Record<RankedQuestion, number | null>>;
  /** Columns with one rank each, the first rank first. */
  readonly ranks: Readonly<Record<RankedQuestion, readonly number[]>>;
  readonly verdicts: readonly { readonly index: number; readonly item: JudgedItem }[];
}

/** A column of a survey, as it was understood. */
export interface UnderstoodColumn {
  /** As written. */
  readonly header: string;
  /** `function`, `alternatives`, `alternatives 2`, `segments/field-sales`, `left out`; null when it is not used. */
  readonly meaning: string | null;
  readonly how: 'exact' | 'similar' | 'none';
}

export interface UnderstoodHeader {
  readonly plan: SurveyPlan;
  readonly columns: readonly UnderstoodColumn[];
  readonly problems: readonly ReadingProblem[];
}

interface Column extends ColumnReading {
  readonly index: number;
  readonly header: string;
}

/** Works out what each column is for. Two columns for one question are never merged: the better one counts. */
export function planSurvey(header: CsvRow, filled: ReadonlySet<number>, reader: ColumnReader): UnderstoodHeader {
  const columns = header.cells.map((text, index): Column => ({ ...reader.read(text), index, header: text }));
  const winners = pickWinners(columns);
  const isUsed = (column: Column) => column.meaning?.type === 'private' || winners.has(column);
  const unused = columns.filter(
    (column) => !isUsed(column) && (column.header.trim() !== '' || filled.has(column.index)),
  );
  return {
    plan: planOf([...winners]),
    columns: columns.map((column) => (isUsed(column) ? describe(column) : unusedColumn(column))),
    problems: explainUnused(unused, winners, reader).map((problem) => ({ ...problem, line: header.line })),
  };
}

function describe({ header, meaning, how }: Column): UnderstoodColumn {
  return { header, meaning: meaning && meaningLabel(meaning), how };
}

function unusedColumn({ header }: Column): UnderstoodColumn {
  return { header, meaning: null, how: 'none' };
}

/** For each question the column that answers it: of several one that is called exactly so, else the first. */
function pickWinners(columns: readonly Column[]): ReadonlySet<Column> {
  const exactFirst = columns.toSorted((a, b) => Number(b.how === 'exact') - Number(a.how === 'exact'));
  const taken = new Map<string, Column>();
  for (const column of exactFirst) {
    if (!column.meaning || column.meaning.type === 'private' || rivalOf(column.meaning, taken)) continue;
    taken.set(meaningLabel(column.meaning), column);
  }
  return new Set(taken.values());
}

/** The column that already answers what this one would: a list also stands against ranks of the same question. */
function rivalOf(meaning: ColumnMeaning, taken: ReadonlyMap<string, Column>): Column | undefined {
  const same = taken.get(meaningLabel(meaning));
  if (same || (meaning.type !== 'list' && meaning.type !== 'rank')) return same;
  const otherForm = meaning.type === 'list' ? 'rank' : 'list';
  return [...taken.values()].find(
    (column) => column.meaning?.type === otherForm && column.meaning.question === meaning.question,
  );
}

function planOf(columns: readonly Column[]): SurveyPlan {
  const indexOf = (label: string) =>
    columns.find(({ meaning }) => meaning && meaningLabel(meaning) === label)?.index ?? null;
  return {
    function: indexOf('function'),
    respondent: indexOf('respondent'),
    date: indexOf('date'),
    market: indexOf('market'),
    lists: byQuestion(indexOf),
    ranks: byQuestion((question) => ranksOf(question, columns)),
    verdicts: columns.flatMap(({ meaning, index }) =>
      meaning?.type === 'verdict' ? [{ index, item: meaning.item }] : [],
    ),
  };
}

function ranksOf(question: RankedQuestion, columns: readonly Column[]): number[] {
  const ranked = columns.flatMap(({ meaning, index }) =>
    meaning?.type === 'rank' && meaning.question === question ? [{ rank: meaning.rank, index }] : [],
  );
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ index }) => index);
}

type Explanation = Omit<ReadingProblem, 'line'>;
const mostExplained = 30;

function explainUnused(unused: readonly Column[], winners: ReadonlySet<Column>, reader: ColumnReader): Explanation[] {
  const taken = new Map([...winners].map((column) => [meaningLabel(column.meaning!), column]));
  const explained = unused.slice(0, mostExplained).map((column) => {
    const rival = column.meaning && rivalOf(column.meaning, taken);
    if (rival) return explainRival(column, rival);
    return column.claimedBy.length > 0 ? explainShared(column) : explainUnknown(column, reader);
  });
  const rest = unused.length - explained.length;
  if (rest === 0) return explained;
  const message = `${rest} more columns were not understood, and were left out.`;
  return [...explained, { message, help: 'Rename those that answer a question, and delete the others.' }];
}

function explainRival(column: Column, rival: Column): Explanation {
  const question = code(meaningLabel(rival.meaning!));
  const both = `${named(rival)} and ${named(column)}`;
  return {
    message: `Columns ${both} both seem to answer ${question}; only ${named(rival)} was read.`,
    help: 'Delete or rename the one that you do not mean.',
  };
}

function explainShared(column: Column): Explanation {
  const owners = listInWords(column.claimedBy.map((key) => code(key)));
  return {
    message: `Column ${named(column)} could be about ${owners}, and was left out.`,
    help: `Call it ${listInWords(
      column.claimedBy.map((key) => code(key)),
      'or',
    )}.`,
  };
}

const questionNames = 'Function, Market, Alternatives, Segments, Values';

function explainUnknown(column: Column, reader: ColumnReader): Explanation {
  const nearest = reader.nearest(column.header);
  return {
    message: `Column ${named(column)} was not understood, and was left out.`,
    help: nearest
      ? `Did you mean "${clip(nearest, 100)}"? If so, call it that in the first row. If not, leave it.`
      : `If it answers a question, call it ${questionNames}, or by the name of what it judges. If not, leave it.`,
  };
}

/** The header in quotes, or the position of a column that has none. */
function named({ header, index }: Column): string {
  return header.trim() === '' ? String(index + 1) : `"${clip(header)}"`;
}
