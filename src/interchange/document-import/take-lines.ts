import type { OutlineItem } from '../../document/outline.ts';
import { addText, type Draft, draftElement, draftsOf, referenceTo } from './draft.ts';
import { bare, isBlank, splitItem, splitList } from './phrases.ts';
import type { Content } from './pieces.ts';
import { type ItemReader, nothingTaken, segmentReader, takeItems, type Taken } from './take-lists.ts';

/** Reads a list; a line that begins with a name counts as a list of one. */
export function takeListOrLine(content: Content, reader: ItemReader, draft: Draft): Taken {
  if (content.type === 'items') return takeItems(content.items, reader, draft);
  if (content.type !== 'text') return nothingTaken;
  const item = { label: null, text: content.text, line: 1, source: content.text, items: [] };
  return splitItem(item) ? takeItems([item], reader, draft) : nothingTaken;
}

/** The texts of a line or a list, with what is nested in it as texts of their own. */
export function textsOf(content: Content): string[] {
  if (content.type === 'text') return [content.text];
  return content.type === 'items' ? content.items.flatMap(textsOfItem) : [];
}

function textsOfItem({ label, text, items }: OutlineItem): string[] {
  const own = label === null ? text : `${label}: ${text}`.replace(/: [—–-]\s*/, ': ').replace(/: $/, '');
  return [own, ...items.flatMap(textsOfItem)];
}

/** A line that is a field of the product by itself; another one that says something else stays prose. */
export function takeLine(content: Content, target: 'name' | 'one_liner', draft: Draft): Taken {
  const [text, ...more] = textsOf(content);
  const key = target === 'name' ? 'name' : 'oneLiner';
  if (text === undefined || more.length > 0 || (draft[key] !== null && draft[key] !== bare(text))) return nothingTaken;
  if (target === 'name' && text.length > 100) return nothingTaken;
  draft[key] = bare(text);
  return { to: [`product: ${target}`], left: [] };
}

/** The first name in the text is the market's; the whole text stays with it where it says more than a name. */
export function takeCategory(content: Content, draft: Draft): Taken {
  const [text, ...more] = textsOf(content);
  if (text === undefined || draftsOf(draft, 'market').length > 0) return nothingTaken;
  const name = bare(text.split(/\s+[—–]\s+|\s*[;([]|\.\s|\.$|\n/)[0] ?? '');
  if (name === '' || isBlank(name) || name.length > 100) return nothingTaken;
  const market = draftElement(draft, 'market', name);
  if (bare(text) !== name) market.prose.push(text);
  return { to: [`${referenceTo(market)}: name`, 'product: market'], left: more.map((one) => `- ${one}`) };
}

/** What is said of the category under a label of its own. */
export function takeOfCategory(content: Content, field: 'why' | 'aliases' | 'expected', draft: Draft): Taken {
  const [market] = draftsOf(draft, 'market');
  const texts = textsOf(content).filter((text) => !isBlank(text));
  if (!market || texts.length === 0) return nothingTaken;
  if (field === 'why') market.fields['why'] = texts.join(' ');
  else for (const text of texts) addText(market, field, bare(text));
  return { to: [`${referenceTo(market)}: ${field}`], left: [] };
}

/** A list of segments. A line with a list below it is one segment, told by its characteristics. */
export function takeSegments(content: Content, draft: Draft): Taken {
  if (content.type !== 'items') return takeListOrLine(content, segmentReader, draft);
  const named = content.lead === null ? null : splitItem({ label: null, text: content.lead });
  if (!named) return takeItems(content.items, segmentReader, draft);
  const segment = draftElement(draft, 'segment', named.name);
  if (named.rest !== '') segment.prose.push(named.rest);
  for (const item of content.items) segmentReader.nested(segment, item);
  return { to: [referenceTo(segment)], left: [] };
}

const longestTerm = 60;

/** Words to avoid: `term → what to say — why`, or only terms, in a list or between commas. */
export function takeAvoided(content: Content, draft: Draft): Taken {
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
