import type { FieldPath } from '../model/place.ts';

/** What stands at a field of the frontmatter as written; undefined when nothing does. */
export function valueAt(data: unknown, field: FieldPath): unknown {
  return field.reduce<unknown>((value, step) => {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    return isThere ? (value as Record<string | number, unknown>)[step] : undefined;
  }, data);
}
