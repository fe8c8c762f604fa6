import type { Element } from '../model/element.ts';
import type { Kind } from '../model/kinds.ts';
import type { Positioning } from '../model/positioning.ts';

/** What an element is called; null when there is no such element, or it has no name. */
export type NameOf = (kind: Kind, product: string | null, id: string) => string | null;

/** Names as they are after a change, and as they were of what is gone. */
export function createNamer(before: Positioning, after: Positioning): NameOf {
  const elements = new Map([...before.elements, ...after.elements].map((element) => [keyOf(element), element]));
  return (kind, product, id) => {
    const owner = kind === 'product' ? id : kind === 'function' ? null : product;
    const element = elements.get(keyOf({ kind, product: owner, id }));
    return (element && 'name' in element.fields && element.fields.name) || null;
  };
}

function keyOf({ kind, product, id }: Pick<Element, 'kind' | 'product' | 'id'>): string {
  return `${product ?? ''}/${kind}/${id}`;
}
