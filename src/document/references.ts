import type { Kind } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import { type ReferenceTarget, resolveRef, type Schema, schemaOf } from './schema.ts';

/** A field's mention of an element, as written. */
export interface Reference {
  readonly text: string;
  readonly field: FieldPath;
  /** `key` when the reference is the key of a map, as in `versus`. */
  readonly part: 'key' | 'value';
  readonly target: ReferenceTarget;
}

/** Lists what the frontmatter of a file refers to, in the order of its schema. Text that stands elsewhere is no reference. */
export function listReferences(kind: Kind, data: Readonly<Record<string, unknown>>): Reference[] {
  const references: Reference[] = [];
  collect(data, planOf(kind), [], references);
  return references;
}

/** Where references stand in a value: what a schema says of them, without the rest of the schema. */
interface Plan {
  readonly target?: ReferenceTarget;
  readonly keys?: ReferenceTarget;
  readonly items?: Plan;
  readonly properties: readonly (readonly [key: string, plan: Plan])[];
}

const plans = new Map<Kind, Plan>();
const nothing: Plan = { properties: [] };

function planOf(kind: Kind): Plan {
  const plan = plans.get(kind) ?? makePlan(schemaOf(kind)) ?? nothing;
  plans.set(kind, plan);
  return plan;
}

/** The plan of a schema, or null when no reference stands anywhere in it. */
function makePlan(unresolved: Schema): Plan | null {
  const schema = resolveRef(unresolved);
  const target = schema['x-reference'];
  const keys = schema.propertyNames?.['x-reference'];
  const items = schema.items && makePlan(schema.items);
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const plan = makePlan(property);
    return plan ? [[key, plan] as const] : [];
  });
  if (!target && !keys && !items && properties.length === 0) return null;
  return { ...(target && { target }), ...(keys && { keys }), ...(items && { items }), properties };
}

function collect(value: unknown, plan: Plan, field: FieldPath, into: Reference[]): void {
  if (typeof value === 'string') {
    if (plan.target) into.push({ text: value, field, part: 'value', target: plan.target });
  } else if (Array.isArray(value)) {
    if (!plan.items) return;
    for (const [index, item] of value.entries()) collect(item, plan.items, [...field, index], into);
  } else if (typeof value === 'object' && value !== null) {
    if (plan.keys) {
      for (const key of Object.keys(value))
        into.push({ text: key, field: [...field, key], part: 'key', target: plan.keys });
    }
    for (const [key, inner] of plan.properties) {
      if (Object.hasOwn(value, key)) collect((value as Record<string, unknown>)[key], inner, [...field, key], into);
    }
  }
}

/** Splits `values/work-offline` into its folder and id, or null when there is no slash. */
export function splitTypedReference(text: string): { folder: string; id: string } | null {
  const slash = text.indexOf('/');
  return slash === -1 ? null : { folder: text.slice(0, slash), id: text.slice(slash + 1) };
}
