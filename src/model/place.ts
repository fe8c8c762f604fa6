/** Where something stands, for a reader: a POSIX path and 1-based lines and columns, columns in UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The way to a value inside frontmatter: keys and 0-based list positions, outermost first. */
export type FieldPath = readonly (string | number)[];

/**
 * Where something stands, before anybody counted lines: a field of a file, or a range of characters in it.
 * Spots cost nothing to make; `locate` turns those that end up in a finding into places.
 */
export type Spot = FieldSpot | RangeSpot;

export interface FieldSpot {
  readonly path: string;
  /** An empty field path means the file as a whole, shown at its first line. */
  readonly field: FieldPath;
  readonly part: 'key' | 'value';
}

export interface RangeSpot {
  readonly path: string;
  /** 0-based offsets into the file's text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The file as a whole. */
export function wholeFile(path: string): Spot {
  return { path, field: [], part: 'value' };
}
