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

/** How many findings of each severity. */
export type FindingCounts = Record<Severity, number>;

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: FindingCounts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
