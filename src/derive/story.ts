import type { Element } from '../model/element.ts';
import type { Product } from '../model/positioning.ts';
import { compareFrames, type StoryMove } from './comparison.ts';
import { deriveFrame, type Frame } from './frame.ts';
import { deriveSensitivity, listUnknownCells, type OpenCell } from './sensitivity.ts';

/** The derived story of a product in one market. */
export interface Story {
  readonly product: Product;
  readonly frame: Frame;
  /** What each unknown cell could change; at most `mostCells`, the rest are counted in `cellsLeftOut`. */
  readonly openCells: readonly OpenCell[];
  readonly cellsLeftOut: number;
}

/** Frames of one product side by side, in no order of merit. */
export interface Comparison {
  readonly product: Product;
  readonly frames: readonly Frame[];
  /** What the story would be in each further market, against the first. */
  readonly moves: readonly StoryMove[];
}

const mostCells = 200;

export function deriveStory(product: Product, market: Element<'market'>): Story {
  const frame = deriveFrame(product, market);
  const cells = listUnknownCells(frame);
  return {
    product,
    frame,
    openCells: deriveSensitivity(product, frame, cells.slice(0, mostCells)),
    cellsLeftOut: Math.max(0, cells.length - mostCells),
  };
}

/** Derives a product in each of the markets and holds every further one against the first. */
export function deriveComparison(product: Product, markets: readonly Element<'market'>[]): Comparison {
  const frames = [...new Set(markets)].map((market) => deriveFrame(product, market));
  return { product, frames, moves: compareFrames(frames) };
}
