import { lettersApart } from '../document/nearest.ts';
import type { Element } from '../model/element.ts';
import { namesOf, normaliseName } from '../model/names.ts';
import { compareText } from '../model/order.ts';

/** What free text was taken to mean. */
export type NameMatch =
  | { readonly state: 'found'; readonly id: string }
  /** Not written as any name is; `confidence` is between 0 and 1, the share of letters that agree. */
  | { readonly state: 'guessed'; readonly id: string; readonly confidence: number }
  /** Nothing is near enough, or two elements are equally near. `nearest` names up to three, the nearest first. */
  | { readonly state: 'unknown'; readonly nearest: readonly string[] };

/** Maps text to elements of one kind; made once for many texts. */
export type NameMatcher = (text: string) => NameMatch;

interface Spelling {
  readonly id: string;
  readonly text: string;
}

/** Guesses must agree in at least this share of their letters. */
const leastConfidence = 0.8;
const mostKept = 10_000;

/**
 * Prepares a matcher over the ids, names and aliases of elements. Case, accents and punctuation never matter, nor does
 * a leading article or a plural. Beyond that, a small typo is a guess with its confidence (1 - edits / length,
 * Levenshtein 1966), and only if no other element is as near.
 */
export function createMatcher(elements: Iterable<Element>): NameMatcher {
  const spellings = [...elements].flatMap((element) =>
    namesOf(element).map((name): Spelling => ({ id: element.id, text: normaliseName(name) })),
  );
  const exact = firstOf(spellings, ({ text }) => text);
  const stems = firstOf(spellings, ({ text }) => stemOf(text));
  const known = new Map<string, NameMatch>();
  return (raw) => {
    const text = normaliseName(raw);
    const match = known.get(text) ?? findMatch(text, exact.get(text) ?? stems.get(stemOf(text)), spellings);
    if (known.size < mostKept) known.set(text, match);
    return match;
  };
}

function firstOf(spellings: readonly Spelling[], keyOf: (spelling: Spelling) => string): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const spelling of spellings) {
    const key = keyOf(spelling);
    if (key !== '' && !first.has(key)) first.set(key, spelling.id);
  }
  return first;
}

/** A name without its article, each word without the ending of a plural. */
function stemOf(text: string): string {
  return text
    .replace(/^(?:the|a|an) /, '')
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : word))
    .join(' ');
}

function findMatch(text: string, id: string | undefined, spellings: readonly Spelling[]): NameMatch {
  if (id !== undefined) return { state: 'found', id };
  const ranked = rank(text, spellings);
  const [best, second] = ranked;
  if (!best) return { state: 'unknown', nearest: [] };
  const isClear = !second || second.confidence < best.confidence;
  if (best.confidence >= leastConfidence && isClear) return { state: 'guessed', ...best };
  return { state: 'unknown', nearest: ranked.slice(0, 3).map(({ id: near }) => near) };
}

/** Elements that share at least half of their letters with the text, by confidence. */
function rank(text: string, spellings: readonly Spelling[]): { id: string; confidence: number }[] {
  const bestById = new Map<string, number>();
  for (const spelling of spellings) {
    const confidence = confidenceOf(text, spelling.text);
    if (confidence >= 0.5) bestById.set(spelling.id, Math.max(confidence, bestById.get(spelling.id) ?? 0));
  }
  return [...bestById]
    .map(([id, confidence]) => ({ id, confidence }))
    .toSorted((a, b) => b.confidence - a.confidence || compareText(a.id, b.id));
}

function confidenceOf(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - lettersApart(a, b) / longest;
}
