import {
  deriveFrame,
  type DerivedAttribute,
  type DerivedSegment,
  type DerivedValue,
  type Frame,
} from '../derive/frame.ts';
import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { code, nameInWords, someInWords } from '../model/words.ts';

/** One product on both sides, by the ids that it has after all renames. */
export interface ProductPair {
  readonly before: Pick<Product, 'id' | 'of'>;
  readonly after: Pick<Product, 'id' | 'of'>;
}

/** A product on both sides, each in the market that it chose there. */
export interface Scene extends ProductPair {
  readonly before: Side;
  readonly after: Side;
}

/** A product in its chosen market, and what follows there by id. */
export interface Side extends Pick<Product, 'id' | 'of'> {
  readonly frame: Frame;
  readonly alternatives: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, DerivedAttribute>;
  readonly values: ReadonlyMap<string, DerivedValue>;
  readonly segments: ReadonlyMap<string, DerivedSegment>;
}

/** A product in its chosen market, or null when it chose none that exists. */
export function deriveSide(product: Product): Side | null {
  const market = chosenMarket(product);
  if (!market) return null;
  const frame = deriveFrame(product, market);
  return {
    id: product.id,
    of: product.of,
    frame,
    alternatives: new Set(frame.alternatives),
    attributes: byId(frame.attributes),
    values: byId(frame.values),
    segments: byId(frame.segments),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Is the product still compared in the same market? Otherwise that one change explains nearly everything. */
export function isSameMarket({ before, after }: Scene): boolean {
  return before.frame.market.id === after.frame.market.id;
}

/** An element as it is now, or else as it was. */
export function elementOf({ before, after }: ProductPair, kind: CollectionKind, id: string): Element | undefined {
  return after.of[kind].get(id) ?? before.of[kind].get(id);
}

/** What an element is called, in quotes; the id of what does not exist. */
export function nameOf(pair: ProductPair, kind: CollectionKind, id: string): string {
  const element = elementOf(pair, kind, id);
  return element ? nameInWords(element, longestName) : code(id);
}

const mostNames = 4;
const longestName = 80;

/** What several elements are called, of many the first few. */
export function namesOf(pair: ProductPair, kind: CollectionKind, ids: readonly string[]): string {
  const names = ids.slice(0, mostNames).map((id) => nameOf(pair, kind, id));
  return someInWords(names, ids.length);
}

/** The change of market, as a sentence begins with it. */
export function marketNow(scene: Scene): string {
  return `The chosen market is now ${marketName(scene)}`;
}

export function marketName(scene: Scene): string {
  return nameOf(scene, 'market', scene.after.frame.market.id);
}
