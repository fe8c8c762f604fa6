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
