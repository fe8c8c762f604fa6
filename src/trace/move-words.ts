import type { Link } from '../derive/inputs.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { code, listInWords } from '../model/words.ts';
import { nameOf } from './name-of.ts';
import type { HowMoved, Move } from './trace-reviews.ts';

/** What happened to something that an item rests on, and through which hops it does, in a sentence. */
export function moveInWords(product: Pick<Product, 'of'>, { ground, how }: Move): string {
  const [input, ...hops] = ground.way.map((link) => linkInWords(product, link));
  const target = hops.pop();
  if (target === undefined) return `The input ${input} ${happenings[how]}.`;
  const through = hops.length === 0 ? '' : ` through ${listInWords(hops)}`;
  return `${target} ${happenings[how]}; the input ${input} rests on it${through}.`;
}

const happenings: Readonly<Record<HowMoved, string>> = {
  changed: 'changed',
  gone: 'does not exist any more',
  new: 'was not part of the last review',
  unreadable: 'cannot be read',
  incomparable: 'was recorded in a form that this version cannot compare',
};

/** An element by its name and reference; by its reference alone when there is no such element to ask. */
function linkInWords(product: Pick<Product, 'of'>, { kind, id }: Link): string {
  const reference = typedReference(kind, id);
  return product.of[kind].has(id) ? `${nameOf(product, kind, id)} (${reference})` : code(reference);
}
