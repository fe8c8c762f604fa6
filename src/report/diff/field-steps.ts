import { fieldLabel } from '../../diff/words.ts';
import { naturalKeys } from '../../document/members.ts';
import { type ReferenceTarget, resolveRef, type Schema, schemaOf } from '../../document/schema.ts';
import type { Kind } from '../../model/kinds.ts';
import type { FieldPath } from '../../model/place.ts';

/** One step on the way to a value: a field by its title, or the item of a list or map that goes by a name. */
export type FieldStep =
  | { readonly type: 'field'; readonly title: string }
  | { readonly type: 'item'; readonly text: string; readonly target: ReferenceTarget | null };

/** The steps to a value of a kind, and what its schema says of it; null where no schema does. */
export function stepsTo(kind: Kind, field: FieldPath): { steps: readonly FieldStep[]; schema: Schema | null } {
  let schema: Schema | null = schemaOf(kind);
  const steps = field.map((part, index): FieldStep => {
    const name = String(part);
    const outer: Schema = schema ?? {};
    const property = outer.properties && Object.hasOwn(outer.properties, name) ? outer.properties[name] : undefined;
    if (index === 0 || property) {
      schema = property ? resolveRef(property) : null;
      return { type: 'field', title: index === 0 ? fieldLabel(kind, field) : (schema?.title ?? name).toLowerCase() };
    }
    schema = innerSchema(outer);
    return { type: 'item', text: name, target: targetOfItem(String(field[0]), outer, schema) };
  });
  return { steps, schema };
}

/** What the schema of a list says of its items, or that of a map of its values. */
function innerSchema({ items, additionalProperties }: Schema): Schema | null {
  const inner = items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  return inner ? resolveRef(inner) : null;
}

/** What the name of an item refers to: a text by itself, a group by what it is about, a cell by its key. */
function targetOfItem(list: string, outer: Schema, inner: Schema | null): ReferenceTarget | null {
  const about = inner?.properties?.[naturalKeys[list] ?? ''];
  return about?.['x-reference'] ?? inner?.['x-reference'] ?? outer.propertyNames?.['x-reference'] ?? null;
}
