import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { commonSchema, isPropertyNamed, kindSchemas, mapSchema, type Schema } from './schemas.ts';

const banner = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';

// A day of the Gregorian calendar.
const leapYear = '(?:\\d{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const days = [
  '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '02-(?:0[1-9]|1\\d|2[0-8])',
];
const calendarDay = new RegExp(`^(?:${leapYear}-02-29|\\d{4}-(?:${days.join('|')}))$`);

/** `src/document/validators.generated.ts`: one function per kind, compiled ahead so that no run compiles a schema. */
export function renderValidators(): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true },
  });
  ajv.addFormat('date', calendarDay);
  ajv.addSchema(withoutWords(commonSchema));
  for (const schema of kindSchemas.values()) ajv.addSchema(withoutWords(schema));
  const exports = Object.fromEntries(
    [...kindSchemas.keys()].map((kind) => [functionName(kind), `${kind}.schema.json`]),
  );
  const code = standaloneCode.default(ajv, exports);
  if (code.includes('require(')) throw new Error('A schema uses a keyword that needs a runtime part of ajv.');
  const table = [...kindSchemas.keys()].map((kind) => `  '${kind}': ${functionName(kind)},`).join('\n');
  return `// @ts-nocheck\n${banner}${code}\nexport const validators = {\n${table}\n};\n`;
}

/** `src/document/schemas.generated.ts`: the schemas as text, parsed only when something asks for one. */
export function renderSchemas(): string {
  const schemas = { common: commonSchema, ...Object.fromEntries(kindSchemas) };
  return `${banner}export const schemasJson =\n  ${JSON.stringify(JSON.stringify(schemas))};\n`;
}

/** Validation needs no titles, descriptions or examples, and the compiled code would carry them all. */
function withoutWords(schema: Schema): Schema {
  const words = new Set(['title', 'description', 'examples', 'default', 'x-reference']);
  return mapSchema(schema, (inner) =>
    Object.fromEntries(Object.entries(inner).filter(([key, value]) => !words.has(key) || isPropertyNamed(key, value))),
  );
}

function functionName(kind: string): string {
  return `validate_${kind.replaceAll('-', '_')}`;
}
