import type { Element } from '../model/element.ts';
import type { FieldFate } from '../model/fate.ts';
import { type Kind, typedReference } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';

/** What a format makes of the fields of each kind; `body` is the text below them. What is not named is lost. */
export type Holdings = { readonly [K in Kind]?: Readonly<Record<string, 'field' | 'prose'>> };

/** What becomes of every field that says something: those of elements that are not told are lost. In path order. */
export function listFates(
  elements: readonly Element[],
  holdings: Holdings,
  isTold: (element: Element) => boolean,
): FieldFate[] {
  return elements.flatMap((element) => {
    const held = isTold(element) ? (holdings[element.kind] ?? {}) : {};
    const fields = Object.entries(element.fields).filter(([, value]) => saysSomething(value));
    const names = [...fields.map(([field]) => field), ...(element.body.trim() === '' ? [] : ['body'])];
    const reference = typedReference(element.kind, element.id);
    return names.map((field) => ({ element: reference, field, kept: held[field] ?? 'lost' }));
  });
}

/** Everything that a format for one product could hold: the product's own elements, not what the company shares. */
export function elementsOf({ elements }: Positioning, product: Product): Element[] {
  return elements.filter((element) => element.product === product.id);
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== undefined;
}
