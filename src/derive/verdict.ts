import type { AttributeFields } from '../model/fields.generated.ts';

export type Cell = AttributeFields['versus'][string];

/** What an attribute is worth against the alternatives of one market. */
export type Verdict = 'unique' | 'differentiating' | 'unknown' | 'contested' | 'table_stakes' | 'not_applicable';

/** An attribute held against each alternative of a market: the alternatives by what their cell says, in market order. */
export interface Cells {
  readonly has: readonly string[];
  readonly partial: readonly string[];
  readonly lacks: readonly string[];
  readonly unknown: readonly string[];
  readonly notApplicable: readonly string[];
}

/** Sorts a market's alternatives by what an attribute's `versus` says of them. A missing cell is unknown. */
export function sortCells(versus: Readonly<Record<string, Cell>>, alternatives: readonly string[]): Cells {
  const having = (wanted: Cell) => alternatives.filter((id) => cellOf(versus, id) === wanted);
  return {
    has: having('has'),
    partial: having('partial'),
    lacks: having('lacks'),
    unknown: having('unknown'),
    notApplicable: having('n/a'),
  };
}

export function cellOf(versus: Readonly<Record<string, Cell>>, alternative: string): Cell {
  return (Object.hasOwn(versus, alternative) ? versus[alternative] : undefined) ?? 'unknown';
}

/**
 * The verdict over the cells that are not `n/a`. With no such cell (also with no alternatives at all) it is
 * `not_applicable`: nothing was compared, so nothing is unique. `unknown` never counts as `lacks`.
 */
export function deriveVerdict({ has, partial, lacks, unknown }: Cells): Verdict {
  const compared = has.length + partial.length + lacks.length + unknown.length;
  if (compared === 0) return 'not_applicable';
  if (lacks.length === compared) return 'unique';
  if (lacks.length > 0) return 'differentiating';
  if (unknown.length > 0) return 'unknown';
  return partial.length > 0 ? 'contested' : 'table_stakes';
}

/** Would it be unique if every cell that nobody has looked at turned out `lacks`? False once it is unique. */
export function couldBeUnique({ has, partial, unknown }: Cells): boolean {
  return has.length === 0 && partial.length === 0 && unknown.length > 0;
}

/** Does the verdict set the product apart from at least one alternative? */
export function isDifferentiator(verdict: Verdict): boolean {
  return verdict === 'unique' || verdict === 'differentiating';
}
