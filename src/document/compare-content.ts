import type { CanonicalMap, CanonicalValue, Content } from './canonical.ts';
import { resolveRef, type Schema, schemaOf } from './schema.ts';
import type { Kind } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import type { FieldPath } from '../model/place.ts';
import type { Difference } from './difference.ts';
import { isRanking, listMembers } from './members.ts';

/** Where a comparison stands: in which field of which kind, and what its schema says. */
interface Spot {
  readonly kind: Kind;
  readonly field: FieldPath;
  readonly schema: Schema | undefined;
}

/**
 * What differs between two contents of one kind, in the order of its schema; items of lists and maps in text order.
 * Empty when they say the same, or the same in another order where order means nothing.
 */
export function compareContent(kind: Kind, before: Content, after: Content): Difference[] {
  const top: Spot = { kind, field: [], schema: schemaOf(kind) };
  const differences = compareMaps(top, before.fields, after.fields);
  if (before.body === after.body) return differences;
  return [...differences, { field: ['body'], part: 'body', before: before.body || null, after: after.body || null }];
}

function compareValues(
  spot: Spot,
  before: CanonicalValue | undefined,
  after: CanonicalValue | undefined,
): Difference[] {
  const { kind, field } = spot;
  if (before === after) return [];
  if (isRanking(kind, field)) return isSame(before, after) ? [] : [difference(spot, 'ranking', before, after)];
  if (isListOrNothing(before) && isListOrNothing(after)) return compareLists(spot, before ?? [], after ?? []);
  if (isMapOrNothing(before) && isMapOrNothing(after)) return compareMaps(spot, before ?? {}, after ?? {});
  return isSame(before, after) ? [] : [difference(spot, 'field', before, after)];
}

function compareMaps(spot: Spot, before: CanonicalMap, after: CanonicalMap): Difference[] {
  const declared = spot.schema?.properties ?? {};
  const names = new Set([...Object.keys(declared), ...sortedKeys(Object.keys(before), Object.keys(after))]);
  return [...names].flatMap((name) =>
    compareValues(within(spot, name, declared[name]), ownValue(before, name), ownValue(after, name)),
  );
}

function compareLists(spot: Spot, before: readonly CanonicalValue[], after: readonly CanonicalValue[]): Difference[] {
  const [old, current] = [listMembers(spot.field, before), listMembers(spot.field, after)];
  return sortedKeys(old.keys(), current.keys()).flatMap((name) => {
    const item = within(spot, name, spot.schema?.items);
    const [was, is] = [old.get(name), current.get(name)];
    return was === undefined || is === undefined ? [difference(item, 'item', was, is)] : compareValues(item, was, is);
  });
}

function difference(
  { kind, field }: Spot,
  part: Difference['part'],
  before: CanonicalValue | undefined,
  after: CanonicalValue | undefined,
): Difference {
  // A cell that nobody filled in is unknown, so that is what a reader is told.
  const nothing = kind === 'attribute' && field[0] === 'versus' ? 'unknown' : null;
  return { field, part, before: before ?? nothing, after: after ?? nothing };
}

function within({ kind, field }: Spot, name: string, schema: Schema | undefined): Spot {
  return { kind, field: [...field, name], schema: schema && resolveRef(schema) };
}

function sortedKeys(before: Iterable<string>, after: Iterable<string>): string[] {
  return [...new Set([...before, ...after])].toSorted(compareText);
}

/** Keys such as `constructor` are keys like any other. */
function ownValue(map: CanonicalMap, name: string): CanonicalValue | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function isSame(before: CanonicalValue | undefined, after: CanonicalValue | undefined): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isListOrNothing(value: CanonicalValue | undefined): value is readonly CanonicalValue[] | undefined {
  return value === undefined || Array.isArray(value);
}

function isMapOrNothing(value: CanonicalValue | undefined): value is CanonicalMap | undefined {
  return value === undefined || (typeof value === 'object' && !Array.isArray(value));
}
