import type { Finding } from '../../model/finding.ts';
import type { WordingRule } from './wording-rules.ts';

/** A finding in a file, before it is known which tactics the file belongs to. */
export interface SurfaceReport extends Finding {
  readonly rule: WordingRule;
  /** What the finding is about, for the baseline: it outlives changes of the lines around it. */
  readonly subject: FindingSubject;
}

export interface FindingSubject {
  /** The words found, or empty when the finding is about the file. */
  readonly text: string;
  /** The sentence that they stand in. */
  readonly sentence: string;
}

/** What was found in one file, whatever tactics it belongs to. Can be kept and compared: it is data. */
export interface Surface {
  readonly path: string;
  /** `skipped`: pictures and the like, which hold no words to read. */
  readonly state: 'read' | 'unread' | 'skipped';
  readonly reports: readonly SurfaceReport[];
  /** The ids of the markets that it names as the product's own, each once. */
  readonly named: readonly string[];
}
