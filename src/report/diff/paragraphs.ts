/** Paragraphs that are new, gone, or said in another way; in the order in which a reader meets them. */
export type ParagraphDifference =
  | { readonly how: 'added'; readonly text: string }
  | { readonly how: 'removed'; readonly text: string }
  | { readonly how: 'changed'; readonly before: string; readonly after: string };

/** How far ahead the other version of a paragraph is looked for, and of how many: who changed more wrote it anew. */
const reach = 20;
const mostCompared = 100;
const leastShare = 0.5;
const longestCompared = 5000;

/**
 * What differs between two texts, paragraph by paragraph. Empty when only their order differs. Two paragraphs that
 * share at least half of their words are one, said in another way.
 */
export function compareParagraphs(before: string, after: string): ParagraphDifference[] {
  const [old, fresh] = [paragraphsOf(before), paragraphsOf(after)];
  const [gone, joined] = [withoutThose(old, fresh), withoutThose(fresh, old)];
  const differences: ParagraphDifference[] = [];
  let next = 0;
  for (const [index, text] of gone.entries()) {
    const candidates = index < mostCompared ? joined.slice(next, next + reach) : [];
    const match = candidates.findIndex((other) => isAlike(text, other));
    if (match === -1) differences.push({ how: 'removed', text });
    else {
      differences.push(...candidates.slice(0, match).map(asAdded));
      differences.push({ how: 'changed', before: text, after: candidates[match] ?? '' });
      next += match + 1;
    }
  }
  return [...differences, ...joined.slice(next).map(asAdded)];
}

function asAdded(text: string): ParagraphDifference {
  return { how: 'added', text };
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
  return new Set(
    text
      .slice(0, longestCompared)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
