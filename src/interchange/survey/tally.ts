import { someInWords } from '../../model/words.ts';
import type { CsvRow } from '../csv.ts';
import type { ReadingProblem } from '../reading.ts';

/** Collects what is wrong in rows, and says each thing once, however many rows it is in. */
export interface Tally {
  /** `describe` gets the rows in words, `row 4` or `rows 4, 9 and 212 more`; the first for a key is used. */
  readonly add: (key: string, row: CsvRow, describe: (rows: string) => Omit<ReadingProblem, 'line'>) => void;
  /** In order of first appearance; past 100 different problems only how many more there are. */
  readonly problems: () => ReadingProblem[];
}

interface Count {
  readonly line: number;
  readonly describe: (rows: string) => Omit<ReadingProblem, 'line'>;
  readonly firstRows: number[];
  total: number;
}

const mostProblems = 100;
const mostRows = 3;

export function createTally(): Tally {
  const counts = new Map<string, Count>();
  let unlisted = 0;
  let unlistedLine = 1;
  return {
    add(key, { row, line }, describe) {
      const known = counts.get(key);
      if (!known && counts.size === mostProblems) {
        if (unlisted === 0) unlistedLine = line;
        unlisted += 1;
        return;
      }
      const count = known ?? { line, describe, firstRows: [], total: 0 };
      if (count.firstRows.length < mostRows) count.firstRows.push(row);
      count.total += 1;
      counts.set(key, count);
    },
    problems() {
      const listed = [...counts.values()].map(explain);
      return unlisted === 0 ? listed : [...listed, explainUnlisted(unlisted, unlistedLine)];
    },
  };
}

function explain({ line, describe, firstRows, total }: Count): ReadingProblem {
  return { ...describe(rowsInWords(firstRows, total)), line };
}

function rowsInWords(firstRows: readonly number[], total: number): string {
  return `${total === 1 ? 'row' : 'rows'} ${someInWords(firstRows.map(String), total)}`;
}

function explainUnlisted(count: number, line: number): ReadingProblem {
  const cells = count === 1 ? 'cell was' : 'cells were';
  const message = `${count} more ${cells} not understood; the first ${mostProblems} problems are listed.`;
  return { message, help: 'Put those right first, then read the file again.', line };
}
