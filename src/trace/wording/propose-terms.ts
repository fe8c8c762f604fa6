import { normaliseName } from '../../model/names.ts';
import { compareText } from '../../model/order.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { collectTerms, spokenNames } from './mentions/terms.ts';

/** The product as it was at one time. */
export interface PastProduct {
  /** What the time is called for a reader: a day or a revision. */
  readonly at: string;
  readonly product: Product;
}

/** Words that the product or its category was once known by, and that nothing looks for or uses any more. */
export interface ProposedTerm {
  readonly term: string;
  /** Whose words they were. */
  readonly of: 'market' | 'product';
  /** The market whose words they were, when it still exists under its id; else null. */
  readonly market: string | null;
  /** The last time at which they were in use. */
  readonly lastUsed: string;
}

/**
 * Proposes terms to retire: names and aliases of chosen markets, and names of the product, that some time in the history
 * has and that are now neither in use nor listed. The history goes from the oldest to the newest; proposals are sorted by
 * term.
 */
export function proposeTerms(history: readonly PastProduct[], current: Product): ProposedTerm[] {
  const known = new Set(collectTerms(current).map(({ text }) => normaliseName(text)));
  const proposals = new Map<string, ProposedTerm>();
  for (const { at, product } of history) {
    for (const { term, of, market } of wordsOf(product)) {
      const key = normaliseName(term);
      if (key === '' || known.has(key)) continue;
      const exists = market !== null && current.of.market.has(market);
      proposals.set(key, { term, of, market: exists ? market : null, lastUsed: at });
    }
  }
  return [...proposals.values()].toSorted((a, b) => compareText(a.term, b.term));
}

/** What the product and its category were called at one time. */
function wordsOf(product: Product): Omit<ProposedTerm, 'lastUsed'>[] {
  const chosen = chosenMarket(product);
  const marketWords = chosen ? spokenNames(chosen) : [];
  const productWords = product.element ? spokenNames(product.element) : [];
  return [
    ...marketWords.map((term) => ({ term, of: 'market' as const, market: chosen?.id ?? null })),
    ...productWords.map((term) => ({ term, of: 'product' as const, market: null })),
  ];
}
