import type { TextPart } from '../../../document/text-part.ts';

/** A file as its readers see it. */
export interface Reading {
  /** What lines and columns are counted in: the file's text, or for office files one line a paragraph or slide. */
  readonly text: string;
  readonly parts: readonly TextPart[];
  /** Comments that open or close a stretch to be ignored, in the order in which they stand. */
  readonly marks: readonly IgnoreMark[];
  /** The comment that opens and closes a stretch to be ignored, as this file would have it; null where there is none. */
  readonly ignoreComment: string | null;
  /** Why the file, or a part of it, could not be read; null when all of it was. */
  readonly problem: string | null;
}

/** A comment that says where to look away. Offsets are 0-based, the end exclusive. */
export interface IgnoreMark {
  readonly start: number;
  readonly end: number;
  /** `toggle` closes what is open, and opens otherwise. */
  readonly sign: 'open' | 'close' | 'toggle';
}

/** The comment in files that are read as HTML, and in files of plain text. */
export const htmlIgnoreComment = '<!-- throughline-ignore -->';

const markText = /^\s*(\/|end[ -])?throughline-ignore(-start|-end)?(?![\w-])/;

/** What the inside of a comment says about ignoring; null when it says nothing about it. */
export function parseMark(comment: string, start: number, end: number): IgnoreMark | null {
  const found = markText.exec(comment.slice(0, 200));
  if (!found) return null;
  const isClosing = found[1] !== undefined || found[2] === '-end';
  return { start, end, sign: isClosing ? 'close' : found[2] === '-start' ? 'open' : 'toggle' };
}

/** A part set in a list of words, whose terms are shown and not used. */
export function asListed(part: TextPart): TextPart {
  return { ...part, kind: 'listed' };
}
