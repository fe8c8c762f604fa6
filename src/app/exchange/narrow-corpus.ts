import type { Corpus } from '../../document/corpus.ts';
import type { Element } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';

/** The corpus with some of its products alone, and with what the company shares. */
export function narrowCorpus(corpus: Corpus, products: readonly Product[]): Corpus {
  const { positioning } = corpus;
  const told = new Map(products.map((product) => [product.id, product]));
  const isTold = ({ product }: Element) => product === null || told.has(product);
  return {
    ...corpus,
    positioning: { ...positioning, products: told, elements: positioning.elements.filter(isTold) },
  };
}
