import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
export const schemaFolder = join(projectRoot, 'schemas');

/** The parts of JSON Schema that our schemas use. */
export interface Schema {
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: string[];
  default?: unknown;
  examples?: unknown[];
  'x-reference'?: { to: string[]; form: string; also?: string[] };
}

export const commonSchema = parseSchema('common.json');

/** Every kind's schema by kind, in file order. */
export const kindSchemas: ReadonlyMap<string, Schema> = new Map(
  readdirSync(schemaFolder)
    .filter((file) => file.endsWith('.schema.json'))
    .toSorted()
    .map((file) => [file.replace('.schema.json', ''), parseSchema(file)]),
);

function parseSchema(file: string): Schema {
  return JSON.parse(readFileSync(join(schemaFolder, file), 'utf8')) as Schema;
}

/** The schema with what it refers to in `common.json` filled in; its own words win. */
export function resolveRef(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const target = name === undefined ? undefined : commonSchema.$defs?.[name];
  return target ? { ...target, ...schema } : schema;
}

/** A copy of the schema in which every inner object went through `change`, the outermost first. */
export function mapSchema(schema: Schema, change: (inner: Schema) => Schema): Schema {
  return JSON.parse(JSON.stringify(schema, (_, inner: unknown) => (isObject(inner) ? change(inner) : inner))) as Schema;
}

/** `date` or `default` may be a keyword or a property of ours; of the two, only a property holds a schema. */
export function isPropertyNamed(key: string, value: unknown): boolean {
  return key !== 'x-reference' && isObject(value) && ('type' in value || '$ref' in value);
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
