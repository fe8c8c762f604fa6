import type { Element, ElementMap } from './element.ts';
import type { CollectionKind } from './kinds.ts';

/** Everything that a positioning folder says. */
export interface Positioning {
  readonly signOff: Element<'sign-off'> | null;
  readonly checkSettings: Element<'check'> | null;
  readonly functions: ElementMap<'function'>;
  readonly products: ReadonlyMap<string, Product>;
  /** Every element, in path order. */
  readonly elements: readonly Element[];
}

/** One product and all that belongs to it. `element` is null when its `product.md` is missing or cannot be read. */
export interface Product {
  readonly id: string;
  readonly element: Element<'product'> | null;
  readonly of: { readonly [K in CollectionKind]: ElementMap<K> };
}

/** The market that the product names as its own, or null when it names none that exists. */
export function chosenMarket(product: Product): Element<'market'> | null {
  const id = product.element?.fields.market;
  return (id !== undefined && product.of.market.get(id)) || null;
}
