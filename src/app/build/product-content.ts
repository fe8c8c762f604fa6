import type { Corpus } from '../../document/corpus.ts';
import type { HistoryEntry } from '../../diff/history-entry.ts';
import type { Product } from '../../model/positioning.ts';
import type { ProductContent } from '../../site/site.ts';
import type { Trace } from '../../trace/trace.ts';
import { deriveProduct } from '../exchange/derive-product.ts';

/** All that is told of a product, beside its own files and what follows from them. */
export interface Seen {
  /** What changed in the product, the latest first; empty when that is not known. */
  readonly history: readonly HistoryEntry[];
  readonly trace: Trace;
}

/** What the pages of a product tell, without the bodies of its files. */
export type ToldContent = Omit<ProductContent, 'renderBody'>;

/** Gives what the pages of a product tell, worked out when it is first asked for. */
export function tellContents(corpus: Corpus, seenOf: (product: Product) => Seen): (product: Product) => ToldContent {
  const known = new Map<string, ToldContent>();
  return (product) => {
    const content = known.get(product.id) ?? { product, ...deriveProduct(corpus, product), ...seenOf(product) };
    known.set(product.id, content);
    return content;
  };
}
