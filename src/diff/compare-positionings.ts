import { canonicalContent } from '../document/canonical.ts';
import { compareContent } from '../document/compare-content.ts';
import type { Element } from '../model/element.ts';
import type { Kind } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import type { Positioning } from '../model/positioning.ts';
import type { Change, ElementRenamed } from './change.ts';
import { findRenames } from './find-renames.ts';
import { followRenames } from './follow-renames.ts';
import { indexRenames, type Rename } from './rename.ts';

/** Kinds in the order in which the story is told. */
export const storyOrder: readonly Kind[] = [
  'product',
  'market',
  'alternative',
  'attribute',
  'value',
  'segment',
  'trend',
  'function',
  'sign-off',
  'check',
  'view',
  'tactic',
  'roadmap',
];

/**
 * Everything that differs in what two positionings say; how the files are written does not count. A reference that
 * only follows a rename is no change. In order of product (the company's last), kind as the story is told, id, field.
 * An element whose file cannot be read is not in a positioning, so it shows as removed, or as added.
 */
export function comparePositionings(before: Positioning, after: Positioning): Change[] {
  const { renames, followed } = settleRenames(before, after);
  return storyChanges(renames, compareElements(followed, after));
}

/** All changes in the order of the story: the renames, and what differs once they are made. */
export function storyChanges(renames: readonly Rename[], changes: readonly Change[]): Change[] {
  return inStoryOrder([...renames.map(renameChange(renames)), ...changes]);
}

/** The renames between two positionings, and the first as it would be with those alone. */
export function settleRenames(before: Positioning, after: Positioning) {
  const renames = findRenames(before, after);
  return { renames, followed: followRenames(before, renames) };
}

/** What differs between elements of the same product, kind and id; in no order. */
export function compareElements(before: Positioning, after: Positioning): Change[] {
  const gone = new Map(without(before.elements, after.elements).map((element) => [keyOf(element), element]));
  const changes = without(after.elements, before.elements).flatMap((element): Change[] => {
    const old = gone.get(keyOf(element));
    gone.delete(keyOf(element));
    if (old) return compareElement(old, element);
    return [{ ...aboutOf(element), change: 'added', field: null, before: null, after: canonicalContent(element) }];
  });
  for (const element of gone.values()) {
    const content = canonicalContent(element);
    changes.push({ ...aboutOf(element), change: 'removed', field: null, before: content, after: null });
  }
  return changes;
}

/** Positionings that were read together share what is the same, and so most of what there is. */
function without(elements: readonly Element[], others: readonly Element[]): readonly Element[] {
  const shared = new Set(others);
  return elements.filter((element) => !shared.has(element));
}

function compareElement(before: Element, after: Element): Change[] {
  if (isWrittenAlike(before, after)) return [];
  return compareContent(after.kind, canonicalContent(before), canonicalContent(after)).map((difference) => ({
    ...aboutOf(after),
    change: 'changed',
    ...difference,
  }));
}

/** Most elements of most changes are left as they were, and this is quickly seen. */
export function isWrittenAlike(before: Element, after: Element): boolean {
  if (before === after) return true;
  return before.body === after.body && JSON.stringify(before.fields) === JSON.stringify(after.fields);
}

function renameChange(renames: readonly Rename[]): (rename: Rename) => ElementRenamed {
  const newId = indexRenames(renames);
  return ({ kind, product, from, to }) => {
    const owner = kind === 'product' ? to : product === null ? null : newId('product', null, product);
    return { product: owner, kind, id: to, change: 'renamed', field: null, before: from, after: to };
  };
}

/** Keeps what is said of one element in order: renamed first, then field by field. */
function inStoryOrder(changes: readonly Change[]): Change[] {
  const rank = ({ kind }: Change) => storyOrder.indexOf(kind);
  return changes.toSorted(
    (a, b) => compareProducts(a.product, b.product) || rank(a) - rank(b) || compareText(a.id, b.id),
  );
}

function compareProducts(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : compareText(a, b);
}

function aboutOf({ product, kind, id }: Element): Pick<Element, 'product' | 'kind' | 'id'> {
  return { product, kind, id };
}

function keyOf({ product, kind, id }: Element): string {
  return `${product ?? ''}/${kind}/${id}`;
}
