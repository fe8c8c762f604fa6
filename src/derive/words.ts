import type { Verdict } from './verdict.ts';
import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';

/** Verdicts in the order in which a reader wants them, with what each means. */
export const verdictWords: Readonly<Record<Verdict, { label: string; meaning: string }>> = {
  unique: { label: 'Unique', meaning: 'every alternative lacks it' },
  differentiating: { label: 'Differentiating', meaning: 'at least one alternative lacks it' },
  unknown: { label: 'Unknown', meaning: 'none is known to lack it, and somebody has yet to look' },
  contested: { label: 'Contested', meaning: 'none lacks it, some have it in part' },
  table_stakes: { label: 'Table stakes', meaning: 'every alternative has it' },
  not_applicable: { label: 'Not applicable', meaning: 'there is nothing to compare with' },
};

export const verdictOrder = Object.keys(verdictWords) as readonly Verdict[];

export const styleWords: Readonly<Record<Element<'market'>['fields']['style'], string>> = {
  head_to_head: 'head to head',
  big_fish_small_pond: 'big fish in a small pond',
  new_game: 'new game',
};

/** An element's name by its id; the id itself where there is no such element. */
export function nameIn(product: Product, kind: CollectionKind, id: string): string {
  const fields = product.of[kind].get(id)?.fields as { name?: string } | undefined;
  return fields?.name || id;
}
