import { addCare, type Draft, draftElement, referenceTo } from './draft.ts';
import { bare, isBlank } from './phrases.ts';
import { nothingTaken, type Taken } from './take-lists.ts';

/** The words between the parts of a statement, in their order (Geoffrey Moore, Crossing the Chasm, 1991). */
const marks = [
  /^\W*for\s+/i,
  /[,\s]+(?:who|whose|that (?:need|want|have))\b\s*/i,
  /\s+(?:is|are)\s+(?:an?|the)\s+/i,
  /[,\s]+(?:that|which)\s+/i,
  /[.,;\s]+unlike\s+/i,
  /,\s*(?:(?:our product|our solution|we|it|this product)\b)?\s*/i,
];

const longestStatement = 1500;

/** Is this a positioning statement of the form For … who … is a … that … unlike …? */
export function isStatement(text: string): boolean {
  return splitStatement(text) !== null;
}

/** Cuts a text at each mark in turn, so that the work grows with its length alone. */
function splitStatement(text: string): readonly string[] | null {
  if (text.length > longestStatement) return null;
  const parts: string[] = [];
  let rest = text;
  for (const mark of marks) {
    const found = mark.exec(rest);
    if (!found) return null;
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...parts.slice(1), rest];
}

/** What a statement says, part by part; a part that is blank is empty. */
interface Statement {
  readonly who: string;
  readonly need: string;
  readonly product: string;
  readonly category: string;
  readonly benefit: string;
  readonly rival: string;
  readonly difference: string;
}

function readStatement(text: string): Statement | null {
  const parts = splitStatement(text)?.map((part) => bare(part.replace(/[\s.,;]+$/, '')));
  if (!parts) return null;
  const [who, needAndProduct, category, benefit, rival, difference] = parts.map((part) => (isBlank(part) ? '' : part));
  const comma = needAndProduct!.lastIndexOf(',');
  return {
    who: who!,
    need: needAndProduct!.slice(0, Math.max(0, comma)).trim(),
    product: needAndProduct!
      .slice(comma + 1)
      .trim()
      .replace(/^(?:the|our)\s+/i, ''),
    category: category!,
    benefit: benefit!,
    rival: rival!,
    difference: difference!.replace(/^(?:has|offers|provides)\s+/i, ''),
  };
}

/**
 * Reads a statement: who it is for becomes a segment that cares about a value, because of what they need; what the
 * product is becomes the market; what it is unlike, an alternative; and what it does instead, an attribute.
 */
export function takeStatement(text: string, draft: Draft): Taken {
  const said = readStatement(text);
  if (!said) return nothingTaken;
  if (said.product !== '') draft.name ??= said.product;
  const kinds = ['segment', 'value', 'market', 'alternative', 'attribute'] as const;
  const names = [said.who, said.benefit, said.category, said.rival, said.difference];
  const elements = kinds.map((kind, index) => (names[index] ? draftElement(draft, kind, names[index]) : null));
  const [segment, value] = elements;
  if (segment && value) addCare(segment, value, said.need);
  else if (segment && said.need !== '') segment.prose.push(said.need);
  return { to: elements.flatMap((element) => (element ? [referenceTo(element)] : [])), left: [] };
}
