import type { Element } from './element.ts';

/** Text from a file as a message can hold it: on one line, and at most `longest` characters of it. */
export function clip(text: string, longest = 60): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  const isWhole = line.length <= longest && text.length <= 4 * longest;
  return isWhole ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A word of the files, such as a field or an id, as messages show it: between backticks, and with none inside. */
export function code(text: string | number, longest = 60): string {
  return `\`${clip(String(text), longest).replaceAll('`', "'")}\``;
}

/** What an element is called, in quotes; its id when its name is missing. */
export function nameInWords(element: Element, longest = 60): string {
  const { name } = element.fields as { name?: string };
  return `"${clip(name || element.id, longest)}"`;
}

/** Joins items for a sentence: `a`, `b` and `c`. */
export function listInWords(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** The first of `total` items for a sentence, and how many more there are: `a`, `b` and 7 more. */
export function someInWords(items: readonly string[], total: number): string {
  return listInWords(total > items.length ? [...items, `${total - items.length} more`] : items);
}

/** A count with its noun: 1 market, 2 markets, no market. */
export function countInWords(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The text with its first letter in upper case, to begin a sentence with. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
