import type { Corpus } from '../../document/corpus.ts';
import { storyFormats } from '../../interchange/formats.ts';
import { renderLlmsIndex } from '../../interchange/llms-index.ts';
import { tellStory } from '../../interchange/told/told-story.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { productFile } from '../../site/addresses.ts';
import { productName } from '../../site/site.ts';
import { narrowCorpus } from '../exchange/narrow-corpus.ts';
import { publishPositioning } from '../exchange/positioning-json.ts';
import type { ToldContent } from './product-content.ts';

const llms = 'llms.txt';

export interface PublishedFrom {
  readonly corpus: Corpus;
  /** Those that the site tells of: no other is published. */
  readonly products: readonly Product[];
  readonly contentOf: (product: Product) => ToldContent;
  readonly today: string;
}

/**
 * What machines read of a site, by path; each is made when it is asked for. `llms.txt` tells the one product, or leads to
 * the file of each; a product without a chosen market has no story that it could tell.
 */
export function listPublishedFiles({ corpus, products, contentOf, today }: PublishedFrom): Map<string, () => string> {
  const positioning = () => publishPositioning(narrowCorpus(corpus, products), contentOf);
  const stories = products.flatMap((product) => {
    const market = chosenMarket(product);
    const path = productFile({ products }, product.id, llms);
    return market ? [{ product, path, tell: () => storyFormats.llms.render(tellStory(product, market, today)) }] : [];
  });
  const entries = stories.map(({ product, path }) => {
    return { name: productName(product), path, about: product.element?.fields.one_liner ?? null };
  });
  return new Map([
    ['positioning.json', positioning],
    ...(products.length > 1 && stories.length > 0 ? [[llms, () => renderLlmsIndex(entries)] as const] : []),
    ...stories.map(({ path, tell }) => [path, tell] as const),
  ]);
}
