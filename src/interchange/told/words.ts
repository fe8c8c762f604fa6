import type { Element } from '../../model/element.ts';
import type { Evidence } from '../../model/fields.generated.ts';
import { capitalise, listInWords } from '../../model/words.ts';
import { inline } from './markdown.ts';
import { nameOf, proofOf, type ToldAttribute, type ToldStory } from './told-story.ts';

/** What kinds of alternatives are, for somebody who does not know the files. */
export const alternativeWords: Readonly<Record<Element<'alternative'>['fields']['type'], string>> = {
  status_quo: 'what they do today',
  do_nothing: 'living with the problem',
  manual: 'work done by hand',
  internal_build: 'building it themselves',
  direct: 'a product of the same category',
  adjacent: 'a product from a neighbouring category',
  indirect: 'a different way to the same end',
  service: 'paying people to do it',
};

const tierWords: Readonly<Record<Evidence[number]['tier'], string>> = {
  verbatim: 'in their own words',
  usage: 'seen in use',
  third_party: 'published by somebody else',
  internal: 'our own word, no proof',
};

/** Stands behind what only the company itself says. */
export const unproven = '(not proven)';

/** What stands behind a name that nothing but the company's own word supports; else nothing. */
export function proofMark(element: Element, today: string): string {
  return proofOf(element, today).length > 0 ? '' : ` ${unproven}`;
}

/** A name as it stands in a text, with its mark. */
export function markedName(element: Element, today: string): string {
  return inline(nameOf(element)) + proofMark(element, today);
}

/** One piece of evidence: the claim, who says so, and how strong that is. */
export function evidenceInWords({ claim, source, tier, url }: Evidence[number]): string {
  const where = url ? `${inline(source)}, <${url.replace(/[\s<>]/g, '')}>` : inline(source);
  return `${inline(claim)} (${tierWords[tier]}: ${where})`;
}

/** Against whom an attribute sets the product apart, and against whom it does not: `unique` only where that is derived. */
export function apartFrom({ derived }: ToldAttribute, { product }: ToldStory): string {
  if (derived.verdict === 'unique') return 'unique: no alternative here has it';
  const { lacks, partial, has, unknown } = derived.cells;
  const parts = [
    ['lacked by', lacks],
    ['in part in', partial],
    ['also in', has],
    ['not looked at', unknown],
  ] as const;
  const nameAll = (ids: readonly string[]) => ids.map((id) => nameById(product, id)).join(', ');
  return parts.flatMap(([word, ids]) => (ids.length > 0 ? [`${word}: ${nameAll(ids)}`] : [])).join('; ');
}

function nameById({ of }: ToldStory['product'], id: string): string {
  return inline(of.alternative.get(id)?.fields.name || id);
}

/** Names for a sentence, in quotes, as nobody can say where a name of several words ends. */
export function quotedNames(elements: readonly Element[]): string {
  return listInWords(elements.map((element) => `"${inline(nameOf(element))}"`));
}

/** Text as a sentence of its own. */
export function sentence(text: string): string {
  const line = capitalise(inline(text));
  return /[.!?…]["')\]]?$/.test(line) ? line : `${line}.`;
}
