import { type CollectionKind, type Kind, kindLabel } from '../model/kinds.ts';
import { capitalise } from '../model/words.ts';

/** The kinds that make up the story, in the order in which it is told. */
export const storyKinds = [
  'alternative',
  'attribute',
  'value',
  'segment',
  'market',
  'trend',
] as const satisfies readonly Kind[];

const plurals: Partial<Record<Kind, string>> = { roadmap: 'Roadmap', segment: 'Best-fit segments', trend: 'Why now' };

/** What the elements of a kind are called together. */
export function kindPlural(kind: CollectionKind): string {
  return plurals[kind] ?? `${capitalise(kindLabel(kind))}s`;
}

/** A word of the files as it stands in a sentence: `head_to_head` is head to head. */
export function wordOf(text: string): string {
  return text.replaceAll('_', ' ');
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A day, or a month, in words: `2026-06-01` is 1 June 2026, `2026-06` June 2026. Anything else stays as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(day) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return day;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}
