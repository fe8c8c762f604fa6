import { measureAlignment } from '../../align/alignment.ts';
import { deriveComparison, deriveStory } from '../../derive/story.ts';
import type { HistoryEntry } from '../../diff/history-entry.ts';
import type { BodyHtml } from '../../document/body-html.ts';
import type { Corpus } from '../../document/corpus.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import type { ProductContent } from '../../site/site.ts';
import type { Trace } from '../../trace/trace.ts';
import { viewToAnswer } from '../align.ts';
import { everyMarket } from '../compare.ts';

/** What the pages of a product tell and the positioning alone does not. */
export interface ProductSources {
  /** What changed in the product, the latest first; empty when that is not known. */
  readonly history: readonly HistoryEntry[];
  readonly trace: Trace;
  readonly renderBody: (markdown: string) => BodyHtml;
}

/** Works out all that the pages of a product tell. */
export function deriveContent(corpus: Corpus, product: Product, sources: ProductSources): ProductContent {
  const { history, trace, renderBody } = sources;
  const market = chosenMarket(product);
  const markets = everyMarket(product);
  const story = market && deriveStory(product, market);
  const answers = [...product.of.view.values()].map(viewToAnswer);
  return {
    product,
    story,
    comparison: markets.length > 0 ? deriveComparison(product, markets) : null,
    alignment: measureAlignment(answers, product, corpus.positioning.functions, story && story.frame),
    trace,
    history,
    renderBody,
  };
}
