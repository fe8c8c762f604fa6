import { normaliseName } from '../../model/names.ts';
import type { Product } from '../../model/positioning.ts';

/** A word that must not be used of a product. */
export interface AvoidedWord {
  readonly term: string;
  readonly instead: string | null;
  readonly why: string | null;
}

/**
 * Every word that must not be used of a product, each once: its own list, then the retired terms of its markets, then
 * the names of markets that it has left or turned down.
 */
export function listAvoidedWords({ element, of }: Product): AvoidedWord[] {
  const own = (element?.fields.avoid ?? []).map(({ term, instead, why }) => {
    return { term, instead: instead ?? null, why: why ?? null };
  });
  const markets = [...of.market.values()];
  const retired = markets.flatMap(({ fields }) =>
    (fields.retired_terms ?? []).map((term) => ({ term, instead: null, why: 'Part of an old story.' })),
  );
  const left = markets.flatMap(({ fields: { status, name } }) => {
    if (status !== 'rejected' && status !== 'retired') return [];
    const why = status === 'retired' ? 'A category that we have left.' : 'A category that we have turned down.';
    return [{ term: name, instead: null, why }];
  });
  const seen = new Set<string>();
  return [...own, ...retired, ...left].filter(({ term }) => {
    const key = normaliseName(term);
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}
