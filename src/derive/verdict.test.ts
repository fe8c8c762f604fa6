import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  cellOf,
  couldBeUnique,
  deriveVerdict,
  isDifferentiator,
  sortCells,
  type Verdict,
} from './verdict.ts';

const allCells: readonly Cell[] = ['has', 'partial', 'lacks', 'unknown', 'n/a'];
const cells = fc.array(fc.constantFrom(...allCells), { maxLength: 7 });

/** Names as many alternatives as there are cells, and holds an attribute against each. */
function sorted(row: readonly Cell[]) {
  const alternatives = row.map((_, index) => `alternative-${index}`);
  return sortCells(Object.fromEntries(row.map((cell, index) => [`alternative-${index}`, cell])), alternatives);
}

const verdictOf = (row: readonly Cell[]) => deriveVerdict(sorted(row));

/** Section 4 of the design, sentence by sentence. */
function verdictByTheBook(row: readonly Cell[]): Verdict {
  const compared = row.filter((cell) => cell !== 'n/a');
  const lacking = compared.filter((cell) => cell === 'lacks').length;
  if (row.every((cell) => cell === 'n/a')) return 'not_applicable';
  if (compared.every((cell) => cell === 'lacks')) return 'unique';
  if (lacking >= 1 && lacking < compared.length) return 'differentiating';
  if (compared.includes('unknown')) return 'unknown';
  if (compared.includes('partial')) return 'contested';
  if (compared.every((cell) => cell === 'has')) return 'table_stakes';
  throw new Error(`The design has no verdict for ${row.join(', ')}.`);
}

/** Every row of a length. */
function rows(length: number): Cell[][] {
  return length === 0 ? [[]] : rows(length - 1).flatMap((row) => allCells.map((cell) => [...row, cell]));
}

describe('deriveVerdict', () => {
  it('is what the design says, for every row of up to five alternatives', () => {
    const every = [0, 1, 2, 3, 4, 5].flatMap(rows);
    expect(every).toHaveLength(3906);
    for (const row of every) expect(verdictOf(row), row.join(', ')).toBe(verdictByTheBook(row));
  });

  it.each<[Cell[], Verdict]>([
    [['lacks', 'lacks'], 'unique'],
    [['lacks', 'n/a'], 'unique'],
    [['lacks', 'unknown'], 'differentiating'],
    [['lacks', 'has'], 'differentiating'],
    [['unknown', 'unknown'], 'unknown'],
    [['has', 'unknown'], 'unknown'],
    [['has', 'partial'], 'contested'],
    [['has', 'has'], 'table_stakes'],
    [['n/a', 'n/a'], 'not_applicable'],
    [[], 'not_applicable'],
  ])('of %j is %s', (row, verdict) => {
    expect(verdictOf(row)).toBe(verdict);
  });

  it('does not depend on the order of the alternatives', () => {
    const row = cells.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(row, ([given, shuffled]) => {
        expect(verdictOf(shuffled)).toBe(verdictOf(given));
      }),
    );
  });

  it('never takes the unknown for something that an alternative lacks', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const hopeful = row.map((cell): Cell => (cell === 'unknown' ? 'has' : cell));
        if (isDifferentiator(verdictOf(row))) expect(isDifferentiator(verdictOf(hopeful))).toBe(true);
      }),
    );
  });
});

describe('isDifferentiator', () => {
  it('is true of the two verdicts by which at least one alternative lacks the attribute', () => {
    fc.assert(
      fc.property(cells, (row) => {
        expect(isDifferentiator(verdictOf(row))).toBe(row.includes('lacks'));
      }),
    );
  });
});

describe('couldBeUnique', () => {
  it('is true just when there is something to find out, and lacking it everywhere would make it unique', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const best = row.map((cell): Cell => (cell === 'unknown' ? 'lacks' : cell));
        expect(couldBeUnique(sorted(row))).toBe(row.includes('unknown') && verdictOf(best) === 'unique');
      }),
    );
  });

  it('is never contradicted by what an unknown turns out to be', () => {
    const answered = cells.chain((row) =>
      fc.tuple(
        fc.constant(row),
        fc.array(fc.constantFrom<Cell>('has', 'partial', 'lacks', 'n/a'), {
          minLength: row.length,
          maxLength: row.length,
        }),
      ),
    );
    fc.assert(
      fc.property(answered, ([row, answers]) => {
        fc.pre(row.includes('unknown'));
        const found = row.map((cell, index) => (cell === 'unknown' ? answers[index]! : cell));
        if (verdictOf(found) === 'unique' && found.every((cell, index) => cell !== 'n/a' || row[index] === 'n/a')) {
          expect(couldBeUnique(sorted(row))).toBe(true);
        }
        if (!couldBeUnique(sorted(row))) expect(found.some((cell) => cell === 'has' || cell === 'partial')).toBe(true);
      }),
    );
  });
});

describe('sortCells', () => {
  it('takes what nobody wrote for unknown, and keeps the order of the market', () => {
    expect(sortCells({ paper: 'lacks', excel: 'lacks' }, ['excel', 'server', 'paper'])).toEqual({
      has: [],
      partial: [],
      lacks: ['excel', 'paper'],
      unknown: ['server'],
      notApplicable: [],
    });
  });

  it('leaves out alternatives of other markets', () => {
    expect(sortCells({ paper: 'has', excel: 'lacks' }, ['excel']).has).toEqual([]);
  });

  it('puts every alternative in one place', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const all = Object.values(sorted(row)).flat();
        expect(all.toSorted()).toEqual(row.map((_, index) => `alternative-${index}`).toSorted());
      }),
    );
  });

  it('knows nothing of an alternative that is called like a method', () => {
    expect(cellOf({}, 'constructor')).toBe('unknown');
    expect(cellOf({}, '__proto__')).toBe('unknown');
  });
});
