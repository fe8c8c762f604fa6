import type { AlternativeFields } from '../../model/fields.generated.ts';
import { addText, type Draft, draftElement, draftsOf, referenceTo } from './draft.ts';
import { bare, isBlank, splitItem, splitList } from './phrases.ts';
import type { Content, Piece } from './pieces.ts';
import {
  addCharacteristic,
  attributeReader,
  nothingTaken,
  segmentReader,
  takeAlternatives,
  takeItems,
  type Taken,
  trendReader,
  valueReader,
} from './take-lists.ts';
import { takeStatement } from './take-statement.ts';
import { takeDisqualifiers, takePersonas, takeThemes } from './take-tables.ts';
import type { Target } from './vocabulary.ts';

/** In which order targets are taken: what others refer to comes first. */
export function orderOf(target: Target): number {
  const first: readonly Target[] = ['name', 'one_liner', 'category', 'statement', 'attributes', 'segments', 'personas'];
  const index = first.indexOf(target);
  return index === -1 ? first.length + (target === 'disqualifiers' ? 1 : 0) : index;
}

/** Puts a piece into fields, as far as it fits. `file` is the document's name. */
export function takePiece(piece: Piece, file: string, draft: Draft): Taken {
  const { content, target } = piece;
  if (isRemark(piece)) return nothingTaken;
  switch (target) {
    case null:
      return nothingTaken;
    case 'name':
    case 'one_liner':
      return takeLine(content, target, draft);
    case 'category':
      return takeCategory(content, draft);
    case 'category_why':
    case 'category_aliases':
    case 'expected':
      return takeOfCategory(content, target, draft);
    case 'statement':
      return content.type === 'text' ? takeStatement(content.text, draft) : nothingTaken;
    case 'personas':
      return content.type === 'table' ? takePersonas(content, draft) : nothingTaken;
    case 'themes':
      return content.type === 'table' ? takeThemes(content, file, draft) : nothingTaken;
    case 'disqualifiers':
      return takeDisqualifiers(textsOf(content), draftsOf(draft, 'segment'));
    case 'avoid':
      return takeAvoided(content, draft);
    case 'attributes':
      return itemsOf(content, 'list-only', (items) => takeItems(items, attributeReader(draft), draft));
    case 'values':
      if (content.type === 'table') return takeThemes(content, file, draft);
      return itemsOf(content, 'text-too', (items) => takeItems(items, valueReader(draft), draft));
    case 'segments':
      return takeSegments(content, draft);
    case 'trends':
      return itemsOf(content, 'text-too', (items) => takeItems(items, trendReader, draft));
    default:
      return takeAlternatives(content, typeOf(target), draft);
  }
}

const named: ReadonlySet<Target | null> = new Set(['alternatives', 'segments', 'values', 'trends']);

/** A sentence that introduces a part names nothing in it. */
function isRemark({ content, label, target }: Piece): boolean {
  if (content.type !== 'text' || label !== null || !named.has(target)) return false;
  return /[.:!?]$/.test(content.text) && (splitItem({ label: null, text: content.text })?.rest ?? '') === '';
}

function typeOf(target: Target): AlternativeFields['type'] | null {
  return target.startsWith('alternatives:')
    ? (target.slice('alternatives:'.length) as AlternativeFields['type'])
    : null;
}

type Items = Extract<Content, { type: 'items' }>['items'];

/** Reads a list; a line of text counts as a list of one where that is asked for, if it begins with a name. */
function itemsOf(content: Content, also: 'list-only' | 'text-too', take: (items: Items) => Taken): Taken {
  if (content.type === 'items') return take(content.items);
  if (content.type !== 'text' || also === 'list-only') return nothingTaken;
  const item = { label: null, text: content.text, line: 1, source: content.text, items: [] };
  return splitItem(item) ? take([item]) : nothingTaken;
}

function textsOf(content: Content): string[] {
  if (content.type === 'text') return [content.text];
  if (content.type !== 'items') return [];
  return content.items.map(({ label, text }) =>
    label === null ? text : `${label}: ${text}`.replace(/: [—–-]\s*/, ': '),
  );
}

function takeLine(content: Content, target: 'name' | 'one_liner', draft: Draft): Taken {
  const [text, ...more] = textsOf(content);
  const key = target === 'name' ? 'name' : 'oneLiner';
  if (text === undefined || more.length > 0 || (draft[key] !== null && draft[key] !== bare(text))) return nothingTaken;
  if (target === 'name' && text.length > 100) return nothingTaken;
  draft[key] = bare(text);
  return { to: [`product: ${target}`], left: [] };
}

/** The first name in the text is the market's; the whole text stays with it where it says more than a name. */
function takeCategory(content: Content, draft: Draft): Taken {
  const [text, ...more] = textsOf(content);
  if (text === undefined || draftsOf(draft, 'market').length > 0) return nothingTaken;
  const name = bare(text.split(/\s+[—–]\s+|\s*[;([]|\.\s|\.$|\n/)[0] ?? '');
  if (name === '' || isBlank(name) || name.length > 100) return nothingTaken;
  const market = draftElement(draft, 'market', name);
  if (bare(text) !== name) market.prose.push(text);
  return { to: [`${referenceTo(market)}: name`, 'product: market'], left: more.map((one) => `- ${one}`) };
}

function takeOfCategory(
  content: Content,
  target: 'category_why' | 'category_aliases' | 'expected',
  draft: Draft,
): Taken {
  const [market] = draftsOf(draft, 'market');
  const texts = textsOf(content).filter((text) => !isBlank(text));
  if (!market || texts.length === 0) return nothingTaken;
  if (target === 'category_why') market.fields['why'] = texts.join(' ');
  const field = target === 'expected' ? 'expected' : 'aliases';
  if (target !== 'category_why') for (const text of texts) addText(market, field, bare(text));
  return { to: [`${referenceTo(market)}: ${target === 'category_why' ? 'why' : field}`], left: [] };
}

/** A list of segments. A line with a list below it is one segment, told by its characteristics. */
function takeSegments(content: Content, draft: Draft): Taken {
  if (content.type !== 'items') return itemsOf(content, 'text-too', (items) => takeItems(items, segmentReader, draft));
  const named = content.lead === null ? null : splitItem({ label: null, text: content.lead });
  if (!named) return takeItems(content.items, segmentReader, draft);
  const segment = draftElement(draft, 'segment', named.name);
  if (named.rest !== '') segment.prose.push(named.rest);
  for (const { label, text } of content.items) addCharacteristic(segment, label === null ? text : `${label}: ${text}`);
  return { to: [referenceTo(segment)], left: [] };
}

const longestTerm = 60;

/** Words to avoid: `term → what to say — why`, or only terms, in a list or between commas. */
function takeAvoided(content: Content, draft: Draft): Taken {
  const texts = content.type === 'text' ? splitList(content.text) : textsOf(content);
  const left: string[] = [];
  let count = 0;
  for (const text of texts.filter((one) => !isBlank(one))) {
    const [head = '', ...reasons] = text.split(/\s+—\s+/);
    const [rawTerm = '', arrow] = head.split(/\s*→\s*/);
    const [, shorter = rawTerm, inBrackets] =
      /^(.+?)\s*\((?:use|say|instead:?|rather)\s+([^()]+)\)$/i.exec(rawTerm) ?? [];
    const term = bare(shorter.replace(/[.,]+$/, '')).replace(/^["“]|[",.”]+$/g, '');
    const instead = arrow ?? inBrackets;
    if (term === '' || term.length > longestTerm) left.push(`- ${text}`);
    else {
      const why = reasons.join(' — ');
      draft.avoid.push({ term, ...(instead && { instead: bare(instead) }), ...(why && { why }) });
      count += 1;
    }
  }
  return { to: count > 0 ? ['product: avoid'] : [], left };
}
