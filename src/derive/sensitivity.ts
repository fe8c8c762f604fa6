import type { Element } from '../model/element.ts';
import type { Product } from '../model/positioning.ts';
import { storyValues } from './comparison.ts';
import { deriveCombinations, deriveStoryLists, type Frame, isCaredFor, judgeAttribute } from './frame.ts';
import { type Cells, isDifferentiator, type Verdict } from './verdict.ts';

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
  return cells.map((cell) => ({
    ...cell,
    ifHas: deriveShift(product, frame, cell, 'has'),
    ifLacks: deriveShift(product, frame, cell, 'lacks'),
  }));
}

const noShift: StoryShift = {
  verdict: null,
  valuesGained: [],
  valuesLost: [],
  segmentsGained: [],
  segmentsLost: [],
  combinationsChange: false,
};

/** Works out anew only what an answer can touch. */
function deriveShift(
  product: Product,
  frame: Frame,
  { attribute: id, alternative }: { attribute: string; alternative: string },
  answer: 'has' | 'lacks',
): StoryShift {
  const before = frame.attributes.find((attribute) => attribute.id === id);
  if (!before) return noShift;
  const after = judgeAttribute(id, moveCell(before.cells, alternative, answer), before.caredBy);
  const attributes = frame.attributes.map((attribute) => (attribute === before ? after : attribute));
  return {
    ...noShift,
    ...(isDifferentiator(before.verdict) === isDifferentiator(after.verdict)
      ? {}
      : compareStories(frame, {
          ...frame,
          attributes,
          ...deriveStoryLists(product, segmentsOf(product, frame), attributes),
        })),
    verdict: before.verdict === after.verdict ? null : after.verdict,
    // Unknown counts as having in both readings, so only `lacks` can open a new way to win.
    combinationsChange: answer === 'lacks' && isCaredFor(after) && doCombinationsChange(frame, attributes),
  };
}

function moveCell(cells: Cells, alternative: string, to: 'has' | 'lacks'): Cells {
  return { ...cells, unknown: cells.unknown.filter((id) => id !== alternative), [to]: [...cells[to], alternative] };
}

function segmentsOf({ of }: Product, frame: Frame): Element<'segment'>[] {
  return frame.segments.flatMap(({ id }) => of.segment.get(id) ?? []);
}

/** False where the combinations could not be searched to the end: there is nothing to compare with. */
function doCombinationsChange(frame: Frame, attributes: Frame['attributes']): boolean {
  const { strict, lenient } = frame.winningCombinations;
  if (strict.truncated || lenient.truncated) return false;
  const after = deriveCombinations(attributes, frame.alternatives);
  return JSON.stringify([strict.sets, lenient.sets]) !== JSON.stringify([after.strict.sets, after.lenient.sets]);
}

/** Does the answer change more than the verdict of its own attribute? */
export function changesStory(shift: StoryShift): boolean {
  const { valuesGained, valuesLost, segmentsGained, segmentsLost, combinationsChange } = shift;
  return combinationsChange || [valuesGained, valuesLost, segmentsGained, segmentsLost].some((list) => list.length > 0);
}

function compareStories(before: Frame, after: Frame) {
  const values = [storyValues(before), storyValues(after)] as const;
  const segments = [actionableSegments(before), actionableSegments(after)] as const;
  return {
    valuesGained: without(values[1], values[0]),
    valuesLost: without(values[0], values[1]),
    segmentsGained: without(segments[1], segments[0]),
    segmentsLost: without(segments[0], segments[1]),
  };
}

function actionableSegments(frame: Frame): string[] {
  return frame.segments.filter(({ actionable }) => actionable).map(({ id }) => id);
}

function without(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((id) => !other.includes(id));
}
