import type { Element } from '../model/element.ts';
import { isCollectionKind } from '../model/element.ts';
import type { Kind } from '../model/kinds.ts';
import { indexNames, namesOf, normaliseName } from '../model/names.ts';
import type { Positioning } from '../model/positioning.ts';

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

/**
 * What free text that may name an element says after all renames: the new id in place of the old one, and in place of
 * another spelling of it if nothing but the id made that text a name of the element.
 */
export function indexMentions(renames: readonly Rename[], before: Pick<Positioning, 'products'>): NewId {
  const newId = indexRenames(renames);
  const spelled = renames
    .filter((rename) => isKnownOnlyById(rename, before))
    .map((rename) => ({ ...rename, from: normaliseName(rename.from) }));
  const newSpelling = indexRenames(spelled);
  return (kind, product, text) => {
    const id = newId(kind, product, text);
    const spelling = normaliseName(text);
    const now = newSpelling(kind, product, spelling);
    return id === text && now !== spelling ? now : id;
  };
}

function isKnownOnlyById({ kind, product, from }: Rename, { products }: Pick<Positioning, 'products'>): boolean {
  if (product === null || !isCollectionKind(kind)) return false;
  const elements: ReadonlyMap<string, Element> = products.get(product)?.of[kind] ?? new Map<string, Element>();
  const spelling = normaliseName(from);
  const element = elements.get(from);
  if (indexNames(elements.values()).get(spelling) !== element) return false;
  const [, ...names] = element ? namesOf(element) : [];
  return names.every((name) => normaliseName(name) !== spelling);
}

/** Products and functions are known by the same id everywhere. */
function scopeOf(kind: Kind, product: string | null): string | null {
  return kind === 'product' || kind === 'function' ? null : product;
}
