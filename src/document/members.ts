import type { CanonicalValue } from './canonical.ts';
import { valueAt } from './value-at.ts';
import type { Kind } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import type { FieldPath } from '../model/place.ts';

/** What an item of a list of groups is about, by the list's field: two items about the same are one item, edited. */
export const naturalKeys: Readonly<Record<string, string>> = {
  avoid: 'term',
  cares_about: 'value',
  characteristics: 'trait',
  evidence: 'claim',
};

/** A view ranks what it lists, the first the most frequent, the best or the most valued. Elsewhere order means nothing. */
export function isRanking(kind: Kind, field: FieldPath): boolean {
  const [name, ...deeper] = field;
  return (
    kind === 'view' && deeper.length === 0 && (name === 'alternatives' || name === 'segments' || name === 'values')
  );
}

/**
 * The items of a list by name: texts by themselves, groups by what they are about. Of several different groups about
 * the same, each further one carries a number.
 */
export function listMembers(field: FieldPath, list: readonly CanonicalValue[]): ReadonlyMap<string, CanonicalValue> {
  const items = list.map((item) => ({ item, name: nameOf(field, item), text: JSON.stringify(item) }));
  const members = new Map<string, CanonicalValue>();
  const counts = new Map<string, number>();
  let last = '';
  for (const { item, name, text } of items.toSorted(
    (a, b) => compareText(a.name, b.name) || compareText(a.text, b.text),
  )) {
    if (text === last) continue;
    last = text;
    members.set(freeName(name, members, counts), item);
  }
  return members;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>, counts: Map<string, number>): string {
  let count = (counts.get(name) ?? 0) + 1;
  while (taken.has(numbered(name, count))) count += 1;
  counts.set(name, count);
  return numbered(name, count);
}

function numbered(name: string, count: number): string {
  return count === 1 ? name : `${name} (${count})`;
}

function nameOf(field: FieldPath, item: CanonicalValue): string {
  if (typeof item !== 'object') return String(item);
  const about = valueAt(item, [naturalKeys[String(field[0])] ?? '']);
  return typeof about === 'string' ? about : JSON.stringify(item);
}
