import type { PositioningDiff } from './diff-positionings.ts';

/** What concerns one product, by its id after the changes; what the whole company shares is left out. */
export function diffOfProduct({ changes, consequences }: PositioningDiff, id: string): PositioningDiff {
  return {
    changes: changes.filter(({ product }) => product === id),
    consequences: consequences.filter(({ product }) => product === id),
  };
}

/** What a product was called before the changes. */
export function idBefore({ changes }: PositioningDiff, id: string): string {
  const rename = changes.find((change) => change.kind === 'product' && change.change === 'renamed' && change.id === id);
  return rename?.change === 'renamed' ? rename.before : id;
}
