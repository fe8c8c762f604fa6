import { isLeftAlone } from './leaving-cues.ts';
import { findDoubt } from './open-cues.ts';
import type { Mention } from './find-mentions.ts';
import type { PlacedPart } from './place-parts.ts';
import { type Sentence, sentenceAround } from './sentence.ts';

/** What a mention is: a use of the term, something that is left alone, or a case for a person, with the reason. */
export type Judgement =
  | { readonly state: 'used' | 'left' }
  /** A clause such as "it stands in a question". */
  | { readonly state: 'open'; readonly doubt: string };

const used: Judgement = { state: 'used' };
const left: Judgement = { state: 'left' };

/** What stands around a mention. */
export interface Setting {
  readonly placed: PlacedPart;
  /** The mentions nearest to it in the part, in their order. */
  readonly neighbours: readonly Mention[];
  /** What the product is called. */
  readonly productNames: readonly string[];
}

/** Judges by its surroundings whether a mention says the term of the product today. */
export function judgeMention(mention: Mention, { placed, neighbours, productNames }: Setting): Judgement {
  const { part, isListed } = placed;
  if (isListed || isAddress(part.text, mention) || isStruck(part.text, mention)) return left;
  const sentence = sentenceAround(part.text, mention.start, mention.end);
  const before = withoutNames(sentence.before, productNames);
  const after = withoutNames(sentence.after, productNames);
  if (isLeftAlone(before, after) || isOfAlternative(mention, neighbours, part.text)) return left;
  const doubt = doubtOf(mention, placed, sentence) ?? findDoubt(before, after);
  return doubt === null ? used : { state: 'open', doubt };
}

function doubtOf({ isShared }: Mention, { part }: PlacedPart, { before, after }: Sentence): string | null {
  if (isShared) return 'something else in the positioning has the same name';
  if (part.kind === 'quote') return 'it stands in a quotation';
  if (part.kind === 'term') return 'it heads a definition';
  if (/["“‘'«„]$/u.test(before) && /^["”’'»“]/u.test(after)) return 'it stands between quotation marks';
  return null;
}

/** A text in small letters with the names of the product replaced by `it`, as cues know it. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name.toLowerCase(), 'it'), text.toLowerCase());
}

const longestAddress = 200;
const address =
  /^[("'<[]*(?:[a-z][a-z\d+.-]*:\/\/|www\.|\.{0,2}\/)|@[\w-]+\.\w|^[\w.-]+\.[a-z]{2,6}\/|(?:^|\/)[\w.-]+\/[\w./-]*\.\w{1,5}\W*$|[\w-]\.(?:md|mdx|html?|json|txt|png|jpe?g|svg|pdf|docx|pptx|[jt]sx?|css|ya?ml|zip|exe)\W*$/iu;

/** Is it a part of a web address, of a path or of a file's name? */
function isAddress(text: string, { start, end }: Mention): boolean {
  const lead = /\S*$/u.exec(text.slice(Math.max(0, start - longestAddress), start))?.[0] ?? '';
  const tail = /^\S*/u.exec(text.slice(end, end + longestAddress))?.[0] ?? '';
  if (lead === '' && tail === '') return false;
  const whole = `${lead}${text.slice(start, end)}${tail}`;
  return !whole.includes('\uFFFC') && address.test(whole.replace(/\s+/gu, '-'));
}

/** Is it struck through, by the signs that markdown has for it? */
function isStruck(text: string, { start, end }: Mention): boolean {
  const before = text.slice(Math.max(0, start - longestAddress), start).split('~~').length - 1;
  return before % 2 === 1 && text.slice(end, end + longestAddress).includes('~~');
}

const isA =
  /^(?:\s*\([^()]{0,60}\))?(?: (?:is|was|are|were|remains?)(?:, [^,]{1,30},)? (?:(?:a|an|the|just|only|still)\s?)*(?:\p{L}+ ){0,2}|, (?:a|an|the|another)(?: \p{L}+)? )$/u;
const suchAs =
  /^s?(?:,? (?:such as|like|e\.g\.|for example,?|including|namely) |\s*\((?:such as |like |e\.g\. )?)(?:[^.;:!?]{0,60})$/u;

/** Is it said of an alternative: "Excel is a …", "a … such as Excel"? */
function isOfAlternative(mention: Mention, neighbours: readonly Mention[], text: string): boolean {
  return neighbours.some((other) => {
    if (other.term.role !== 'alternative') return false;
    if (other.end <= mention.start)
      return isShort(other.end, mention.start) && isA.test(text.slice(other.end, mention.start));
    return isShort(mention.end, other.start) && suchAs.test(text.slice(mention.end, other.start));
  });
}

function isShort(from: number, to: number): boolean {
  return to >= from && to - from < 100;
}
