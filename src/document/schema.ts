import { type Kind, kindNames } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import { schemasJson } from './schemas.generated.ts';

/** The parts of JSON Schema 2020-12 that the schemas of kinds use. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly 'x-reference'?: ReferenceTarget;
}

/** What a field refers to. `form` is how it is written: a bare id, `kind/id`, or a name, alias or id in free text. */
export interface ReferenceTarget {
  readonly to: readonly Kind[];
  readonly form: 'id' | 'kind/id' | 'name';
  /** Words that may stand there without naming an element. */
  readonly also?: readonly string[];
}

let parsed: Readonly<Record<string, Schema>> | undefined;

/** The JSON Schema of a kind, with titles, descriptions and examples. */
export function schemaOf(kind: Kind): Schema {
  return parseSchemas()[kind]!;
}

function parseSchemas(): Readonly<Record<string, Schema>> {
  parsed ??= JSON.parse(schemasJson) as Record<string, Schema>;
  return parsed;
}

/** The schema of the field at a path, or null where the schema says nothing of it. */
export function schemaAt(kind: Kind, field: FieldPath): Schema | null {
  let schema: Schema | undefined = schemaOf(kind);
  for (const step of field) {
    if (!schema) return null;
    schema = (typeof step === 'number' && schema.items) || propertySchema(schema, String(step));
    schema = schema && resolveRef(schema);
  }
  return schema ?? null;
}

function propertySchema(schema: Schema, key: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  const rest = schema.additionalProperties;
  return typeof rest === 'object' ? rest : undefined;
}

/** The schema with what it refers to in `common.json` filled in; its own words win. */
export function resolveRef(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const target = name === undefined ? undefined : parseSchemas()['common']?.$defs?.[name];
  return target ? { ...target, ...schema } : schema;
}

/** Kinds whose schema knows a top-level field of this name. */
export function kindsWithField(field: string): Kind[] {
  return kindNames.filter((kind) => Object.hasOwn(schemaOf(kind).properties ?? {}, field));
}
