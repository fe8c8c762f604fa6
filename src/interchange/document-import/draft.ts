import { type CollectionKind, type Kind, typedReference } from '../../model/kinds.ts';
import { isUsableId } from '../../document/usable-id.ts';
import { normaliseName, toKebab } from '../../model/names.ts';

/** An element that is being read from a document. Fields that the document does not hold are not there. */
export interface DraftElement {
  readonly kind: CollectionKind;
  readonly id: string;
  readonly name: string;
  readonly fields: Record<string, unknown>;
  /** Prose that no field holds, in the order in which it was found. */
  readonly prose: string[];
}

/** A product that is being read from a document. */
export interface Draft {
  name: string | null;
  oneLiner: string | null;
  readonly avoid: { readonly term: string; readonly instead?: string; readonly why?: string }[];
  readonly elements: Map<string, DraftElement>;
  /** What stays prose, by the heading that it stands under; the empty heading comes first. */
  readonly prose: Map<string, string[]>;
}

export function emptyDraft(): Draft {
  return { name: null, oneLiner: null, avoid: [], elements: new Map(), prose: new Map() };
}

/** The element of this name, which is added if the draft has none. What is named twice is one element. */
export function draftElement(draft: Draft, kind: CollectionKind, name: string): DraftElement {
  const key = `${kind} ${normaliseName(name) || name}`;
  const known = draft.elements.get(key);
  if (known) return known;
  const element = { kind, id: freeId(draft, kind, name), name, fields: { name }, prose: [] };
  draft.elements.set(key, element);
  return element;
}

/** The element of this name, or null. */
export function findDraft(draft: Draft, kind: CollectionKind, name: string): DraftElement | null {
  return draft.elements.get(`${kind} ${normaliseName(name) || name}`) ?? null;
}

/** The elements of a kind, in the order in which the document names them. */
export function draftsOf(draft: Draft, kind: CollectionKind): DraftElement[] {
  return [...draft.elements.values()].filter((element) => element.kind === kind);
}

/** Adds a text to a list of an element, unless it is there already. */
export function addText(element: DraftElement, field: string, text: string): void {
  const list = (element.fields[field] ??= []) as string[];
  if (!list.includes(text)) list.push(text);
}

/** Says that a segment cares about a value; a further reason stays prose of the segment. */
export function addCare(segment: DraftElement, value: DraftElement, why: string): void {
  const list = (segment.fields['cares_about'] ??= []) as { value: string; why?: string }[];
  const known = list.find((care) => care.value === value.id);
  if (!known) list.push({ value: value.id, ...(why && { why }) });
  else if (why && known.why !== why) segment.prose.push(why);
}

export function addProse(draft: Draft, heading: string, source: string): void {
  const known = draft.prose.get(heading);
  if (known) known.push(source);
  else draft.prose.set(heading, [source]);
}

const mostWords = 6;
const longestId = 48;

/** An id made of the first words of a name, which no other element of the kind has and no folder or system file is. */
function freeId(draft: Draft, kind: CollectionKind, name: string): string {
  const short = idOf(name, kind);
  const taken = new Set(draftsOf(draft, kind).map(({ id }) => id));
  let id = short;
  for (let count = 2; taken.has(id); count += 1) id = `${short}-${count}`;
  return id;
}

/** An id for a name: its first words in kebab case, or the kind where the name has no letters that an id can have. */
export function idOf(name: string, kind: Kind): string {
  const words = toKebab(name.replace(/['’]|^(?:the|an?)\s+/gi, '').replace(/\([^()]*\)/g, ' '))
    .split('-')
    .slice(0, mostWords);
  while (
    words.length > 1 &&
    (/^(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)$/.test(words.at(-1) ?? '') ||
      words.join('-').length > longestId)
  )
    words.pop();
  const id = words.join('-').slice(0, longestId).replace(/-$/, '');
  return isUsableId(kind, id) ? id : `${kind}-1`;
}

export function referenceTo({ kind, id }: DraftElement): string {
  return typedReference(kind, id);
}
