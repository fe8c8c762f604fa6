import type { Term, TermRole } from './terms.ts';
import { joinOf, splitWords } from './words.ts';

/** A term as it is looked for. */
export interface Pattern {
  readonly term: Term;
  readonly words: readonly string[];
  /** What stands between the words, one fewer than there are. */
  readonly joins: readonly string[];
  /** Signs at its ends that belong to it, as in `C++`. */
  readonly before: string;
  readonly after: string;
  /** A hyphenated or spaced term written as one word: always a variant. */
  readonly isClosedUp: boolean;
}

/** Terms by their words without plural endings. Within a node the weightiest term comes first. */
export interface TermNode {
  readonly next: Map<string, TermNode>;
  readonly patterns: Pattern[];
}

/** All that is looked for, prepared once for many files. */
export interface TermIndex {
  readonly root: TermNode;
  /** Terms by their words in alphabetical order, for those that are found with their words in another order. */
  readonly anyOrder: ReadonlyMap<string, Pattern>;
  /** The words of `anyOrder`. */
  readonly vocabulary: ReadonlySet<string>;
  /** The greatest number of words in `anyOrder`. */
  readonly longest: number;
}

/** Words that hold a category's name together in another order: "project management for the enterprise". */
export const fillers: ReadonlySet<string> = new Set('a an the for of in on by to your our its'.split(' '));

const mostWords = 12;
const mostReordered = 6;
const leastClosedUp = 6;
const reordered = new Set<TermRole>(['chosen', 'retired-term', 'avoided', 'past-market']);

/** Prepares terms, given the weightiest first. */
export function indexTerms(terms: readonly Term[]): TermIndex {
  const root = createNode();
  const anyOrder = new Map<string, Pattern>();
  const vocabulary = new Set<string>();
  for (const term of terms) {
    const words = [...splitWords(term.text)];
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last || words.length > mostWords) continue;
    const pattern: Pattern = {
      term,
      words: words.map(({ text }) => text),
      joins: words.slice(1).map((word, index) => joinOf(term.text.slice(words[index]!.end, word.start))),
      before: term.text.slice(0, first.start).trim(),
      after: term.text.slice(last.end).trim(),
      isClosedUp: false,
    };
    const stems = words.map(({ stem }) => stem);
    addPattern(root, stems, pattern);
    addClosedUp(root, stems, pattern);
    const telling = stems.filter((stem) => !fillers.has(stem));
    if (!isReorderable(pattern, telling)) continue;
    const key = orderKey(telling);
    if (!anyOrder.has(key)) anyOrder.set(key, pattern);
    for (const stem of telling) vocabulary.add(stem);
  }
  const lengths = [...anyOrder.keys()].map((key) => key.split(' ').length);
  return { root, anyOrder, vocabulary, longest: Math.max(0, ...lengths) };
}

function createNode(): TermNode {
  return { next: new Map(), patterns: [] };
}

function addPattern(root: TermNode, stems: readonly string[], pattern: Pattern): void {
  let node = root;
  for (const stem of stems) {
    const next = node.next.get(stem) ?? createNode();
    node.next.set(stem, next);
    node = next;
  }
  node.patterns.push(pattern);
}

/** "On-premise" is also looked for as "onpremise". */
function addClosedUp(root: TermNode, stems: readonly string[], pattern: Pattern): void {
  const closedUp = pattern.words.slice(0, -1).join('') + (stems.at(-1) ?? '');
  if (
    stems.length === 2 &&
    closedUp.length >= leastClosedUp &&
    pattern.joins.every((join) => join === ' ' || join === '-')
  ) {
    addPattern(root, [closedUp], { ...pattern, isClosedUp: true });
  }
}

function isReorderable({ term, before, after }: Pattern, telling: readonly string[]): boolean {
  const isPlain = before === '' && after === '' && telling.every((stem) => stem.length > 1);
  return isPlain && reordered.has(term.role) && telling.length >= 2 && telling.length <= mostReordered;
}

/** The key of words in any order. */
export function orderKey(stems: readonly string[]): string {
  return stems.toSorted().join(' ');
}
