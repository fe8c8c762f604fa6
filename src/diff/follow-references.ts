import type { TextChange } from '../document/edit-texts.ts';
import { listReferences, type Reference, splitTypedReference } from '../document/references.ts';
import type { ReferenceTarget } from '../document/schema.ts';
import { type Kind, kindOfFolder, typedReference } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import type { Positioning } from '../model/positioning.ts';
import { newPath } from './follow-links.ts';
import { indexMentions, indexRenames, type NewId, type Rename } from './rename.ts';

/** What ids, and free text that may name an element, become. */
export interface RenameIndex {
  readonly newId: NewId;
  readonly newMention: NewId;
}

export function indexOf(renames: readonly Rename[], before: Pick<Positioning, 'products'>): RenameIndex {
  return { newId: indexRenames(renames), newMention: indexMentions(renames, before) };
}

/** A file's frontmatter as written, and whose it is. */
export interface Frontmatter {
  readonly kind: Kind;
  readonly product: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Every reference that the renames change, in the order of the schema; those that no schema declares come last. */
export function followReferences({ kind, product, data }: Frontmatter, index: RenameIndex): TextChange[] {
  const references = [...listReferences(kind, data), ...listUndeclared(kind, data)];
  const followed = references.map(({ field, part, text, target }) => {
    return { field, part, text, now: followReference(text, target, { product, ...index }) };
  });
  const ignored = kind === 'check' ? textsIn(data, 'ignore') : [];
  const paths = ignored.map((mention) => ({ ...mention, now: newPath(mention.text, index.newId) }));
  return [...followed, ...paths].filter(({ text, now }) => text !== now);
}

const attributeByName: ReferenceTarget = { to: ['attribute'], form: 'name' };
const anyReviewed: ReferenceTarget = { to: [], form: 'kind/id' };

/** What a market expects is an attribute or a phrase, and a review is kept under `kind/id`: no schema calls these references. */
function listUndeclared(kind: Kind, data: Frontmatter['data']): Reference[] {
  if (kind === 'market') return textsIn(data, 'expected').map((mention) => ({ ...mention, target: attributeByName }));
  const reviewed = kind === 'tactic' || kind === 'roadmap' ? data['reviewed'] : null;
  if (typeof reviewed !== 'object' || reviewed === null) return [];
  return Object.keys(reviewed).map((text) => ({
    text,
    field: ['reviewed', text],
    part: 'key' as const,
    target: anyReviewed,
  }));
}

function textsIn(data: Frontmatter['data'], field: string): { text: string; field: FieldPath; part: 'value' }[] {
  const list = data[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((text: unknown, index) =>
    typeof text === 'string' ? [{ text, field: [field, index], part: 'value' as const }] : [],
  );
}

interface Scope extends RenameIndex {
  readonly product: string | null;
}

function followReference(text: string, { to, form }: ReferenceTarget, { product, newId, newMention }: Scope): string {
  const typed = splitTypedReference(text);
  const kind = typed && kindOfFolder(typed.folder);
  if (typed && kind && form !== 'name') return typedReference(kind, newId(kind, product, typed.id));
  const follow = form === 'name' ? newMention : newId;
  return to.map((target) => follow(target, product, text)).find((id) => id !== text) ?? text;
}

/** The value with every followed reference in it. Keys keep their order. */
export function rewriteReferences(value: unknown, followed: readonly TextChange[]): unknown {
  const texts = new Map(followed.map(({ field, part, now }) => [addressOf(field, part), now]));
  return texts.size === 0 ? value : rewrite(value, [], texts);
}

function rewrite(value: unknown, field: FieldPath, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(addressOf(field, 'value')) ?? value;
  if (Array.isArray(value)) return value.map((item, index) => rewrite(item, [...field, index], texts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const path = [...field, key];
    return [texts.get(addressOf(path, 'key')) ?? key, rewrite(inner, path, texts)];
  });
  return Object.fromEntries(entries);
}

function addressOf(field: FieldPath, part: 'key' | 'value'): string {
  return JSON.stringify([part, field]);
}
