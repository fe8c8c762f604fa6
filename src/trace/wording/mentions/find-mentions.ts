import { compareText } from '../../../model/order.ts';
import { fillers, orderKey, type Pattern, type TermIndex, type TermNode } from './term-index.ts';
import type { Term } from './terms.ts';
import { joinOf, splitWords, type Word } from './words.ts';

/** A term that stands in a text. Offsets are 0-based, the end exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly term: Term;
  /** `near`: a plural, another hyphen, or the words in another order. */
  readonly fit: 'exact' | 'near';
  /** Is it also what an alternative, or anything else, is called? */
  readonly isShared: boolean;
}

/** Terms found, before those that overlap are settled: the numbers are those of words. */
interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly pattern: Pattern;
  readonly fit: 'exact' | 'near';
  readonly isShared: boolean;
}

/**
 * Finds terms in a text, in the order in which they stand. Of terms that overlap the longest wins, then the exact one;
 * words in another order count only where nothing else was found. Time grows with the length of the text.
 */
export function findMentions(text: string, index: TermIndex): Mention[] {
  const words = [...splitWords(text)];
  const taken = new Uint8Array(words.length);
  const inOrder = words.flatMap((_, from) => candidatesAt(text, words, from, index.root));
  const kept = [...settle(inOrder, taken), ...settle(reorderedCandidates(text, words, taken, index), taken)];
  return kept
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, pattern, fit, isShared }) => ({
      start: words[from]!.start - (fit === 'exact' ? pattern.before.length : 0),
      end: words[to - 1]!.end + (fit === 'exact' ? pattern.after.length : 0),
      term: pattern.term,
      fit,
      isShared,
    }));
}

/** Keeps the best of the candidates that overlap, and marks their words as taken. */
function settle(candidates: readonly Candidate[], taken: Uint8Array): Candidate[] {
  const best = candidates.toSorted(
    (a, b) => b.to - b.from - (a.to - a.from) || compareText(a.fit, b.fit) || a.from - b.from,
  );
  return best.filter(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (taken[at] === 1) return false;
    taken.fill(1, from, to);
    return true;
  });
}

function candidatesAt(text: string, words: readonly Word[], from: number, root: TermNode): Candidate[] {
  const found: Candidate[] = [];
  let node: TermNode | undefined = root;
  for (let to = from; to < words.length; to += 1) {
    node = node.next.get(words[to]!.stem);
    if (!node) break;
    const candidate = bestAt(text, words, { from, to: to + 1 }, node.patterns);
    if (candidate) found.push(candidate);
  }
  return found;
}

function bestAt(
  text: string,
  words: readonly Word[],
  range: { from: number; to: number },
  patterns: readonly Pattern[],
): Candidate | null {
  const fits = patterns.flatMap((pattern) => {
    const fit = fitOf(text, words.slice(range.from, range.to), pattern);
    return fit ? [{ ...range, pattern, fit }] : [];
  });
  const best = fits.find(({ fit }) => fit === 'exact') ?? fits[0];
  const isShared = fits.some(
    ({ fit, pattern: { term } }) => fit === 'exact' && (term.role === 'alternative' || term.role === 'name'),
  );
  return best ? { ...best, isShared } : null;
}

function fitOf(text: string, words: readonly Word[], pattern: Pattern): 'exact' | 'near' | null {
  if (pattern.isClosedUp) return 'near';
  const start = words[0]!.start;
  const end = words.at(-1)!.end;
  const { before, after } = pattern;
  const hasSigns = text.startsWith(before, start - before.length) && text.startsWith(after, end);
  if (!hasSigns || start < before.length) return null;
  let isExact = words.every((word, index) => word.text === pattern.words[index]);
  for (const [index, expected] of pattern.joins.entries()) {
    const join = joinOf(text.slice(words[index]!.end, words[index + 1]!.start));
    if (join !== expected) isExact = false;
    if (join !== expected && join !== ' ' && join !== '-') return null;
  }
  return isExact ? 'exact' : 'near';
}

function reorderedCandidates(
  text: string,
  words: readonly Word[],
  taken: Uint8Array,
  { anyOrder, vocabulary, longest }: TermIndex,
): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const stems: string[] = [];
    for (let to = from; to < words.length && stems.length < longest && taken[to] === 0; to += 1) {
      const { stem } = words[to]!;
      const isTelling = vocabulary.has(stem);
      if (!isTelling && (stems.length === 0 || !fillers.has(stem) || to - from > 2 * longest)) break;
      if (to > from && !isJoined(text, words[to - 1]!, words[to]!)) break;
      if (!isTelling) continue;
      stems.push(stem);
      const pattern = stems.length > 1 ? anyOrder.get(orderKey(stems)) : undefined;
      if (pattern) found.push({ from, to: to + 1, pattern, fit: 'near', isShared: false });
    }
  }
  return found;
}

function isJoined(text: string, before: Word, word: Word): boolean {
  const join = joinOf(text.slice(before.end, word.start));
  return join === ' ' || join === '-';
}
