import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Something a check has to say about a place. */
export interface Finding {
  /** `<kind>/<problem>`, as in `segment/macro-only`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is, and what was expected: one or two sentences. */
  readonly message: string;
  readonly place: Place;
  /** The next step, in the imperative. */
  readonly help?: string;
  /** A change that is safe to make without asking: applied by `check --fix`. */
  readonly fix?: Fix;
}

/** Replaces the characters of one file from `start` up to `end` (0-based offsets) by `text`. */
export interface Fix {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies fixes to the text that they were made for. Of two that overlap, the one that begins first is applied. */
export function applyFixes(text: string, fixes: readonly Fix[]): { text: string; applied: number } {
  const chosen: Fix[] = [];
  for (const fix of fixes.toSorted((a, b) => a.start - b.start)) {
    if (fix.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(fix);
  }
  const mended = chosen.reduceRight(
    (before, fix) => before.slice(0, fix.start) + fix.text + before.slice(fix.end),
    text,
  );
  return { text: mended, applied: chosen.length };
}

/** How many findings of each severity. */
export type FindingCounts = Record<Severity, number>;

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: FindingCounts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
