import { type Element, isCollectionKind } from '../model/element.ts';
import { kindNames } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { followLinks } from './follow-links.ts';
import { followReferences, indexOf, type RenameIndex, rewriteReferences } from './follow-references.ts';
import type { Rename } from './rename.ts';

/**
 * The positioning as it would be had only the renames been made: ids are new, and what refers to them refers to them
 * still, in fields and in links. What differs between that and the target is no mere consequence of a rename.
 */
export function followRenames(before: Positioning, renames: readonly Rename[]): Positioning {
  if (renames.length === 0) return before;
  const index = indexOf(renames, before);
  const follow = <E extends Element>(element: E): E => followElement(element, index);
  const byId = <E extends Element>(map: ReadonlyMap<string, E>) => {
    return new Map([...map.values()].map(follow).map((element) => [element.id, element]));
  };
  const products = [...before.products.values()].map(({ id, element, of }): Product => {
    const collections = kindNames.filter(isCollectionKind).map((kind) => [kind, byId<Element>(of[kind])]);
    return {
      id: index.newId('product', null, id),
      element: element && follow(element),
      of: Object.fromEntries(collections) as Product['of'],
    };
  });
  return {
    signOff: before.signOff,
    checkSettings: before.checkSettings && follow(before.checkSettings),
    functions: byId(before.functions),
    products: new Map(products.map((product) => [product.id, product])),
    elements: before.elements.map(follow),
  };
}

function followElement<E extends Element>(element: E, index: RenameIndex): E {
  const { kind, product, id, fields } = element;
  const { newId } = index;
  const fresh: Element = {
    ...element,
    id: newId(kind, product, id),
    product: product === null ? null : newId('product', null, product),
    fields: rewriteReferences(
      fields,
      followReferences({ kind, product, data: { ...fields } }, index),
    ) as Element['fields'],
    body: followLinks(element, newId),
  };
  return fresh as E;
}
