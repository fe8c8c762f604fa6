import type { OutlineItem } from '../../document/outline.ts';
import type { AlternativeFields } from '../../model/fields.generated.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import { addText, type Draft, draftElement, type DraftElement, findDraft, referenceTo } from './draft.ts';
import { bare, isBlank, type NamedText, renderItem, splitItem, splitList, tagged } from './phrases.ts';
import type { Content } from './pieces.ts';

/** What became of a piece: where it is now, what is left of it as prose, and what one should know. */
export interface Taken {
  readonly to: readonly string[];
  readonly left: readonly string[];
  readonly note?: string;
  /** What contradicts something that is known already, and is in no field. */
  readonly lost?: readonly string[];
}

export const nothingTaken: Taken = { to: [], left: [] };

/** How one item of a list becomes an element: what is said behind its name, and each item nested in it. */
export interface ItemReader {
  readonly kind: CollectionKind;
  readonly rest: (element: DraftElement, text: string) => void;
  readonly nested: (element: DraftElement, item: OutlineItem) => void;
}

/** Reads every item of a list as an element of a kind; an item that names nothing is left. */
export function takeItems(items: readonly OutlineItem[], reader: ItemReader, draft: Draft): Taken {
  const to: string[] = [];
  const left: string[] = [];
  for (const item of items) {
    const named = splitItem(item);
    if (named) to.push(takeNamed(named, item.items, reader, draft));
    else if (!isBlank(item.text)) left.push(renderItem(item));
  }
  return { to: [...new Set(to)], left };
}

function takeNamed({ name, rest }: NamedText, items: readonly OutlineItem[], reader: ItemReader, draft: Draft): string {
  const element = draftElement(draft, reader.kind, name);
  if (rest !== '' && !isBlank(rest)) reader.rest(element, rest);
  for (const item of items) {
    if (item.items.length > 0) element.prose.push(renderItem(item));
    else if (item.label !== null || !isBlank(item.text)) reader.nested(element, item);
  }
  return referenceTo(element);
}

const shortfall = /^(?:(?:it|they)\s+)?falls?\s+short\s*(?:because(?:\s+of)?|as|since|on|by|:|,)?\s*/i;
const soundsWeak =
  /\b(?:because|but|only|cannot|can't|doesn't|don't|isn't|aren't|lacks?|lacking|without|fails?|missing|misses|limited|slow|expensive|hard|too|no|not|never|nobody|breaks?)\b/i;
const weakTag =
  /^(?:falls? short|weakness(?:es)?|cons?|limits?|limitations?|gaps?|against it|downsides?|where (?:it|they) falls? short)$/;
const strongTag = /^(?:good at|strengths?|pros?|for it|upsides?)$/;
const aliasTag = /^(?:also called|aliases|alias|aka)$/;

/** An alternative says where it falls short; what does not sound like that stays prose in its body. */
const alternativeReader: ItemReader = {
  kind: 'alternative',
  rest: (element, text) => {
    const isWeakness = shortfall.test(text) || soundsWeak.test(text);
    if (isWeakness) addText(element, 'weaknesses', text.replace(shortfall, ''));
    else element.prose.push(text);
  },
  nested: (element, item) => {
    const { tag, text } = tagged(item) ?? { tag: '', text: item.text };
    if (weakTag.test(tag)) addText(element, 'weaknesses', text);
    else if (strongTag.test(tag)) addText(element, 'strengths', text);
    else if (aliasTag.test(tag)) addText(element, 'aliases', text);
    else element.prose.push(renderItem(item));
  },
};

/** Gives alternatives a type, and tells of those that have another one already. */
function setTypes(draft: Draft, references: readonly string[], type: AlternativeFields['type'] | null): string[] {
  if (type === null) return [];
  const own = [...draft.elements.values()].filter((element) => references.includes(referenceTo(element)));
  return own.flatMap((element) => {
    const known = (element.fields['type'] ??= type);
    return known === type ? [] : [`${referenceTo(element)} is \`${String(known)}\` already, so it is not \`${type}\``];
  });
}

/** Alternatives of a type, or of none that is said. Of a line of names each is one; what follows is said of all. */
export function takeAlternatives(content: Content, type: AlternativeFields['type'] | null, draft: Draft): Taken {
  if (content.type === 'items') {
    const taken = takeItems(content.items, alternativeReader, draft);
    return { ...taken, lost: setTypes(draft, taken.to, type) };
  }
  if (content.type !== 'text') return nothingTaken;
  const { names, rest } = splitNames(content.text);
  if (names.length === 0) return nothingTaken;
  const to = names.map((text) => {
    const [, name = text, aside = ''] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(text) ?? [];
    const reference = takeNamed({ name: bare(name), rest: rest || aside }, [], alternativeReader, draft);
    const element = findDraft(draft, 'alternative', bare(name));
    if (element && rest !== '' && aside !== '') element.prose.push(aside);
    return reference;
  });
  return { to, left: [], lost: setTypes(draft, to, type) };
}

/** The names at the start of a line, and what is said of them: behind a dash or a colon, or after the first sentence. */
function splitNames(text: string): { names: string[]; rest: string } {
  const cut = /\s+[—–-]+\s+|\s*[—–]\s*|[:：]\s+|\.\s+|\.$|\s+(?=falls? short)/i.exec(text);
  const head = cut ? text.slice(0, cut.index) : text;
  const names = splitList(head).filter((name) => !isBlank(name));
  const isNames = names.length > 0 && names.every((name) => name.length <= 80) && head.length <= 240;
  return isNames ? { names, rest: cut ? text.slice(cut.index + cut[0].length).trim() : '' } : { names: [], rest: '' };
}

/** Attributes with what each makes possible; what is said of them stays prose, as nobody has compared them yet. */
export const attributeReader = (draft: Draft): ItemReader => ({
  kind: 'attribute',
  rest: (element, text) => element.prose.push(text),
  nested: (element, item) => {
    const { tag, text } = tagged(item) ?? { tag: '', text: item.text };
    if (!/^(?:makes possible|enables|value)$/.test(tag)) element.prose.push(renderItem(item));
    else addText(draftElement(draft, 'value', bare(text)), 'enabled_by', element.id);
  },
});

/** Values with their statement, and the attributes behind them where the document has named those. */
export const valueReader = (draft: Draft): ItemReader => ({
  kind: 'value',
  rest: (element, text) => {
    if (element.fields['statement'] === undefined) element.fields['statement'] = bare(text);
    else if (element.fields['statement'] !== bare(text)) element.prose.push(text);
  },
  nested: (element, item) => {
    const { tag, text } = tagged(item) ?? { tag: '', text: item.text };
    const behind = /^(?:enabled by|because of|made possible by)$/.test(tag)
      ? findDraft(draft, 'attribute', bare(text))
      : null;
    if (behind) addText(element, 'enabled_by', behind.id);
    else element.prose.push(renderItem(item));
  },
});

/** Segments: what is nested in one tells how to find these customers. */
export const segmentReader: ItemReader = {
  kind: 'segment',
  rest: (element, text) => element.prose.push(text),
  nested: (element, item) => {
    const { tag, text } = tagged(item) ?? { tag: '', text: item.text };
    if (aliasTag.test(tag)) addText(element, 'aliases', text);
    else if (/^(?:disqualifiers?|not for|not when)$/.test(tag)) addText(element, 'disqualifiers', text);
    else addCharacteristic(element, item.label === null ? item.text : `${item.label}: ${item.text}`);
  },
};

/** A trait, and where to see it when that stands behind it in brackets. */
function addCharacteristic(element: DraftElement, text: string): void {
  const [, trait = text, findBy] = /^(.*\S)\s*\(find by:\s*(.+)\)$/su.exec(text) ?? [];
  const list = (element.fields['characteristics'] ??= []) as { trait: string; find_by?: string }[];
  if (!list.some((known) => known.trait === trait)) list.push({ trait, ...(findBy && { find_by: findBy }) });
}

export const trendReader: ItemReader = {
  kind: 'trend',
  rest: (element, text) => {
    if (element.fields['why_now'] === undefined) element.fields['why_now'] = text;
    else element.prose.push(text);
  },
  nested: (element, item) => void element.prose.push(renderItem(item)),
};
