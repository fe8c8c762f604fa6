import type { Element } from '../../model/element.ts';
import { normaliseName } from '../../model/names.ts';
import { compareText } from '../../model/order.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { collectTerms, spokenNames } from './mentions/terms.ts';

/** A market as it was in a commit. */
export interface PastMarket {
  readonly revision: string;
  /** The day of the commit, as year-month-day. */
  readonly day: string;
  readonly market: Element<'market'>;
}

/** Words that the category was once known by, and that nothing looks for or uses any more. */
export interface ProposedTerm {
  readonly term: string;
  /** The market whose words they were, by its id. */
  readonly from: string;
  /** The file that should retire them: the market's own if it is still there, else that of the chosen one. */
  readonly market: Element<'market'>;
  /** The last commit, and its day, in which they were in use. */
  readonly revision: string;
  readonly day: string;
}

/**
 * Proposes terms to retire: names and aliases that markets had in some commit, and that are now neither in use nor
 * listed. The past goes from the newest to the oldest; proposals are sorted by term. None without a chosen market.
 */
export function proposeTerms(past: readonly PastMarket[], current: Product): ProposedTerm[] {
  const chosen = chosenMarket(current);
  if (!chosen) return [];
  const known = new Set(collectTerms(current).map(({ text }) => normaliseName(text)));
  const proposals: ProposedTerm[] = [];
  for (const { revision, day, market } of past) {
    for (const term of spokenNames(market)) {
      if (known.has(normaliseName(term))) continue;
      known.add(normaliseName(term));
      const owner = current.of.market.get(market.id) ?? chosen;
      proposals.push({ term, from: market.id, market: owner, revision, day });
    }
  }
  return proposals.toSorted((a, b) => compareText(a.term, b.term));
}
