import type { PartBuilder } from './text-part.ts';

const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/**
 * Adds text that was read from a range of the file, character by character: escapes, entities and the indentation of
 * lines are passed over. What cannot be found there is shown at the whole range. Takes time in proportion to the range.
 */
export function addAligned(
  part: PartBuilder,
  text: string,
  source: string,
  range: { start: number; end: number },
): void {
  let offset = range.start;
  let at = 0;
  while (at < text.length) {
    const same = countSame(text.slice(at), source, offset, range.end);
    part.add(text.slice(at, at + same), offset, offset + same);
    at += same;
    offset += same;
    if (at >= text.length) return;
    if (offset >= range.end) {
      part.add(text.slice(at), range.start, range.end);
      return;
    }
    const width = atomWidth(text, at, source, offset);
    if (width.text > 0) part.add(text.slice(at, at + width.text), offset, offset + width.source);
    at += width.text;
    offset += width.source;
  }
}

/** How many characters from the start of a text stand in the source from an offset on, up to an entity. */
function countSame(text: string, source: string, offset: number, end: number): number {
  let same = 0;
  while (
    same < text.length &&
    offset + same < end &&
    text.charCodeAt(same) === source.charCodeAt(offset + same) &&
    !(source[offset + same] === '&' && isEntity(source, offset + same))
  ) {
    same += 1;
  }
  return same;
}

/** How much of each side makes one step: an entity is one character, white space is one space, the rest is passed over. */
function atomWidth(text: string, at: number, source: string, offset: number): { text: number; source: number } {
  if (source[offset] === '&' && isEntity(source, offset)) {
    const wide = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return { text: wide, source: entity.lastIndex - offset };
  }
  if (isSpace(text[at]) && isSpace(source[offset])) return { text: 1, source: 1 };
  return { text: 0, source: 1 };
}

function isEntity(source: string, offset: number): boolean {
  entity.lastIndex = offset;
  return entity.test(source);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
