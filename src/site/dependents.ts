import { createLinker, createReach, listInputs, parseLink } from '../derive/inputs.ts';
import { listReferences, type Reference } from '../document/references.ts';
import { type Element, isCollectionKind, isOfKind } from '../model/element.ts';
import { type CollectionKind, typedReference } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';

/** What names each element of a product, and through which of its fields; by reference, as `values/work-offline`. */
export type Dependents = ReadonlyMap<string, readonly Dependent[]>;

export interface Dependent {
  readonly element: Element;
  /** The top-level fields in which it is named, each once. */
  readonly fields: readonly string[];
}

/** The elements of a product, and the product itself. */
export function elementsOf({ element, of }: Product): Element[] {
  return [...(element ? [element] : []), ...Object.values(of).flatMap((map) => [...map.values()] as Element[])];
}

/** Finds what names what. A name in free text, as views have them, counts only where it is an id. */
export function findDependents(product: Product, functions: Positioning['functions']): Dependents {
  const found = new Map<string, Map<Element, Set<string>>>();
  for (const element of elementsOf(product)) {
    for (const reference of listReferences(element.kind, { ...element.fields })) {
      const named = findNamed(product, functions, reference);
      if (!named) continue;
      const key = typedReference(named.kind, named.id);
      const own = found.get(key) ?? new Map<Element, Set<string>>();
      const fields = own.get(element) ?? new Set<string>();
      found.set(key, own.set(element, fields.add(String(reference.field[0]))));
    }
  }
  return new Map(
    [...found].map(([key, own]) => [key, [...own].map(([element, fields]) => ({ element, fields: [...fields] }))]),
  );
}

/** The element that a reference names, or null when it leads nowhere. */
export function findNamed(
  { of }: Product,
  functions: Positioning['functions'],
  { text, target }: Reference,
): Element | null {
  if (target.form === 'kind/id') return parseLink(text).flatMap(({ kind, id }) => of[kind].get(id) ?? [])[0] ?? null;
  for (const kind of target.to) {
    const maps = isCollectionKind(kind) ? of[kind] : kind === 'function' ? functions : null;
    const element = maps?.get(text);
    if (element) return element;
  }
  return null;
}

/** Finds what an element rests on, directly and through others, nearest first; without itself. */
export function createGrounds(product: Product): (element: Element) => Element<CollectionKind>[] {
  const linksOf = createLinker(product);
  const reach = createReach(product);
  return (element) => {
    const isWork = isOfKind(element, 'tactic') || isOfKind(element, 'roadmap');
    const links = isWork ? listInputs(element).flatMap(parseLink) : linksOf(element);
    const ways = new Map(links.flatMap((link) => [...reach(link)].map(([key, way]) => [key, way.at(-1)!] as const)));
    const grounds = [...ways.values()].flatMap(({ kind, id }) => product.of[kind].get(id) ?? []);
    return grounds.filter((ground) => ground !== element);
  };
}
