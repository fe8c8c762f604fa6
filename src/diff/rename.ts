import type { Kind } from '../model/kinds.ts';

/** An element that has another id now. `product` is the one that it was in; null for a product and the company's. */
export interface Rename {
  readonly kind: Kind;
  readonly product: string | null;
  readonly from: string;
  readonly to: string;
}

/** What an element is called after all renames, by its kind, its product and its id before. */
export type NewId = (kind: Kind, product: string | null, id: string) => string;

export function indexRenames(renames: readonly Rename[]): NewId {
  const ids = new Map(renames.map(({ kind, product, from, to }) => [JSON.stringify([kind, product, from]), to]));
  return (kind, product, id) => ids.get(JSON.stringify([kind, scopeOf(kind, product), id])) ?? id;
}

/** Products and functions are known by the same id everywhere. */
function scopeOf(kind: Kind, product: string | null): string | null {
  return kind === 'product' || kind === 'function' ? null : product;
}
