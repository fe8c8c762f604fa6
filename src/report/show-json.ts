import type { Comparison, Story } from '../derive/story.ts';
import type { OpenCell, StoryShift } from '../derive/sensitivity.ts';
import { renderJson } from './json.ts';
import { frameToJson } from './frame-json.ts';
import type { Report } from './report.ts';

/** The story as one JSON object; beside the frame it tells what each unknown cell could change. */
export function renderShowJson(story: Story): Report {
  return toReport(storyToJson(story));
}

/** A story as `show --format json` prints it. */
export function storyToJson({ frame, openCells, cellsLeftOut }: Story): Record<string, unknown> {
  return { ...frameToJson(frame), open_cells: openCells.map(openCellToJson), cells_left_out: cellsLeftOut };
}

/** Frames side by side as one JSON object; `moves` holds every further frame against the first. */
export function renderCompareJson({ product, frames, moves }: Comparison): Report {
  return toReport({ product: product.id, frames: frames.map(frameToJson), moves });
}

function openCellToJson({ attribute, alternative, ifHas, ifLacks }: OpenCell) {
  return { attribute, alternative, if_has: shiftToJson(ifHas), if_lacks: shiftToJson(ifLacks) };
}

function shiftToJson(shift: StoryShift) {
  return {
    verdict: shift.verdict,
    values_gained: shift.valuesGained,
    values_lost: shift.valuesLost,
    segments_gained: shift.segmentsGained,
    segments_lost: shift.segmentsLost,
    combinations_change: shift.combinationsChange,
  };
}

function toReport(value: unknown): Report {
  return { output: renderJson(value), exitCode: 0 };
}
