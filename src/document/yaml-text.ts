const plain = /^\p{L}[\p{L}\p{N}_./()'&+-]*(?: [\p{L}\p{N}_./()'&+][\p{L}\p{N}_./()'&+-]*)*$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Text as a YAML scalar on one line: plain where that is sure to be read back as the same text, else in quotes. */
export function yamlText(text: string): string {
  return plain.test(text) && !reserved.test(text) ? text : quoteText(text);
}

const notPrinted = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/**
 * The text of a file with these fields and this body, whatever they hold. The frontmatter is JSON, one field a line,
 * which is YAML as well. Read back, fields and body are the same; `fields` is data as `JSON.parse` gives it.
 */
export function renderDataFile(fields: object, body: string): string {
  const lines = Object.entries(fields).map(([key, value]) => `${quoteText(key)}: ${inlineData(value)}`);
  return `---\n{\n${lines.join(',\n')}\n}\n---\n${body}`;
}

/**
 * The text of a file with these fields and this body, as somebody would write it by hand. Lists of texts and of maps
 * stand one item a line; texts stand on one line.
 */
export function renderFile(fields: object, body: string): string {
  const lines = Object.entries(fields).flatMap(([key, value]) => fieldLines(yamlText(key), value));
  return `---\n${lines.join('\n')}\n---\n${body === '' ? '' : `\n${body.trim()}\n`}`;
}

function fieldLines(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [`${key}: ${scalar(value)}`];
  if (Array.isArray(value)) return value.length === 0 ? [`${key}: []`] : [`${key}:`, ...value.flatMap(itemLines)];
  const inner = Object.entries(value).flatMap(([name, part]) => fieldLines(yamlText(name), part));
  return inner.length === 0 ? [`${key}: {}`] : [`${key}:`, ...inner.map((line) => `  ${line}`)];
}

function itemLines(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [`  - ${scalar(item)}`];
  const lines = Object.entries(item).flatMap(([name, part]) => fieldLines(yamlText(name), part));
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? yamlText(value) : JSON.stringify(value);
}

function inlineData(value: unknown): string {
  if (typeof value === 'string') return quoteText(value);
  if (Array.isArray(value)) return `[${value.map(inlineData).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${quoteText(key)}: ${inlineData(inner)}`);
  return `{${entries.join(', ')}}`;
}

/** JSON's quoting is YAML's, once brackets that would unbalance the file's own are spelt out. */
function quoteText(text: string): string {
  const json = JSON.stringify(text).replace(notPrinted, escapeCharacter);
  return hasBalancedBrackets(text) ? json : json.replace(/[[\]{}]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Frontmatter is refused when brackets nest too deep, and a bracket in quotes counts. */
function hasBalancedBrackets(text: string): boolean {
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth < 0 || depth > 10) return false;
  }
  return depth === 0;
}
