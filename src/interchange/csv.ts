import Papa from 'papaparse';
import { linesOf, type ReadingProblem } from './reading.ts';

/** One row of a table. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** 1-based, as a spreadsheet program numbers it. */
  readonly row: number;
  /** 1-based line of the text on which the row begins; cells may hold line breaks. */
  readonly line: number;
}

/** A table, or why it cannot be read; then there are no rows, because none can be trusted. */
export interface CsvTable {
  /** Rows in which every cell is blank are left out. */
  readonly rows: readonly CsvRow[];
  readonly problem: ReadingProblem | null;
}

/** What separates cells: a comma, or what Excel writes where a comma stands in numbers, or what a copied table has. */
const delimiters = [',', ';', '\t'] as const;

const excelHint = /^sep=(.)\n/i;

/**
 * Reads a table whichever way it was saved: commas, semicolons or tabs, any line ends, with a byte order mark. Of the
 * ways to separate cells it takes the one that gives the first row most cells of which `isKnown` knows the text, then
 * the one that gives it most cells.
 */
export function parseCsv(text: string, isKnown: (header: string) => boolean): CsvTable {
  const source = linesOf(text).join('\n');
  const hint = excelHint.exec(source);
  const skipped = hint?.[0] ?? '';
  const rest = source.slice(skipped.length);
  const delimiter = hint?.[1] ?? findDelimiter(rest, isKnown);
  const { data, errors } = Papa.parse<string[]>(rest, { delimiter, newline: '\n' });
  const firstLine = skipped === '' ? 1 : 2;
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { rows: [], problem: explainQuotes(broken.code, firstLine + lineBreaks(rest, broken.index)) };
  return { rows: numberRows(data, firstLine), problem: null };
}

function findDelimiter(text: string, isKnown: (header: string) => boolean): string {
  const scored = delimiters.map((delimiter) => {
    const header = firstFilledRow(text, delimiter);
    return { delimiter, known: header.filter(isKnown).length, cells: header.length };
  });
  const [best] = scored.toSorted((a, b) => b.known - a.known || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

function firstFilledRow(text: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(text.trimStart(), { delimiter, newline: '\n', preview: 1 });
  return data[0] ?? [];
}

function numberRows(data: readonly string[][], firstLine: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = firstLine;
  for (const [index, cells] of data.entries()) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, row: index + 1, line });
    line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
  }
  return rows;
}

function lineBreaks(text: string, end = text.length): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const saveAgain = 'Export the survey again, or open it in a spreadsheet program and save it as CSV.';

function explainQuotes(code: string, line: number): ReadingProblem {
  const what =
    code === 'MissingQuotes' ? 'is never closed' : 'is closed in the middle of a cell, with more text behind it';
  return {
    message: `A quotation mark that opens on line ${line} ${what}, so nobody can tell where that answer ends.`,
    help: `${saveAgain} By hand: inside a quoted cell, write each quotation mark twice.`,
    line,
  };
}

/**
 * One line of CSV, with its line end. A cell that a spreadsheet program would run as a formula gets an apostrophe in
 * front, which the program hides (OWASP, CSV injection).
 */
export function renderCsvRow(cells: readonly string[]): string {
  return `${cells.map(renderCell).join(',')}\n`;
}

const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function renderCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
