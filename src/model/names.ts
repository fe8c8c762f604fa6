import type { Element } from './element.ts';

/** A name as it is compared: without case, accents, punctuation, or more than one space between words. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Everything an element is called: its id, its name and its aliases. */
export function namesOf(element: Element): string[] {
  const { name, aliases } = element.fields as { name?: string; aliases?: readonly string[] };
  return [element.id, ...(name ? [name] : []), ...(aliases ?? [])];
}

/** Elements by each of their normalised names; the first element to claim a name keeps it. */
export function indexNames(elements: Iterable<Element>): ReadonlyMap<string, Element> {
  const index = new Map<string, Element>();
  for (const element of elements) {
    for (const name of namesOf(element)) {
      const key = normaliseName(name);
      if (key !== '' && !index.has(key)) index.set(key, element);
    }
  }
  return index;
}

/** Text as an id: small letters, digits and hyphens. Empty when it has no letter or digit of the Latin alphabet. */
export function toKebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
