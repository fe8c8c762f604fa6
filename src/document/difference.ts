import type { FieldPath } from '../model/place.ts';
import type { CanonicalValue } from './canonical.ts';

/** A difference inside one element. Values are in canonical form; null says nothing stood there. */
export interface Difference {
  /**
   * Names all the way, no positions: an item of a list is named by itself (`aliases`, `SFA`), an item that is a group
   * by what it is about (`cares_about`, `work-offline`, `why`). The body is the field `body`.
   */
  readonly field: FieldPath;
  readonly part: Part;
  readonly before: CanonicalValue | null;
  readonly after: CanonicalValue | null;
}

/**
 * What kind of thing differs. `field`: one value, also one cell of a map. `item`: a list has one more or one fewer, so
 * one side is null. `ranking`: a list whose order counts, as a whole. `body`: the text, as a whole.
 */
export type Part = 'field' | 'item' | 'ranking' | 'body';
