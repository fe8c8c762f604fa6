import type { Corpus } from '../../document/corpus.ts';
import type { Entry } from '../../model/entry.ts';
import type { Product } from '../../model/positioning.ts';
import { checkSurface } from './check-surface.ts';
import { concludeWording, type Wording } from './conclude-wording.ts';
import { isSurface, planWording } from './plan-wording.ts';

/**
 * Checks what the tactics of a product say, given files of the repository by their paths from its top. Entries are
 * looked at one by one, so they need not all be in memory at once.
 */
export function checkWording(corpus: Corpus, product: Product, entries: Iterable<Entry>): Wording {
  const plan = planWording(corpus.root, corpus.positioning, product);
  const surfaces = [];
  for (const entry of entries) if (isSurface(plan, entry.path)) surfaces.push(checkSurface(plan, entry));
  return concludeWording(corpus, plan, surfaces);
}
