import { splitTypedReference } from '../document/references.ts';
import type { Element } from '../model/element.ts';
import { kindOfFolder } from '../model/kinds.ts';
import { normaliseName } from '../model/names.ts';
import { compareText } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { type Answer, byQuestion, type RankedQuestion, verdictsByFolder } from './answer.ts';
import { createMatcher, type NameMatch, type NameMatcher } from './match-name.ts';

/** An answer whose names have become ids. What no element is called stays as text, in quotes. */
export interface UnderstoodAnswer {
  /** The id of the function. */
  readonly function: string;
  readonly respondent: string;
  readonly market: string | null;
  /** Without repeats: of two mentions of one element, the first counts. */
  readonly rankings: Readonly<Record<RankedQuestion, readonly string[]>>;
  /** Verdicts by `kind/id`, each one of those that the kind allows. */
  readonly judgements: ReadonlyMap<string, string>;
}

/** Something in an answer that was guessed, or could not be used; said once per text, however many wrote it. */
export interface Remark {
  readonly type: 'guessed' | 'unknown-name' | 'unknown-function' | 'unknown-verdict' | 'unknown-item';
  /** The text as written. */
  readonly text: string;
  /** What was asked: `market`, `alternatives`, `function`, … */
  readonly question: string;
  /** What it was taken for (one id, with the confidence), or the nearest ids. */
  readonly nearest: readonly string[];
  readonly confidence: number | null;
  /** How many answers hold it. */
  readonly count: number;
}

export interface Understanding {
  readonly answers: readonly UnderstoodAnswer[];
  readonly remarks: readonly Remark[];
}

/** Maps the free text of answers to the elements of a product. Answers of an unknown function are left out, and said. */
export function understandAnswers(
  answers: readonly Answer[],
  product: Product,
  functions: Iterable<Element<'function'>>,
): Understanding {
  const remarks = new Map<string, Remark>();
  const note = (remark: Omit<Remark, 'count'>) => {
    const key = [remark.type, remark.question, normaliseName(remark.text)].join('\n');
    remarks.set(key, { ...remark, count: (remarks.get(key)?.count ?? 0) + 1 });
  };
  const reader: Reader = {
    note,
    product,
    functions: createMatcher(functions),
    matchers: {
      market: createMatcher(product.of.market.values()),
      alternatives: createMatcher(product.of.alternative.values()),
      segments: createMatcher(product.of.segment.values()),
      values: createMatcher(product.of.value.values()),
    },
  };
  return { answers: answers.flatMap((answer) => understand(answer, reader) ?? []), remarks: inOrder(remarks.values()) };
}

const remarkOrder: readonly Remark['type'][] = [
  'unknown-function',
  'unknown-item',
  'unknown-verdict',
  'unknown-name',
  'guessed',
];

/** What loses an answer first, then what was written most often. */
function inOrder(remarks: Iterable<Remark>): Remark[] {
  return [...remarks].toSorted(
    (a, b) =>
      remarkOrder.indexOf(a.type) - remarkOrder.indexOf(b.type) || b.count - a.count || compareText(a.text, b.text),
  );
}

interface Reader {
  readonly note: (remark: Omit<Remark, 'count'>) => void;
  readonly product: Product;
  readonly functions: NameMatcher;
  readonly matchers: Readonly<Record<'market' | RankedQuestion, NameMatcher>>;
}

function understand(answer: Answer, reader: Reader): UnderstoodAnswer | null {
  const match = reader.functions(answer.function);
  if (match.state === 'unknown') {
    const { nearest } = match;
    reader.note({ type: 'unknown-function', question: 'function', text: answer.function, nearest, confidence: null });
    return null;
  }
  noteGuess(match, 'function', answer.function, reader);
  return {
    function: match.id,
    respondent: answer.respondent,
    market: answer.market === null ? null : keyOf(answer.market, 'market', reader),
    rankings: byQuestion((question) => [
      ...new Set(answer[question].flatMap((text) => keyOf(text, question, reader) ?? [])),
    ]),
    judgements: understandJudgements(answer.judgements, reader),
  };
}

/** The id that a text means, or the text itself in quotes; null when it is blank. */
function keyOf(text: string, question: 'market' | RankedQuestion, reader: Reader): string | null {
  if (normaliseName(text) === '') return null;
  const match = reader.matchers[question](text);
  noteGuess(match, question, text, reader);
  if (match.state !== 'unknown') return match.id;
  reader.note({ type: 'unknown-name', question, text, nearest: match.nearest, confidence: null });
  return `"${normaliseName(text)}"`;
}

function noteGuess(match: NameMatch, question: string, text: string, { note }: Reader): void {
  if (match.state !== 'guessed') return;
  note({ type: 'guessed', question, text, nearest: [match.id], confidence: match.confidence });
}

function understandJudgements(judgements: Answer['judgements'], reader: Reader): ReadonlyMap<string, string> {
  const understood = new Map<string, string>();
  for (const [item, verdict] of judgements) {
    if (!isItem(item, reader.product)) {
      reader.note({ type: 'unknown-item', question: 'judgements', text: item, nearest: [], confidence: null });
      continue;
    }
    const allowed: readonly string[] = verdictsByFolder[item.slice(0, item.indexOf('/')) as 'alternatives'];
    if (allowed.includes(verdict)) understood.set(item, verdict);
    else reader.note({ type: 'unknown-verdict', question: item, text: verdict, nearest: allowed, confidence: null });
  }
  return understood;
}

function isItem(item: string, { of }: Product): boolean {
  const typed = splitTypedReference(item);
  const kind = typed && kindOfFolder(typed.folder);
  return (
    typed !== null && (kind === 'alternative' || kind === 'attribute' || kind === 'segment') && of[kind].has(typed.id)
  );
}
