import type { ErrorObject } from 'ajv';
import type { Kind } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import type { SchemaProblem } from './problem.ts';
import { type Schema, schemaOf } from './schema.ts';
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
  const problems = (validate.errors ?? []).map(schemaProblem);
  let fields = structuredClone(data);
  // What is left of a list may be too short, and what is left of an item may be too little: so more than once.
  for (let round = 0; round < mostRounds && !validate(fields); round += 1) {
    const offenders = (validate.errors ?? []).filter((error) => !isMissingAtTop(error));
    if (offenders.length === 0) break;
    for (const error of offenders) removeOffender(fields, error);
    fields = withoutHoles(fields);
  }
  return { fields: withEmptyFields(fields, schemaOf(kind)), problems };
}

const mostRounds = 8;

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
    .map((step) => (/^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}

function isMissingAtTop({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'required' && instancePath === '';
}

function removeOffender(fields: Data, error: ErrorObject): void {
  const path = pointerToPath(error.instancePath);
  if (error.keyword === 'uniqueItems') removeRepeats(valueAt(fields, path));
  else remove(fields, error.keyword === 'required' ? path : [...path, ...extraStep(error.params)]);
}

function remove(fields: Data, path: FieldPath): void {
  const parent = valueAt(fields, path.slice(0, -1));
  const last = path.at(-1);
  if (isObject(parent) && last !== undefined) delete (parent as Data)[last];
}

/** Leaves a hole for each item that stood in the list before; the validator names only one of them. */
function removeRepeats(list: unknown): void {
  if (!Array.isArray(list)) return;
  const seen = new Set<unknown>();
  for (const [index, item] of list.entries()) {
    if (seen.has(item)) delete list[index];
    seen.add(item);
  }
}

/** A copy without the holes that offenders left in lists, however deep. */
function withoutHoles<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutHoles) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)])) as T;
}

/** Gives each required field that is missing its empty value, if it has one. */
function withEmptyFields(fields: Data, { required = [], properties = {} }: Schema): Data {
  const missing = required.filter((key) => !Object.hasOwn(fields, key));
  const empty = missing.flatMap((key) => {
    const { type, enum: choices } = properties[key] ?? {};
    return choices ? [] : [[key, type === 'array' ? [] : type === 'object' ? {} : '']];
  });
  return { ...fields, ...Object.fromEntries(empty) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
