import type { ErrorObject } from 'ajv';
import type { Kind } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import type { SchemaProblem } from './problem.ts';
import { type Schema, resolveRef, schemaOf } from './schema.ts';
import { valueAt } from './value-at.ts';
import { validators } from './validators.generated.ts';

type Data = Record<string, unknown>;
type Validate = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** Frontmatter held against its kind's schema: the part that fits, and a problem for each part that does not. */
export interface ValidatedFields {
  readonly fields: Data;
  readonly problems: readonly SchemaProblem[];
}

/**
 * Validates the frontmatter of one file. What does not fit is left out of `fields`, and an empty value stands in for
 * a required field that is missing, so that one mistake hides nothing else. (A required choice that is missing stays
 * missing: no value of it would be true.)
 */
export function validateFields(kind: Kind, data: Data): ValidatedFields {
  const validate = validators[kind] as Validate;
  if (validate(data)) return { fields: data, problems: [] };
  const errors = validate.errors ?? [];
  const problems = errors.map(schemaProblem);
  const fields = structuredClone(data);
  for (const error of errors) removeOffender(fields, error);
  closeGaps(fields);
  return { fields: complete(fields, schemaOf(kind)), problems };
}

function schemaProblem(error: ErrorObject): SchemaProblem {
  const params = error.params as Record<string, unknown>;
  const field = [...pointerToPath(error.instancePath), ...extraStep(params)];
  const isAboutKey = error.keyword === 'additionalProperties';
  return {
    type: 'schema',
    at: { field: error.keyword === 'required' ? field.slice(0, -1) : field, part: isAboutKey ? 'key' : 'value' },
    field,
    keyword: error.keyword,
    params,
  };
}

/** Some errors stand at the parent and name the child that they are about. */
function extraStep(params: Record<string, unknown>): FieldPath {
  const child = params['additionalProperty'] ?? params['missingProperty'] ?? params['j'];
  return typeof child === 'string' || typeof child === 'number' ? [child] : [];
}

function pointerToPath(pointer: string): FieldPath {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function removeOffender(fields: Data, error: ErrorObject): void {
  const { keyword } = error;
  if (keyword === 'required') return;
  const path = [...pointerToPath(error.instancePath), ...extraStep(error.params as Data)];
  const parent = valueAt(fields, path.slice(0, -1));
  const last = path.at(-1);
  if (isObject(parent) && last !== undefined) delete (parent as Data)[last];
}

/** Removes the holes that offenders left in lists, however deep. */
function closeGaps(value: unknown): void {
  if (Array.isArray(value)) value.splice(0, value.length, ...(value.filter((item) => item !== undefined) as unknown[]));
  if (isObject(value)) for (const inner of Object.values(value)) closeGaps(inner);
}

/** Drops list items that lack what they must have, and gives empty values to required top-level fields. */
function complete(fields: Data, schema: Schema): Data {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const value = fields[key];
    if (Array.isArray(value)) fields[key] = value.filter((item) => isWhole(item, resolveRef(property).items));
    else if (value === undefined && schema.required?.includes(key)) fillIn(fields, key, property);
  }
  return fields;
}

function isWhole(item: unknown, schema: Schema | undefined): boolean {
  return (schema?.required ?? []).every((key) => isObject(item) && Object.hasOwn(item, key));
}

function fillIn(fields: Data, key: string, { type, enum: choices }: Schema): void {
  if (type === 'array') fields[key] = [];
  else if (type === 'object') fields[key] = {};
  else if (!choices) fields[key] = '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
