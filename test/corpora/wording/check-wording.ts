import type { Corpus } from '../../../src/document/corpus.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Product } from '../../../src/model/positioning.ts';
import { checkSurface } from '../../../src/trace/wording/check-surface.ts';
import { concludeWording, type WordingFinding } from '../../../src/trace/wording/conclude-wording.ts';
import { planWording } from '../../../src/trace/wording/plan-wording.ts';

/** What the tactics of a product say, given files by their paths from the working folder. */
export function checkWording(corpus: Corpus, product: Product, entries: readonly Entry[]): WordingFinding[] {
  const plan = planWording(corpus, product, { folder: '' });
  const own = entries.filter(({ path }) => plan.takersOf(path).length > 0);
  return concludeWording(
    corpus,
    plan,
    own.map((entry) => checkSurface(plan, entry)),
  );
}
