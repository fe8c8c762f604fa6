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
  collect(data, schemaOf(kind), [], references);
  return references;
}

function collect(value: unknown, unresolved: Schema, field: FieldPath, into: Reference[]): void {
  const schema = resolveRef(unresolved);
  const target = schema['x-reference'];
  if (target && typeof value === 'string') into.push({ text: value, field, part: 'value', target });
  if (Array.isArray(value) && schema.items && mayRefer(schema.items)) {
    for (const [index, item] of value.entries()) collect(item, schema.items, [...field, index], into);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    collectFromMap(value, schema, field, into);
  }
}

function collectFromMap(value: object, schema: Schema, field: FieldPath, into: Reference[]): void {
  const target = schema.propertyNames?.['x-reference'];
  if (target) {
    for (const key of Object.keys(value)) into.push({ text: key, field: [...field, key], part: 'key', target });
  }
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (Object.hasOwn(value, key)) collect((value as Record<string, unknown>)[key], property, [...field, key], into);
  }
}

function mayRefer(schema: Schema): boolean {
  return schema['x-reference'] !== undefined || schema.properties !== undefined;
}

/** Splits `values/work-offline` into its folder and id, or null when there is no slash. */
export function splitTypedReference(text: string): { folder: string; id: string } | null {
  const slash = text.indexOf('/');
  return slash === -1 ? null : { folder: text.slice(0, slash), id: text.slice(slash + 1) };
}
