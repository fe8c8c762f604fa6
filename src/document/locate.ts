import type { FieldSpot, Place, Spot } from '../model/place.ts';
import { findFrontmatter } from './frontmatter.ts';
import { locateFields } from './yaml-ranges.ts';

/** A spot that has been found in the text of its file: 0-based offsets, the end exclusive. */
export interface LocatedSpot {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

/**
 * Finds spots of one file in its text, in the order given. A field that does not exist is shown where it would
 * belong. Places end on the line they start on, so that an editor underlines a word and not a page.
 * A null text (a file that could not be read) puts everything on line 1.
 */
export function locateSpots(text: string | null, spots: readonly Spot[]): LocatedSpot[] {
  if (text === null) return spots.map(({ path }) => ({ start: 0, end: 0, place: firstLine(path) }));
  const lines = { text, starts: findLineStarts(text) };
  const frontmatter = findFrontmatter(text);
  const fields = spots.filter(isInField);
  const ranges =
    frontmatter.state === 'found' && fields.length > 0
      ? locateFields(text.slice(frontmatter.yamlStart, frontmatter.yamlEnd), fields)
      : [];
  const rangeByField = new Map<Spot, { start: number; end: number }>();
  const shift = frontmatter.state === 'found' ? frontmatter.yamlStart : 0;
  for (const [index, range] of ranges.entries()) {
    rangeByField.set(fields[index]!, { start: range.start + shift, end: range.end + shift });
  }
  return spots.map((spot) => {
    const { start, end } = 'start' in spot ? spot : (rangeByField.get(spot) ?? { start: 0, end: firstLineEnd(text) });
    return { start, end, place: placeOf(spot.path, lines, start, end) };
  });
}

function isInField(spot: Spot): spot is FieldSpot {
  return !('start' in spot) && spot.field.length > 0;
}

function firstLineEnd(text: string): number {
  const end = /\r?\n/.exec(text.slice(0, 2000))?.index;
  return end ?? Math.min(text.length, 2000);
}

/** A text and the offset at which each of its lines starts. */
interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

function placeOf(path: string, { text, starts }: Lines, start: number, end: number): Place {
  const line = lineAt(starts, start);
  const lineStart = starts[line] ?? 0;
  const nextStart = starts[line + 1] ?? text.length + 1;
  const lineText = text.slice(lineStart, nextStart - 1);
  const lineEnd = lineStart + lineText.trimEnd().length;
  const lastShown = Math.max(start, Math.min(end, lineEnd));
  return {
    path,
    line: line + 1,
    column: start - lineStart + 1,
    endLine: line + 1,
    endColumn: lastShown - lineStart + 1,
  };
}

function firstLine(path: string): Place {
  return { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The 0-based line that an offset is on. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
