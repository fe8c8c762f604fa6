import { fingerprintOf } from '../document/fingerprint.ts';
import { type Element, isCollectionKind } from '../model/element.ts';
import { type Kind, kindNames } from '../model/kinds.ts';
import { normaliseName } from '../model/names.ts';
import { groupBy } from '../model/order.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { pairAlike, type Traits } from './pair-alike.ts';
import type { Rename } from './rename.ts';

/** Finds what was renamed rather than removed and added. An element that moved to another product was not renamed. */
export function findRenames(before: Positioning, after: Positioning): Rename[] {
  const products = renamesOf('product', null, pairProducts(before, after));
  const functions = renamesOf('function', null, pairElements(before.functions, after.functions));
  const folders = new Map(products.map(({ from, to }) => [from, to]));
  const within = [...before.products.values()].flatMap((product) => {
    const now = after.products.get(folders.get(product.id) ?? product.id);
    return now ? renamesWithin(product, now, functions) : [];
  });
  return [...products, ...functions, ...within];
}

function renamesOf(kind: Kind, product: string | null, pairs: ReadonlyMap<string, string>): Rename[] {
  return [...pairs].map(([from, to]) => ({ kind, product, from, to }));
}

/** A view is the answer of its function: it has another id only when the function has. */
function renamesWithin(before: Product, after: Product, functions: readonly Rename[]): Rename[] {
  const views = functions.filter(({ from, to }) => {
    const isGone = before.of.view.has(from) && !after.of.view.has(from);
    return isGone && after.of.view.has(to) && !before.of.view.has(to);
  });
  return kindNames.filter(isCollectionKind).flatMap((kind) => {
    if (kind === 'view') return views.map((rename) => ({ ...rename, kind, product: before.id }));
    return renamesOf(kind, before.id, pairElements(before.of[kind], after.of[kind]));
  });
}

function pairElements(before: ReadonlyMap<string, Element>, after: ReadonlyMap<string, Element>) {
  return pairAlike({ before: [...before.values()], after: [...after.values()] }, elementTraits);
}

/** Products are told by their elements: each counts as one word. */
function pairProducts(before: Positioning, after: Positioning): ReadonlyMap<string, string> {
  const own = [before, after].map(({ elements }) => groupBy(elements, ({ product }) => product));
  const sides = [before, after].map(({ products }, side) =>
    [...products.values()].map(({ id, element }) => ({ id, element, parts: own[side]?.get(id) ?? [] })),
  );
  const words = ({ parts }: { readonly parts: readonly Element[] }) => {
    return new Set(parts.map((part) => `${part.kind} ${fingerprintOf(part)}`));
  };
  return pairAlike(
    { before: sides[0] ?? [], after: sides[1] ?? [] },
    {
      content: (product) => JSON.stringify([...words(product)].toSorted()),
      name: ({ element }) => normaliseName(element?.fields.name ?? ''),
      words,
    },
  );
}

const elementTraits: Traits<Element> = {
  content: fingerprintOf,
  name: (element) => normaliseName(nameOf(element)),
  words: (element) => {
    const texts = [nameOf(element), element.body, ...prose(element.fields)];
    return new Set(texts.flatMap((text) => normaliseName(text).split(' ')).filter((word) => word !== ''));
  },
};

function nameOf({ fields }: Element): string {
  return 'name' in fields ? fields.name : '';
}

/** Every text of two words or more: ids, choices and dates say little of what something is. */
function prose(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(prose) : [];
}
