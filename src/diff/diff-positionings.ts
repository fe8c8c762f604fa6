import type { Positioning } from '../model/positioning.ts';
import type { Change } from './change.ts';
import { compareElements, settleRenames, storyChanges } from './compare-positionings.ts';
import type { Consequence } from './consequence.ts';
import { deriveFromSettled } from './derive-consequences.ts';

/** What differs between two positionings, and what follows from that. */
export interface PositioningDiff {
  readonly changes: readonly Change[];
  readonly consequences: readonly Consequence[];
}

/** The changes and the consequences at once, which costs little more than one of them: renames are settled once. */
export function diffPositionings(before: Positioning, after: Positioning): PositioningDiff {
  const { renames, followed } = settleRenames(before, after);
  const changes = compareElements(followed, after);
  return {
    changes: storyChanges(renames, changes),
    consequences: deriveFromSettled(followed, after, changes),
  };
}
