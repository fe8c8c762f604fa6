import { type CollectionKind, type Fields, type Kind, homeOf } from './kinds.ts';
import type { FieldPath, FieldSpot } from './place.ts';

/** One file of the positioning, read and understood. */
export interface Element<K extends Kind = Kind> {
  readonly kind: K;
  /** The file's name without `.md`; for a product its folder's name. Lower-case kebab. */
  readonly id: string;
  /** The product it belongs to, or null for what the whole company shares. */
  readonly product: string | null;
  /** POSIX path of the file, as findings show it. */
  readonly path: string;
  readonly fields: Fields<K>;
  /** The markdown below the frontmatter, as written. */
  readonly body: string;
}

/** The spot of a field of an element: of its value, unless the key is asked for. */
export function fieldSpot(element: Element, field: FieldPath, part: 'key' | 'value' = 'value'): FieldSpot {
  return { path: element.path, field, part };
}

/** Elements of one kind by id, in id order. */
export type ElementMap<K extends Kind> = ReadonlyMap<string, Element<K>>;

/** Is this an element of that kind? Narrows its fields too. */
export function isOfKind<K extends Kind>(element: Element, kind: K): element is Element<K> & Element {
  return element.kind === kind;
}

/** Kinds that live in a folder of a product. */
export function isCollectionKind(kind: Kind): kind is CollectionKind {
  const home = homeOf(kind);
  return home.within === 'product' && home.folder !== undefined;
}
