import { type Frame, isCaredFor } from '../derive/frame.ts';
import { listUnknownCells } from '../derive/sensitivity.ts';

/** A frame as `show --format json` prints it. Ids throughout; lists in id order. */
export function frameToJson(frame: Frame): Record<string, unknown> {
  const { strict, lenient } = frame.winningCombinations;
  return {
    product: frame.product,
    market: frame.market.id,
    alternatives: frame.alternatives,
    attributes: frame.attributes.map((attribute) => ({
      id: attribute.id,
      verdict: attribute.verdict,
      cared: isCaredFor(attribute),
      could_be_unique: attribute.couldBeUnique,
      cared_by: attribute.caredBy,
      has: attribute.cells.has,
      partial: attribute.cells.partial,
      lacks: attribute.cells.lacks,
      unknown: attribute.cells.unknown,
      not_applicable: attribute.cells.notApplicable,
    })),
    values: frame.values.map(({ id, differentiated, because, caredBy }) => ({
      id,
      differentiated,
      because,
      cared_by: caredBy,
    })),
    segments: frame.segments.map(({ id, actionable, findable, values }) => ({ id, actionable, findable, values })),
    unique_nobody_cares: frame.uniqueNobodyCares,
    winning_combinations: {
      strict: strict.sets,
      lenient: lenient.sets,
      truncated: strict.truncated || lenient.truncated,
    },
    gaps: frame.gaps,
    unknown: listUnknownCells(frame),
  };
}
