import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import { normaliseName } from '../model/names.ts';
import { compareText } from '../model/order.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { leadOf } from './parts/links.tsx';
import { storyKinds } from './words.ts';

/** A word that must not be used of the product. */
export interface AvoidedWord {
  readonly term: string;
  /** What to say instead; null when nobody said. */
  readonly instead: string | null;
  readonly why: string;
}

/** A word of the positioning, or one that it left behind. */
export interface GlossaryEntry {
  readonly term: string;
  readonly element: Element<CollectionKind> | null;
  /** Is it another name of the element, rather than its own? */
  readonly isAlias: boolean;
  readonly meaning: string;
  /** Set for a word that is not used any more. */
  readonly avoided: AvoidedWord | null;
}

/** What must not be said of a product: its `avoid`, the retired terms of its markets, markets turned down. Each word once. */
export function listAvoided({ element, of }: Product): AvoidedWord[] {
  const market = chosenMarket({ id: '', element, of });
  const markets = [...of.market.values()];
  const instead = market?.fields.name ?? null;
  const words = [
    ...(element?.fields.avoid ?? []).map(({ term, ...said }) => ({
      term,
      instead: said.instead ?? null,
      why: said.why ?? '',
    })),
    ...markets.flatMap(({ fields }) =>
      (fields.retired_terms ?? []).map((term) => ({ term, instead, why: `A word of an old story (${fields.name}).` })),
    ),
    ...markets
      .filter(({ fields }) => fields.status === 'rejected' || fields.status === 'retired')
      .map(({ fields }) => ({ term: fields.name, instead, why: fields.why ?? `A market that was ${fields.status}.` })),
  ];
  return [...new Map(words.toReversed().map((word) => [normaliseName(word.term), word])).values()].toSorted(byTerm);
}

/** Every word of a product's positioning in the order of the alphabet, with those that are not used any more. */
export function listGlossary(product: Product): GlossaryEntry[] {
  const avoided = listAvoided(product);
  const gone = new Set(avoided.map(({ term }) => normaliseName(term)));
  const elements = storyKinds.flatMap((kind) => [...product.of[kind].values()] as Element<CollectionKind>[]);
  const known = elements.flatMap((element) => {
    const { name, aliases } = element.fields as { name?: string; aliases?: readonly string[] };
    const terms = [...new Set([...(name ? [name] : []), ...(aliases ?? [])])];
    return terms
      .filter((term) => !gone.has(normaliseName(term)))
      .map((term) => ({ term, element, isAlias: term !== name, meaning: leadOf(element) ?? '', avoided: null }));
  });
  const words = avoided.map((word) => ({
    term: word.term,
    element: null,
    isAlias: false,
    meaning: word.why,
    avoided: word,
  }));
  return [...known, ...words].toSorted(byTerm);
}

function byTerm(a: { readonly term: string }, b: { readonly term: string }): number {
  return compareText(normaliseName(a.term), normaliseName(b.term));
}
