import { compareText } from '../model/order.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import type { Change } from './change.ts';
import { compareElements, settleRenames } from './compare-positionings.ts';
import type { Consequence } from './consequence.ts';
import { deriveFrameConsequences } from './frame-consequences.ts';
import { deriveCombinationChange, deriveGapChanges, deriveMarketChange } from './market-consequences.ts';
import { deriveSide } from './scene.ts';
import { deriveStaleWork } from './stale-work.ts';
import { deriveViewConsequences } from './view-consequences.ts';

/**
 * What follows from the difference between two positionings, by deriving both in their chosen markets. By product, in
 * id order, and there from the market over the story to views, tactics and roadmap. A product that is on one side
 * only has no consequences.
 */
export function deriveConsequences(before: Positioning, after: Positioning): Consequence[] {
  const { followed } = settleRenames(before, after);
  const changes = compareElements(followed, after);
  const functionName = (id: string) => after.functions.get(id)?.fields.name || id;
  return [...after.products.values()]
    .toSorted((a, b) => compareText(a.id, b.id))
    .flatMap((product) => {
      const old = followed.products.get(product.id);
      return old ? deriveForProduct(old, product, { changes, functionName }) : [];
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
