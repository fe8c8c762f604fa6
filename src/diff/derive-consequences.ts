import { type Element, isCollectionKind } from '../model/element.ts';
import { kindNames } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import type { Change } from './change.ts';
import { compareElements, isWrittenAlike, settleRenames } from './compare-positionings.ts';
import type { Consequence } from './consequence.ts';
import { deriveFrameConsequences } from './frame-consequences.ts';
import { deriveCombinationChange, deriveGapChanges, deriveMarketChange } from './market-consequences.ts';
import { deriveSide } from './scene.ts';
import { deriveStaleWork } from './stale-work.ts';
import { deriveViewConsequences } from './view-consequences.ts';

const collectionKinds = kindNames.filter(isCollectionKind);

/**
 * What follows from the difference between two positionings, by deriving both in their chosen markets. By product, in
 * id order, and there from the market over the story to views, tactics and roadmap. A product that is on one side
 * only has no consequences.
 */
export function deriveConsequences(before: Positioning, after: Positioning): Consequence[] {
  const { followed } = settleRenames(before, after);
  return deriveFromSettled(followed, after, compareElements(followed, after));
}

/** The same where renames are followed already, and what differs then is known. */
export function deriveFromSettled(
  followed: Positioning,
  after: Positioning,
  changes: readonly Change[],
): Consequence[] {
  const functionName = (id: string) => after.functions.get(id)?.fields.name || id;
  return [...after.products.values()]
    .toSorted((a, b) => compareText(a.id, b.id))
    .flatMap((product) => {
      const old = followed.products.get(product.id);
      return old && !isUntouched(old, product) ? deriveForProduct(old, product, { changes, functionName }) : [];
    });
}

/** Is every element of the product written as it was? Then nothing follows, and most products of many are such. */
function isUntouched(before: Product, after: Product): boolean {
  if (!isSame(before, after)) return false;
  return collectionKinds.every((kind) => isAlike<Element>(before.of[kind], after.of[kind]));
}

function isSame({ element: before }: Product, { element: after }: Product): boolean {
  return before && after ? isWrittenAlike(before, after) : before === after;
}

function isAlike<E extends Element>(before: ReadonlyMap<string, E>, after: ReadonlyMap<string, E>): boolean {
  if (before.size !== after.size) return false;
  return [...after].every(([id, element]) => {
    const old = before.get(id);
    return old !== undefined && isWrittenAlike(old, element);
  });
}

function deriveForProduct(
  before: Product,
  after: Product,
  { changes, functionName }: { readonly changes: readonly Change[]; readonly functionName: (id: string) => string },
): Consequence[] {
  const sides = { before: deriveSide(before), after: deriveSide(after) };
  const scene = sides.before && sides.after && { before: sides.before, after: sides.after };
  return [
    ...deriveMarketChange({ products: { before, after }, ...sides }),
    ...(scene
      ? [
          ...deriveCombinationChange(scene),
          ...deriveGapChanges(scene),
          ...deriveFrameConsequences(scene),
          ...deriveViewConsequences(scene, functionName),
        ]
      : []),
    ...deriveStaleWork({ before, after }, changes),
  ];
}
