import type { Alignment } from '../../align/alignment.ts';
import { measureHeat } from '../../align/heat.ts';
import type { MatrixHead } from './matrix-data.ts';

/** Shares of agreement, 0 to 1; null where there is nothing to compare. */
export interface HeatData {
  /** What the rows are, as the head of the first column. */
  readonly corner: string;
  readonly columns: readonly MatrixHead[];
  readonly rows: readonly HeatLine[];
}

export interface HeatLine extends MatrixHead {
  /** In the order of the columns. */
  readonly cells: readonly (number | null)[];
}

/** Names a function by its id, with the page it has. */
export type FunctionHead = (id: string) => MatrixHead;

const questions = ['Market', 'Alternatives', 'Segments', 'Values', 'Verdicts'].map((label) => ({ label }));

/** How far each function agrees with the others, per question. No rows with fewer than two functions. */
export function heatOf(alignment: Alignment, headOf: FunctionHead): HeatData {
  const rows = alignment.pictures.length < 2 ? [] : measureHeat(alignment);
  return {
    corner: 'Function',
    columns: questions,
    rows: rows.map(({ function: id, cells }) => ({ ...headOf(id), cells })),
  };
}

/** The share of judged items on which each two functions agree; a function against itself is null. */
export function pairsOf({ pictures, grid }: Alignment, headOf: FunctionHead): HeatData {
  const heads = pictures.map((picture) => headOf(picture.function));
  return {
    corner: 'Function',
    columns: heads,
    rows: heads.map((head, row) => ({
      ...head,
      cells: heads.map((_, column) => (row === column ? null : (grid.pairs[row]?.[column] ?? null))),
    })),
  };
}
