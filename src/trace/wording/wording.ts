import type { BaselineEntry } from './baseline.ts';
import type { WordingFinding } from './conclude-wording.ts';

/** What the files of a product's tactics say. */
export interface Wording {
  /** Those that the baseline does not know: by path, line and column. */
  readonly findings: readonly WordingFinding[];
  /** How many files were read. */
  readonly fileCount: number;
  /** Null when there is none. */
  readonly baseline: UsedBaseline | null;
}

export interface UsedBaseline {
  readonly path: string;
  /** How many findings it knows. */
  readonly knownCount: number;
  /** What it knows and is found no more. */
  readonly gone: readonly BaselineEntry[];
}

/** Nothing outside of the positioning was read. */
export const nothingRead: Wording = { findings: [], fileCount: 0, baseline: null };
