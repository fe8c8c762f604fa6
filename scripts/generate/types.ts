import { compile } from 'json-schema-to-typescript';
import { commonSchema, isPropertyNamed, kindSchemas, mapSchema, schemaFolder, type Schema } from './schemas.ts';

/** `src/model/fields.generated.ts`: one interface per kind, and the table of them all. */
export async function renderTypes(): Promise<string> {
  const names = [...kindSchemas.keys()].map((kind) => [kind, interfaceName(kind)] as const);
  const everything = {
    title: 'FieldsByKind',
    description: 'The frontmatter of every kind.',
    type: 'object',
    additionalProperties: false,
    required: [...kindSchemas.keys()],
    properties: Object.fromEntries(names.map(([kind, name]) => [kind, { $ref: `#/$defs/${name}` }])),
    $defs: Object.fromEntries([
      ...Object.entries(commonSchema.$defs ?? {}).map(([name, schema]) => [name, plain(schema)]),
      ...names.map(([kind, name]) => [name, { ...plain(kindSchemas.get(kind)!), title: name }]),
    ]),
  };
  const code = await compile(everything as never, 'FieldsByKind', {
    cwd: schemaFolder,
    bannerComment: '// Generated from schemas/ by `npm run generate`. Do not edit.',
    additionalProperties: false,
    style: { singleQuote: true, printWidth: 120 },
  });
  return code;
}

function interfaceName(kind: string): string {
  const pascal = kind.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return `${pascal}Fields`;
}

/** Keywords that say nothing about a type, or that would make the type generator invent names. */
const leaveOut = new Set(['title', '$id', '$schema', 'examples', 'x-reference', 'propertyNames', 'minItems']);

/** What the type generator should see of a schema: bare references, and no word that is not about types. */
function plain(schema: Schema): Schema {
  return mapSchema(schema, (inner) => {
    if (inner.$ref) return { $ref: inner.$ref.replace('common.json', '') };
    return Object.fromEntries(
      Object.entries(inner).filter(([key, value]) => !leaveOut.has(key) || isPropertyNamed(key, value)),
    );
  });
}
