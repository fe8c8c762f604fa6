import type { Corpus } from '../document/corpus.ts';
import type { Element } from '../model/element.ts';
import type { CollectionKind, Kind } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';

/** Every element of a kind with its product: products in path order, elements in id order. */
export function* everyElement<K extends CollectionKind>(
  positioning: Positioning,
  kind: K,
): Iterable<{ element: Element<K>; product: Product }> {
  for (const product of positioning.products.values()) {
    for (const element of product.of[kind].values()) yield { element, product };
  }
}

/** Was the market looked at and turned down, or left behind? It then tells history, and nobody plans on it. */
export function isRejectedOrRetired({ fields }: Element<'market'>): boolean {
  return fields.status === 'rejected' || fields.status === 'retired';
}

/** Every market that is, or could become, where its product competes. */
export function* openMarkets(positioning: Positioning): Iterable<Element<'market'>> {
  for (const { element } of everyElement(positioning, 'market')) if (!isRejectedOrRetired(element)) yield element;
}

/**
 * Every segment but those that only rejected or retired markets bring: these tell what was believed once, so nothing
 * more is asked of them.
 */
export function* activeSegments(positioning: Positioning): Iterable<Element<'segment'>> {
  for (const product of positioning.products.values()) {
    const history = segmentsOfHistory(product);
    for (const segment of product.of.segment.values()) if (!history.has(segment.id)) yield segment;
  }
}

/**
 * The values that only segments of history care about: they belong to the story of a market that was rejected or
 * retired. A value that no segment at all cares about is not among them.
 */
export function valuesOfHistory(product: Product): Set<string> {
  const history = segmentsOfHistory(product);
  const past = new Set<string>();
  const present = new Set<string>();
  for (const { id, fields } of product.of.segment.values()) {
    for (const { value } of fields.cares_about) (history.has(id) ? past : present).add(value);
  }
  for (const id of present) past.delete(id);
  return past;
}

function segmentsOfHistory(product: Product): Set<string> {
  const history = new Set<string>();
  const open = new Set<string>();
  for (const market of product.of.market.values()) {
    for (const id of market.fields.segments) (isRejectedOrRetired(market) ? history : open).add(id);
  }
  for (const id of open) history.delete(id);
  return history;
}

/** How many files of a kind each product has, whether or not they can be read; under null what the company shares. */
export function countFiles({ files }: Corpus, kind: Kind): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { identity } of files) {
    if (identity?.kind === kind) counts.set(identity.product, (counts.get(identity.product) ?? 0) + 1);
  }
  return counts;
}
