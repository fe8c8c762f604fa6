import { stringify } from 'yaml';
import { homeOf, type Kind, kindLabel, kindNames } from '../../src/model/kinds.ts';
import { kindSchemas, resolveRef, type Schema } from './schemas.ts';

const notice = '<!-- Generated from schemas/ by `npm run docs`. Do not edit. -->\n';

/** `docs/kinds/`: one page per kind, and an index. Text by path. */
export function renderKindPages(): Map<string, string> {
  const pages = kindNames.map((kind): [string, string] => [`docs/kinds/${kind}.md`, renderKindPage(kind)]);
  return new Map([...pages, ['docs/kinds/README.md', renderIndex()]]);
}

/** An example file of a kind: every field with the first example of its schema. */
export function renderExampleFile(kind: Kind): string {
  const fields = Object.entries(schemaOf(kind).properties ?? {}).map(([key, property]) => [
    key,
    resolveRef(property).examples?.[0],
  ]);
  return `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n`;
}

function renderIndex(): string {
  const rows = kindNames.map(
    (kind) => `| [${kindLabel(kind)}](${kind}.md) | \`${pathOf(kind)}\` | ${schemaOf(kind).description} |`,
  );
  return `${notice}
# Kinds of files

Everything in \`positioning/\` is a markdown file: facts between two \`---\` lines at the top, prose below. The folder
says what kind of file it is, the file name is its id.

| kind | file | what it says |
|---|---|---|
${rows.join('\n')}
`;
}

function renderKindPage(kind: Kind): string {
  const schema = schemaOf(kind);
  return `${notice}
# ${capitalised(kindLabel(kind))}

${schema.description}

File: \`${pathOf(kind)}\`. Schema: [\`${kind}.schema.json\`](../../schemas/${kind}.schema.json).

## Fields

${fieldTable(schema)}

## Example

Every field, each with an example. Only the fields marked **required** have to be there.

\`\`\`markdown
${renderExampleFile(kind)}
Prose, as much or as little as helps. It is part of what is signed.
\`\`\`
`;
}

function fieldTable(schema: Schema): string {
  const rows = rowsOf(schema, '').map(
    ({ name, required, form, description }) =>
      `| \`${name}\`${required ? ' **required**' : ''} | ${form} | ${description} |`,
  );
  return ['| field | form | meaning |', '|---|---|---|', ...rows].join('\n');
}

interface Row {
  readonly name: string;
  readonly required: boolean;
  readonly form: string;
  readonly description: string;
}

/** A row per property, those of list items and groups under their parent's name. */
function rowsOf(schema: Schema, prefix: string): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, unresolved]) => {
    const property = resolveRef(unresolved);
    const name = prefix + key;
    const required = schema.required?.includes(key) ?? false;
    const row = { name, required, form: formOf(property), description: escapeCell(property.description ?? '') };
    const items = property.items ? rowsOf(resolveRef(property.items), `${name}[].`) : [];
    return [row, ...items];
  });
}

function formOf(schema: Schema): string {
  const reference = schema['x-reference'] ?? schema.items?.['x-reference'];
  const named = reference && `${reference.to.join(' or ')}${formWords[reference.form] ?? ''}`;
  if (schema.enum) return `one of ${schema.enum.map((choice) => `\`${choice}\``).join(', ')}`;
  if (schema.type === 'array') return `list of ${named ?? itemWords(schema.items ?? {})}`;
  if (schema.type === 'boolean')
    return `true or false${schema.default === undefined ? '' : ` (default ${schema.default})`}`;
  if (schema.type === 'object') return mapWords(schema);
  if (schema.format === 'date') return 'a day, `year-month-day`';
  return named ?? 'text';
}

const formWords: Readonly<Record<string, string>> = {
  id: ' (file name)',
  'kind/id': ' (`folder/file-name`)',
  name: ' (file name, name or alias)',
};

function itemWords(items: Schema): string {
  return resolveRef(items).properties ? 'groups of keys' : 'texts';
}

function mapWords(schema: Schema): string {
  const reference = schema.propertyNames?.['x-reference'];
  const values = schema.additionalProperties;
  const choices =
    typeof values === 'object' && values.enum ? `: ${values.enum.map((choice) => `\`${choice}\``).join(', ')}` : '';
  return `for each ${reference ? reference.to.join(' or ') : 'key'}${choices || ', text'}`;
}

function schemaOf(kind: Kind): Schema {
  return kindSchemas.get(kind)!;
}

function pathOf(kind: Kind): string {
  const { within, folder, file } = homeOf(kind);
  return `positioning/${within === 'product' ? '<product>/' : ''}${file ?? `${folder}/<id>.md`}`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
