/** Paragraphs that are new, gone, or said in another way; in the order in which a reader meets them. */
export type ParagraphDifference =
  | { readonly how: 'added'; readonly text: string }
  | { readonly how: 'removed'; readonly text: string }
  | { readonly how: 'changed'; readonly before: string; readonly after: string };

/** How far ahead the other version of a paragraph is looked for. */
const reach = 20;
const leastShare = 0.5;

/**
 * What differs between two texts, paragraph by paragraph. Empty when only their order differs. Two paragraphs that
 * share at least half of their words are one, said in another way.
 */
export function compareParagraphs(before: string, after: string): ParagraphDifference[] {
  const [old, fresh] = [paragraphsOf(before), paragraphsOf(after)];
  const [gone, open] = [withoutThose(old, fresh), withoutThose(fresh, old)];
  const differences: ParagraphDifference[] = [];
  for (const text of gone) {
    const match = open.slice(0, reach).findIndex((other) => isAlike(text, other));
    if (match === -1) differences.push({ how: 'removed', text });
    else {
      for (const added of open.splice(0, match)) differences.push({ how: 'added', text: added });
      differences.push({ how: 'changed', before: text, after: open.shift() ?? '' });
    }
  }
  return [...differences, ...open.map((text) => ({ how: 'added', text }) as const)];
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The paragraphs that do not stand in the other text too, as often as they do here. */
function withoutThose(paragraphs: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return paragraphs.filter((paragraph) => {
    const left = counts.get(paragraph) ?? 0;
    counts.set(paragraph, left - 1);
    return left <= 0;
  });
}

function isAlike(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= leastShare * Math.max(words.size, others.size) && shared > 0;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
