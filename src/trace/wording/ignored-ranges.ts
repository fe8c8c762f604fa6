import type { IgnoreMark } from './formats/reading.ts';

/** Stretches of a file in which nothing is looked for. Offsets are 0-based, the ends exclusive. */
export interface IgnoredRanges {
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  /** The mark that is never closed; it ignores nothing. Null when all are. */
  readonly unclosed: IgnoreMark | null;
}

/** Pairs the marks of a file, in the order in which they stand. A second opening mark changes nothing. */
export function pairMarks(marks: readonly IgnoreMark[]): IgnoredRanges {
  const ranges: { start: number; end: number }[] = [];
  let open: IgnoreMark | null = null;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (open === null) {
      if (mark.sign !== 'close') open = mark;
    } else if (mark.sign !== 'open') {
      ranges.push({ start: open.end, end: mark.start });
      open = null;
    }
  }
  return { ranges, unclosed: open };
}

/** Does an offset lie in one of the ranges? */
export function isIgnored({ ranges }: IgnoredRanges, offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= offset;
}
