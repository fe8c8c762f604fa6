import type { Answer } from '../align/answer.ts';

/** Something in a text that could not be used, or was left out; said for a reader who knows no file format. */
export interface ReadingProblem {
  readonly message: string;
  /** The next step, in the imperative. */
  readonly help: string;
  /** 1-based line of the text. */
  readonly line: number;
}

/** An answer with the day it was given on, as `2026-09-14`; null when no day was given or it could not be read. */
export interface DatedAnswer extends Answer {
  readonly date: string | null;
}

/** Text on one line, without control characters: it can break neither a line of a ballot nor a cell. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The lines of a text, wherever it was written: Unix, Windows or an old Mac, with a byte order mark or without. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
