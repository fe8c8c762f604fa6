import type { Change } from '../../diff/change.ts';
import type { HistoryEntry } from '../../diff/history-entry.ts';
import { idBefore } from '../../diff/of-product.ts';
import type { Product } from '../../model/positioning.ts';
import { edition } from '../../site/assets.generated.ts';
import { readHistory } from '../history.ts';
import type { Cache, Timeline } from '../ports.ts';
import { seal, unseal } from '../seal.ts';

/** Commits beyond these are not told: nobody reads that far down, and git keeps them. */
const mostCommits = 500;

/**
 * The past of a positioning as its site tells it, the latest first; empty where there is none. It is worked out once
 * for each tip of the timeline and remembered.
 */
export async function readPast(
  { timeline, cache }: { readonly timeline: Timeline; readonly cache: Cache },
  root: string,
): Promise<readonly HistoryEntry[]> {
  const tip = await timeline.findTip();
  if (tip === null) return [];
  const name = `history ${root}`;
  const key = `${edition} ${tip}`;
  const known = unseal<readonly HistoryEntry[]>(cache.load(name)).get(key);
  if (known) return known;
  const past = await readHistory({ timeline }, { root, most: mostCommits });
  cache.save(name, seal(new Map([[key, past]])));
  return past;
}

/** What concerned a product, or all of them. What happened under an earlier id of the product is told under its id of now. */
export function pastOfProduct(past: readonly HistoryEntry[], { id: now }: Product): HistoryEntry[] {
  let id = now;
  return past.flatMap((entry): HistoryEntry[] => {
    const changes = entry.changes
      .filter(({ product }) => product === id || product === null)
      .map((change) => (change.product === null ? change : underId(change, now)));
    const consequences = entry.consequences.filter(({ product }) => product === id);
    id = idBefore(entry, id);
    if (changes.length === 0 && consequences.length === 0) return [];
    return [{ ...entry, changes, consequences: consequences.map((told) => ({ ...told, product: now })) }];
  });
}

function underId(change: Change, product: string): Change {
  return change.kind === 'product' ? { ...change, product, id: product } : { ...change, product };
}
