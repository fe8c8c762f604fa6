import type { Corpus } from '../document/corpus.ts';
import { suggest } from '../document/nearest.ts';
import type { Element } from '../model/element.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { UserError } from './user-error.ts';

/**
 * The product that was asked for, or the only one there is. Throws a `UserError` when that leaves a choice; `place` says
 * where the products stand.
 */
export function pickProduct({ positioning, root }: Corpus, id: string | undefined, place = `${root}/`): Product {
  const { products } = positioning;
  const ids = [...products.keys()];
  if (id !== undefined) {
    const product = products.get(id);
    if (product) return product;
    throw new UserError(`There is no product \`${id}\` in ${place}.`, suggest(id, ids, 'product'));
  }
  const [first, second] = products.values();
  if (!first) throw new UserError(`No product in ${place} can be read.`, 'See what is wrong with: throughline check');
  if (second) throw new UserError(`There are ${ids.length} products in ${place}.`, suggest('', ids, 'product'));
  return first;
}

/** The product's chosen market. Throws a `UserError` when it names none that exists. */
export function requireChosenMarket(product: Product): Element<'market'> {
  const market = chosenMarket(product);
  if (market) return market;
  const named = product.element?.fields.market;
  const problem = named ? `names the market \`${named}\`, which cannot be read or does not exist` : 'names no market';
  throw new UserError(`The product \`${product.id}\` ${problem}.`, 'See what is wrong with: throughline check');
}

/** The market of this id. Throws a `UserError` when there is none. */
export function pickMarket(product: Product, id: string): Element<'market'> {
  const market = product.of.market.get(id);
  if (market) return market;
  throw new UserError(
    `The product \`${product.id}\` has no market \`${id}\`.`,
    suggest(id, [...product.of.market.keys()], 'market'),
  );
}
