import { groupBy } from '../../model/order.ts';
import { clip, listInWords } from '../../model/words.ts';
import { type BallotLine, isDecoration } from './ballot-parts.ts';
import type { ReadingProblem } from '../reading.ts';
import { type JudgedFolder, judgedFolders, showVerdict, verdictsOf } from '../verdict-word.ts';

interface GridRow {
  readonly key: string;
  readonly name: string;
  readonly line: number;
  /** Empty for an item left blank. */
  readonly ticked: readonly string[];
  /** What stands between brackets and is no tick. */
  readonly unclear: readonly string[];
}

/** The verdicts ticked in a grid, by `kind/id`. An item with two different ticks gets none, and is a problem. */
export function readGrid(lines: readonly BallotLine[], problems: ReadingProblem[]): ReadonlyMap<string, string> {
  const rows = lines.filter(({ text }) => !isDecoration(text)).flatMap((line) => readRow(line) ?? unreadable(line));
  const verdicts = new Map<string, string>();
  for (const row of rows) if ('message' in row) problems.push(row);
  const readable = rows.filter((row) => 'key' in row);
  problems.push(...readable.flatMap(explainUnclear));
  for (const [key, sameItem] of groupBy(readable, (row) => row.key)) {
    const ticked = [...new Set(sameItem.flatMap((row) => row.ticked))];
    const isUnclear = sameItem.some(({ unclear }) => unclear.length > 0);
    if (ticked.length > 1) problems.push(explainTwoTicks(sameItem.at(-1)!, ticked));
    else if (!isUnclear && ticked[0] !== undefined) verdicts.set(key, ticked[0]);
  }
  return verdicts;
}

const itemKey = new RegExp(`\\(((${judgedFolders.join('|')})/[^/]+)\\)\\s*$`);
const ticks = new Set(['x', '×', '✓', '✔', '☑', '✅', 'v', 'y', 'yes', 'ok', '*', '+']);
const blanks = new Set(['', '_', '-', 'n', 'no']);

/** Null when the item or the brackets cannot be found. */
function readRow({ text, line }: BallotLine): GridRow | null {
  const end = itemKey.exec(text);
  const [, key, folder] = end ?? [];
  const boxes = end && readBoxes(text.slice(0, end.index), folder as JudgedFolder);
  if (!boxes || key === undefined) return null;
  const marks = [...boxes.marks];
  return {
    key,
    name: boxes.rest.trim(),
    line,
    ticked: marks.filter(([, mark]) => ticks.has(mark)).map(([verdict]) => verdict),
    unclear: marks.map(([, mark]) => mark).filter((mark) => !ticks.has(mark) && !blanks.has(mark)),
  };
}

interface Boxes {
  /** What stands between the brackets before a verdict. */
  readonly marks: ReadonlyMap<string, string>;
  /** The text after them. */
  readonly rest: string;
}

/** The brackets that begin a row; null when there are none, or when text stands where it could be meant as a tick. */
function readBoxes(text: string, folder: JudgedFolder): Boxes | null {
  const marks = new Map<string, string>();
  let rest = text.replace(/^\s*(?:[-*+•]\s+)?/, '');
  for (const verdict of verdictsOf(folder)) {
    const box = atStart[verdict]?.exec(rest);
    if (!box) continue;
    marks.set(verdict, plainMark(box[1] ?? ''));
    rest = rest.slice(box[0].length);
  }
  const isTornApart = verdictsOf(folder).some((verdict) => !marks.has(verdict) && anywhere[verdict]?.test(rest));
  return marks.size === 0 || isTornApart ? null : { marks, rest };
}

const atStart = boxPatterns((words) => new RegExp(`^\\[([^\\[\\]]*)\\]\\s*${words}(?![\\p{L}\\p{N}])\\s*`, 'iu'));
const anywhere = boxPatterns((words) => new RegExp(`\\]\\s?${words}`, 'iu'));

function boxPatterns(patternOf: (words: string) => RegExp): Readonly<Record<string, RegExp>> {
  const verdicts = judgedFolders.flatMap(verdictsOf);
  return Object.fromEntries(verdicts.map((verdict) => [verdict, patternOf(verdict.replaceAll('_', '[\\s_-]*'))]));
}

/** A mark without space, case or the invisible sign that makes it an emoji. */
function plainMark(mark: string): string {
  return mark.replace(/[\s\uFE0F]/gu, '').toLowerCase();
}

function unreadable({ text, line }: BallotLine): ReadingProblem {
  return {
    message: `This line could not be read, and counts as blank: "${clip(text)}".`,
    help: 'Put back the brackets, and the name in parentheses at its end, as on the lines around it.',
    line,
  };
}

function explainUnclear({ name, unclear, line }: GridRow): ReadingProblem[] {
  if (unclear.length === 0) return [];
  const found = clip(unclear.join(' '), 20);
  const message = `"${clip(name)}" has "${found}" between brackets, which is no tick, so it counts as blank.`;
  return [{ message, help: 'Put an x between the brackets before the verdict that you mean.', line }];
}

function explainTwoTicks({ name, line }: GridRow, verdicts: readonly string[]): ReadingProblem {
  return {
    message: `"${clip(name)}" is ticked as ${listInWords(verdicts.map(showVerdict))}, so it counts as blank.`,
    help: 'Keep one tick: the verdict that is true most often.',
    line,
  };
}
