import { type Alignment, measureAlignment } from '../../align/alignment.ts';
import { type Comparison, deriveComparison, deriveStory, type Story } from '../../derive/story.ts';
import type { Corpus } from '../../document/corpus.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { viewToAnswer } from '../align.ts';
import { everyMarket } from '../compare.ts';

/** What follows from a product's own files, for whoever publishes all of it. */
export interface DerivedProduct {
  /** In the chosen market; null when the product names none that exists. */
  readonly story: Story | null;
  /** Every market, the chosen one first; null when there is no market. */
  readonly comparison: Comparison | null;
  readonly alignment: Alignment;
}

/** Works out what follows from a product's own files. */
export function deriveProduct({ positioning }: Corpus, product: Product): DerivedProduct {
  const market = chosenMarket(product);
  const markets = everyMarket(product);
  const story = market && deriveStory(product, market);
  const answers = [...product.of.view.values()].map(viewToAnswer);
  return {
    story,
    comparison: markets.length > 0 ? deriveComparison(product, markets) : null,
    alignment: measureAlignment(answers, product, positioning.functions, story && story.frame),
  };
}
