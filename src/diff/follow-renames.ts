import { listReferences, type Reference, splitTypedReference } from '../document/references.ts';
import { type Element, isCollectionKind } from '../model/element.ts';
import { kindNames, kindOfFolder, typedReference } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { followLinks } from './follow-links.ts';
import { indexRenames, type NewId, type Rename } from './rename.ts';

/**
 * The positioning as it would be had only the renames been made: ids are new, and what refers to them refers to them
 * still, in fields and in links. What differs between that and the target is no mere consequence of a rename.
 */
export function followRenames(before: Positioning, renames: readonly Rename[]): Positioning {
  if (renames.length === 0) return before;
  const newId = indexRenames(renames);
  const follow = <E extends Element>(element: E): E => followElement(element, newId);
  const byId = <E extends Element>(map: ReadonlyMap<string, E>) => {
    return new Map([...map.values()].map(follow).map((element) => [element.id, element]));
  };
  const products = [...before.products.values()].map(({ id, element, of }): Product => {
    const collections = kindNames.filter(isCollectionKind).map((kind) => [kind, byId<Element>(of[kind])]);
    return {
      id: newId('product', null, id),
      element: element && follow(element),
      of: Object.fromEntries(collections) as Product['of'],
    };
  });
  return {
    signOff: before.signOff,
    checkSettings: before.checkSettings,
    functions: byId(before.functions),
    products: new Map(products.map((product) => [product.id, product])),
    elements: before.elements.map(follow),
  };
}

function followElement<E extends Element>(element: E, newId: NewId): E {
  const { kind, product, id, fields, body } = element;
  const fresh: Element = {
    ...element,
    id: newId(kind, product, id),
    product: product === null ? null : newId('product', null, product),
    fields: followFields(element, newId) ?? fields,
    body: body.includes('.md') ? followLinks(element, newId) : body,
  };
  return fresh as E;
}

/** The fields with every reference to a renamed element rewritten; null when there is none. */
function followFields({ kind, product, fields }: Element, newId: NewId): Element['fields'] | null {
  const texts = new Map<string, string>();
  const note = ({ field, part, text }: Pick<Reference, 'field' | 'part' | 'text'>, now: string | undefined) => {
    if (now !== undefined && now !== text) texts.set(addressOf(field, part), now);
  };
  for (const reference of listReferences(kind, { ...fields }))
    note(reference, followReference(reference, product, newId));
  for (const [index, text] of expectedOf(fields).entries()) {
    note({ field: ['expected', index], part: 'value', text }, newId('attribute', product, text));
  }
  return texts.size === 0 ? null : (rewrite(fields, [], texts) as Element['fields']);
}

/** What a market expects is an attribute's id or a phrase, so no schema calls it a reference. */
function expectedOf(fields: Element['fields']): readonly string[] {
  return 'expected' in fields ? (fields.expected ?? []) : [];
}

function followReference({ text, target }: Reference, product: string | null, newId: NewId): string | undefined {
  if (target.form === 'kind/id') {
    const typed = splitTypedReference(text);
    const kind = typed && kindOfFolder(typed.folder);
    return typed && kind ? typedReference(kind, newId(kind, product, typed.id)) : undefined;
  }
  return target.to.map((kind) => newId(kind, product, text)).find((id) => id !== text);
}

function rewrite(value: unknown, field: FieldPath, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(addressOf(field, 'value')) ?? value;
  if (Array.isArray(value)) return value.map((item, index) => rewrite(item, [...field, index], texts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const path = [...field, key];
    return [texts.get(addressOf(path, 'key')) ?? key, rewrite(inner, path, texts)];
  });
  return Object.fromEntries(entries);
}

function addressOf(field: FieldPath, part: 'key' | 'value'): string {
  return JSON.stringify([part, field]);
}
