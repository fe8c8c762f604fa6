import { addText, type Draft, draftElement, referenceTo } from './draft.ts';
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

/**
 * Reads a statement: who it is for becomes a segment that cares about a value, because of what they need; what the
 * product is becomes the market; what it is unlike, an alternative; and what it does instead, an attribute.
 */
export function takeStatement(text: string, draft: Draft): Taken {
  const parts = splitStatement(text)?.map((part) => bare(part.replace(/[\s.,;]+$/, '')));
  if (!parts) return nothingTaken;
  const [who = '', needAndProduct = '', category = '', benefit = '', rival = '', difference = ''] = parts;
  const comma = needAndProduct.lastIndexOf(',');
  const need = comma === -1 ? '' : needAndProduct.slice(0, comma).trim();
  const product = needAndProduct
    .slice(comma + 1)
    .replace(/^\s*(?:the|our)\s+/i, '')
    .trim();
  const to: string[] = [];
  if (!isBlank(product) && draft.name === null) draft.name = product;
  const add = (kind: 'segment' | 'market' | 'value' | 'alternative' | 'attribute', name: string) => {
    if (isBlank(name)) return null;
    const element = draftElement(draft, kind, name);
    to.push(referenceTo(element));
    return element;
  };
  const [segment, value] = [add('segment', who), add('value', benefit)];
  add('market', category);
  add('alternative', rival);
  add('attribute', difference.replace(/^(?:has|offers|provides)\s+/i, ''));
  if (segment && value) segment.fields['cares_about'] = [{ value: value.id, ...(!isBlank(need) && { why: need }) }];
  else if (segment && !isBlank(need)) addText(segment, 'prose', need);
  return { to, left: [] };
}
