import type { Content } from '../document/canonical.ts';
import type { Difference } from '../document/difference.ts';
import type { Kind } from '../model/kinds.ts';

/** One thing that differs between two positionings. Values are in canonical form; null says nothing stood there. */
export type Change = ElementAdded | ElementRemoved | ElementRenamed | FieldChanged;

interface About {
  /** The product and the id as they are after the change; of what was removed, as they were. Null for the company's. */
  readonly product: string | null;
  readonly kind: Kind;
  readonly id: string;
}

export interface ElementAdded extends About {
  readonly change: 'added';
  readonly field: null;
  readonly before: null;
  readonly after: Content;
}

export interface ElementRemoved extends About {
  readonly change: 'removed';
  readonly field: null;
  readonly before: Content;
  readonly after: null;
}

/** The same element under another id. Of a product: its folder has another name. */
export interface ElementRenamed extends About {
  readonly change: 'renamed';
  readonly field: null;
  readonly before: string;
  readonly after: string;
}

export interface FieldChanged extends About, Difference {
  readonly change: 'changed';
}
