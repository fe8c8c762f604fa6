import { distance } from 'fastest-levenshtein';
import { normaliseName } from '../model/names.ts';

/** The candidate that a word was probably meant to be, and whether it differs in spelling only by case and separators. */
export interface Nearest {
  readonly candidate: string;
  readonly isSameWord: boolean;
}

const mostCandidates = 2000;

/**
 * The candidate nearest to a mistyped word, or null when none is near: the same letters apart from case, spaces,
 * hyphens and underscores, or at most a third of the letters away (Levenshtein 1966). Of two equally near, the first.
 * Past 2,000 candidates only equal spelling is looked for, so that a large estate stays quick.
 */
export function findNearest(word: string, candidates: readonly string[]): Nearest | null {
  const wanted = lettersOf(word);
  if (wanted === '') return null;
  const same = candidates.find((candidate) => lettersOf(candidate) === wanted);
  if (same !== undefined) return { candidate: same, isSameWord: true };
  if (candidates.length > mostCandidates) return null;
  const furthest = Math.max(1, Math.floor(wanted.length / 3));
  let best: { candidate: string; away: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > 2 * furthest) continue;
    const away = distance(wanted, lettersOf(candidate));
    if (away <= furthest && away < wanted.length && away < (best?.away ?? Infinity)) best = { candidate, away };
  }
  return best && { candidate: best.candidate, isSameWord: false };
}

/** The letters and digits of a word: `enabledBy`, `enabled-by` and `Enabled By` are one word. */
export function lettersOf(word: string): string {
  return normaliseName(word).replaceAll(' ', '');
}

/** How many letters must be added, removed or changed to make one word of the other (Levenshtein 1966). */
export function lettersApart(a: string, b: string): number {
  return distance(a, b);
}

/** A next step that offers the nearest candidate, or lists what there is to choose from. */
export function suggest(word: string, candidates: readonly string[], what: string): string {
  const nearest = findNearest(word, candidates);
  if (nearest) return `Did you mean \`${nearest.candidate}\`?`;
  if (candidates.length === 0) return `There is no ${what} yet.`;
  const shown = candidates.slice(0, 8).map((candidate) => `\`${candidate}\``);
  const rest = candidates.length - shown.length;
  return `Use one of ${shown.join(', ')}${rest > 0 ? ` or ${rest} more` : ''}.`;
}
