import { type Comparison, deriveComparison } from '../derive/story.ts';
import type { Element } from '../model/element.ts';
import { compareText } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { pickMarket, pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';
import { UserError } from './user-error.ts';

export interface CompareRequest {
  readonly root: string;
  readonly product?: string | undefined;
  /** The markets to compare, the first as the base; none means every market, the chosen one first. */
  readonly markets: readonly string[];
}

/** Lays a product's frames side by side, and counts the files that could not be read in full. */
export async function compare(
  world: World,
  { root, product: id, markets }: CompareRequest,
): Promise<{ comparison: Comparison; brokenFiles: number }> {
  const corpus = await readCorpus(world, root);
  const product = pickProduct(corpus, id);
  const wanted = markets.length > 0 ? markets.map((market) => pickMarket(product, market)) : everyMarket(product);
  if (wanted.length === 0) {
    throw new UserError(
      `The product \`${product.id}\` has no market to look at.`,
      'Begin with the category you sell in today: throughline new market <id>',
    );
  }
  return { comparison: deriveComparison(product, wanted), brokenFiles: countBrokenFiles(corpus) };
}

const statusOrder = ['chosen', 'candidate', 'rejected', 'retired'];

/** Every market of a product, the chosen one first, then by status. */
export function everyMarket(product: Product): Element<'market'>[] {
  const rank = ({ id, fields }: Element<'market'>) =>
    id === product.element?.fields.market ? -1 : statusOrder.indexOf(fields.status ?? 'candidate');
  return [...product.of.market.values()].toSorted((a, b) => rank(a) - rank(b) || compareText(a.id, b.id));
}
