import type { Product } from '../model/positioning.ts';
import { storyValues } from './comparison.ts';
import { type Frame, deriveFrame } from './frame.ts';
import type { Cell, Verdict } from './verdict.ts';

/** A cell that nobody has looked at, and what the story becomes when somebody does. */
export interface OpenCell {
  readonly attribute: string;
  readonly alternative: string;
  readonly ifHas: StoryShift;
  readonly ifLacks: StoryShift;
}

/** What one cell's answer changes in the story of a market. All lists empty and a null verdict: nothing. */
export interface StoryShift {
  /** The attribute's new verdict, or null when it stays. */
  readonly verdict: Verdict | null;
  readonly valuesGained: readonly string[];
  readonly valuesLost: readonly string[];
  readonly segmentsGained: readonly string[];
  readonly segmentsLost: readonly string[];
  readonly combinationsChange: boolean;
}

/** Every unknown cell of a frame: attributes in id order, alternatives in the market's order. */
export function listUnknownCells(frame: Frame): { attribute: string; alternative: string }[] {
  return frame.attributes.flatMap(({ id, cells }) =>
    cells.unknown.map((alternative) => ({ attribute: id, alternative })),
  );
}

/** How the story changes when each of the given cells, alone, turns out `has` or `lacks`. */
export function deriveSensitivity(
  product: Product,
  frame: Frame,
  cells: readonly { attribute: string; alternative: string }[],
): OpenCell[] {
  return cells.map(({ attribute, alternative }) => {
    const shiftIf = (cell: Cell) =>
      compareStories(frame, deriveFrame(withCell(product, attribute, alternative, cell), frame.market), attribute);
    return { attribute, alternative, ifHas: shiftIf('has'), ifLacks: shiftIf('lacks') };
  });
}

/** Does the answer change more than the verdict of its own attribute? */
export function changesStory(shift: StoryShift): boolean {
  const { valuesGained, valuesLost, segmentsGained, segmentsLost, combinationsChange } = shift;
  return combinationsChange || [valuesGained, valuesLost, segmentsGained, segmentsLost].some((list) => list.length > 0);
}

function compareStories(before: Frame, after: Frame, attribute: string): StoryShift {
  const verdictIn = (frame: Frame) => frame.attributes.find(({ id }) => id === attribute)?.verdict ?? null;
  const values = [storyValues(before), storyValues(after)] as const;
  const segments = [actionableSegments(before), actionableSegments(after)] as const;
  return {
    verdict: verdictIn(before) === verdictIn(after) ? null : verdictIn(after),
    valuesGained: without(values[1], values[0]),
    valuesLost: without(values[0], values[1]),
    segmentsGained: without(segments[1], segments[0]),
    segmentsLost: without(segments[0], segments[1]),
    combinationsChange: combinationKey(before) !== combinationKey(after),
  };
}

function actionableSegments(frame: Frame): string[] {
  return frame.segments.filter(({ actionable }) => actionable).map(({ id }) => id);
}

function combinationKey({ winningCombinations: { strict, lenient } }: Frame): string {
  return JSON.stringify([strict.sets, lenient.sets]);
}

function without(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((id) => !other.includes(id));
}

/** The product as it would be if one cell were known. */
function withCell(product: Product, attributeId: string, alternative: string, cell: Cell): Product {
  const attribute = product.of.attribute.get(attributeId);
  if (!attribute) return product;
  const fields = { ...attribute.fields, versus: { ...attribute.fields.versus, [alternative]: cell } };
  const attributes = new Map(product.of.attribute).set(attributeId, { ...attribute, fields });
  return { ...product, of: { ...product.of, attribute: attributes } };
}
