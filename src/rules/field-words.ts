import { type Schema, schemaAt } from '../document/schema.ts';
import { homeOf, type Kind, kindWithArticle } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import { code, listInWords } from '../model/words.ts';

/** A field in words: `why` (in `cares_about`, item 2), or item 2 of `aliases`. */
export function fieldInWords(kind: Kind, field: FieldPath): string {
  const parent = field.slice(0, -1);
  const last = field.at(-1) ?? '';
  if (isItem(kind, field)) return `item ${Number(last) + 1} of ${fieldInWords(kind, parent)}`;
  return parent.length === 0 ? code(last) : `${code(last)} (in ${pathInWords(kind, parent)})`;
}

/** The way to a field in words, the outermost first: `cares_about`, item 2. */
export function pathInWords(kind: Kind, field: FieldPath): string {
  return field
    .map((step, depth) => (isItem(kind, field.slice(0, depth + 1)) ? `item ${Number(step) + 1}` : code(step)))
    .join(', ');
}

/** Is it an item of a list? A number alone does not tell: keys such as `2024` are numbers too. */
export function isItem(kind: Kind, field: FieldPath): boolean {
  return typeof field.at(-1) === 'number' && schemaAt(kind, field.slice(0, -1))?.type === 'array';
}

/** The kind of a file in words; the file's own name when there is one per repository. */
export function fileInWords(kind: Kind): string {
  const { within, file } = homeOf(kind);
  return within === 'company' && file ? code(file) : kindWithArticle(kind);
}

/** What stands in a field, with its verb: is a list, is `2024`, has no value. */
export function isInWords(value: unknown): string {
  if (value === null || value === undefined) return 'has no value';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'object') return 'is a group of keys';
  return `is ${typeof value === 'number' ? 'the number ' : ''}${code(String(value))}`;
}

/** What there is to choose from: `has`, `partial` or `lacks`. */
export function choicesInWords(choices: readonly string[]): string {
  return listInWords(
    choices.map((choice) => code(choice)),
    'or',
  );
}

/** Is it a field for a day? */
export function isDate(kind: Kind, field: FieldPath): boolean {
  return schemaAt(kind, field)?.$ref?.endsWith('/day') ?? false;
}

/** Is it a list of groups of keys, rather than of texts? */
export function takesGroups(kind: Kind, field: FieldPath): boolean {
  return schemaAt(kind, field)?.items?.type === 'object';
}

/** The other way out when a field is not required: empty when it is. */
export function orRemove(kind: Kind, field: FieldPath): string {
  const parent: Schema | null = schemaAt(kind, field.slice(0, -1));
  return parent?.required?.includes(String(field.at(-1))) ? '' : ', or remove the line';
}

/** An example of a whole field on one line: `market: embedded-mobile-database`. */
export function exampleLine(kind: Kind, field: FieldPath): string {
  const example = exampleOf(kind, field);
  return code(`${field.at(-1)}: ${example === undefined ? '…' : writeYaml(example)}`, 160);
}

/** What the schema shows as an example of a field's value; of an item, the first of its list's example. */
export function exampleOf(kind: Kind, field: FieldPath): unknown {
  const own = schemaAt(kind, field)?.examples?.[0];
  if (own !== undefined || !isItem(kind, field)) return own;
  const list = schemaAt(kind, field.slice(0, -1))?.examples?.[0];
  return Array.isArray(list) ? (list[0] as unknown) : undefined;
}

/** A value as YAML on one line, with quotes where it needs them. */
export function writeYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${writeYaml(key)}: ${writeYaml(inner)}`)
      .join(', ')} }`;
  }
  const text = String(value);
  return typeof value !== 'string' || /^[\p{L}\p{N}][\p{L}\p{N} ._/()-]*$/u.test(text) ? text : JSON.stringify(text);
}
