/**
 * How something comes through from one format to another: as a field that can be read back, as prose under a heading,
 * not at all, or as nothing because nothing was there.
 */
export type Kept = 'field' | 'prose' | 'blank' | 'lost';

/** What became of one field of one element, or of its `body`, on the way out. */
export interface FieldFate {
  /** As in `values/work-offline`. */
  readonly element: string;
  readonly field: string;
  readonly kept: Kept;
}

/** What became of one piece of a document on the way in. */
export interface PieceFate {
  /** The heading that it stands under, and its label where it has one. */
  readonly heading: string;
  readonly label: string | null;
  /** 1-based line of the document. */
  readonly line: number;
  readonly kept: Kept;
  /** Where it is now: `values/work-offline: statement`; null when it is nowhere. */
  readonly to: string | null;
  /** What one should know about it, as a sentence; null when there is nothing. */
  readonly note: string | null;
}
