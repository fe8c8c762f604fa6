import { type Frame, isCaredFor } from './frame.ts';
import { isDifferentiator } from './verdict.ts';

/** What the story would be in another market than the first: ids of cared-for differentiators and of values. */
export interface StoryMove {
  readonly market: string;
  readonly attributes: Move;
  readonly values: Move;
}

/** Against the first frame: what stays, what would be lost, what would be gained. Each in id order. */
export interface Move {
  readonly kept: readonly string[];
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** The attributes that the story of a frame is made of: they set the product apart and somebody cares. In id order. */
export function storyAttributes(frame: Frame): string[] {
  return frame.attributes.filter((a) => isDifferentiator(a.verdict) && isCaredFor(a)).map(({ id }) => id);
}

/** The values that the story of a frame can promise: differentiated, and some segment cares. In id order. */
export function storyValues(frame: Frame): string[] {
  return frame.values.filter(({ differentiated, caredBy }) => differentiated && caredBy.length > 0).map(({ id }) => id);
}

/** Holds every further frame against the first. One frame gives an empty list. */
export function compareFrames([first, ...others]: readonly Frame[]): StoryMove[] {
  if (!first) return [];
  return others.map((other) => ({
    market: other.market.id,
    attributes: compareLists(storyAttributes(first), storyAttributes(other)),
    values: compareLists(storyValues(first), storyValues(other)),
  }));
}

function compareLists(here: readonly string[], there: readonly string[]): Move {
  return {
    kept: here.filter((id) => there.includes(id)),
    lost: here.filter((id) => !there.includes(id)),
    gained: there.filter((id) => !here.includes(id)),
  };
}
