import type { Element } from '../../../model/element.ts';
import { normaliseName } from '../../../model/names.ts';
import { chosenMarket, type Product } from '../../../model/positioning.ts';

/** Something to look for in what tactics say. */
export interface Term {
  readonly text: string;
  readonly role: TermRole;
  /** The market whose name it is, or that retires it; null for words of the product and names that are left alone. */
  readonly market: Element<'market'> | null;
  /** What to say in its place; null when the files do not tell. */
  readonly instead: string | null;
  /** Why not to say it; null when the files do not tell. */
  readonly why: string | null;
}

/**
 * `chosen`: the product's own category. `retired-term`: words of an old story. `past-market`: a category that was
 * rejected or retired. `other-market`: one that is still being looked at. `avoided`: not to be said of the product.
 * `alternative`: what customers compare it with. `name`: what anything else is called.
 */
export type TermRole = 'chosen' | 'retired-term' | 'avoided' | 'past-market' | 'other-market' | 'alternative' | 'name';

/** The terms of a product, the weightiest role first: where two terms are the same words, the first one counts. */
export function collectTerms(product: Product, otherNames: readonly string[] = []): Term[] {
  const chosen = chosenMarket(product);
  const markets = [...product.of.market.values()];
  const others = markets.filter((market) => market !== chosen);
  const instead = chosen?.fields.name ?? null;
  return [
    ...(chosen ? namedTerms([chosen], 'chosen') : []),
    ...markets.flatMap((market) =>
      (market.fields.retired_terms ?? []).map((text): Term => ({
        text,
        role: 'retired-term',
        market,
        instead,
        why: market.fields.why ?? null,
      })),
    ),
    ...(product.element?.fields.avoid ?? []).map(({ term, instead: better = null, why = null }): Term => ({
      text: term,
      role: 'avoided',
      market: null,
      instead: better,
      why,
    })),
    ...namedTerms(others.filter(isPast), 'past-market').map((term) => ({ ...term, instead })),
    ...namedTerms(
      others.filter((market) => !isPast(market)),
      'other-market',
    ).map((term) => ({ ...term, instead })),
    ...[...product.of.alternative.values()].flatMap((alternative) =>
      spokenNames(alternative).map((text) => plainTerm(text, 'alternative')),
    ),
    ...[...ownNames(product), ...otherNames].map((text) => plainTerm(text, 'name')),
  ];
}

/** Was the market looked at and turned down, or left behind? */
export function isPast({ fields }: Element<'market'>): boolean {
  return fields.status === 'rejected' || fields.status === 'retired';
}

function namedTerms(markets: readonly Element<'market'>[], role: TermRole): Term[] {
  return markets.flatMap((market) =>
    spokenNames(market).map((text) => ({ text, role, market, instead: null, why: market.fields.why ?? null })),
  );
}

function plainTerm(text: string, role: TermRole): Term {
  return { text, role, market: null, instead: null, why: null };
}

/** What people call an element: its name, without what stands in brackets behind it, and its aliases. Not its id. */
export function spokenNames({ fields }: { fields: { name: string; aliases?: readonly string[] } }): string[] {
  const short = fields.name.replace(/\s*\([^()]*\)\s*$/, '');
  const names = [fields.name, short, ...(fields.aliases ?? [])].filter((name) => normaliseName(name) !== '');
  return [...new Set(names)];
}

/** What the product and its parts are called, except for markets and alternatives. */
function ownNames({ element, of }: Product): string[] {
  const parts = [...of.attribute.values(), ...of.value.values(), ...of.segment.values(), ...of.trend.values()];
  return [...(element ? [element] : []), ...parts].flatMap((part) => spokenNames(part));
}
