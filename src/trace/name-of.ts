import type { CollectionKind } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { code, nameInWords, someInWords } from '../model/words.ts';

const longestName = 90;

/** What an element is called, in quotes; the id of what does not exist. */
export function nameOf({ of }: Pick<Product, 'of'>, kind: CollectionKind, id: string): string {
  const element = of[kind].get(id);
  return element ? nameInWords(element, longestName) : code(id);
}

const mostNames = 4;

/** What several things of one kind are called, of many the first few. */
export function namesOf(product: Pick<Product, 'of'>, kind: CollectionKind, ids: readonly string[]): string {
  return someInWords(
    ids.slice(0, mostNames).map((id) => nameOf(product, kind, id)),
    ids.length,
  );
}
